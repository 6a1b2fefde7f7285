import { describe, expect, it } from "vitest";
import { findSensitive } from "../redaction/find-sensitive.js";

function found(text: string): readonly (readonly [string, string])[] {
  return findSensitive(text).personal.map(({ kind, at, length }) => [kind, text.slice(at, at + length)]);
}

describe("a payment card", () => {
  it.each([
    ["Visa", "4929180462103359"],
    ["Visa in groups", "4929 1804 6210 3359"],
    ["Visa with hyphens", "4929-1804-6210-3359"],
    ["Mastercard", "5293718460512944"],
    ["Mastercard of 2017", "2720981736450217"],
    ["American Express", "371829465013286"],
    ["American Express in its groups", "3718 294650 13286"],
    ["Discover", "6011830295746101"],
    ["JCB", "3541902837465107"],
    ["UnionPay", "6221820394857163"],
  ])("of %s", (_, number) => {
    const valid = withCheckDigit(number);
    expect(found(`Why was ${valid} declined?`)).toEqual([["payment-card", valid]]);
  });

  it("of thirteen digits is one where it is called so", () => {
    const short = withCheckDigit("4929180462100");
    expect(found(`the card ${short}`)).toEqual([["payment-card", short]]);
    expect(found(`the offset ${short}`)).toEqual([]);
  });

  it.each([
    ["with a wrong digit", "4929180462103358"],
    ["of no issuer", withCheckDigit("1929180462103350")],
    ["for tests", "4242 4242 4242 4242"],
    ["in a longer number", "94929180462103359"],
    ["behind a full stop", "0.4929180462103359"],
    ["in a path", "/4929180462103359"],
    ["in a name", "web-4929180462103359"],
    ["before more groups", "4929 1804 6210 3359 1111"],
    ["of one digit", "4444444444444448"],
  ])("%s is none", (_, number) => expect(found(`see ${number} here`)).toEqual([]));
});

/** With its last digit as Luhn has it. */
function withCheckDigit(number: string): string {
  for (let digit = 0; digit < 10; digit++) {
    const candidate = `${number.slice(0, -1)}${digit}`;
    const digits = [...candidate.replace(/\D/g, "")].reverse().map(Number);
    const sum = digits.reduce(
      (total, each, index) => total + (index % 2 === 0 ? each : each > 4 ? each * 2 - 9 : each * 2),
      0,
    );
    if (sum % 10 === 0) return candidate;
  }
  return number;
}

describe("numbers of accounts and of identity", () => {
  it.each([
    ["iban", "IBAN ", "DE06101406522965759399"],
    ["iban", "pay to ", "GB94 BARC 1020 1530 0934 59"],
    ["us-ssn", "SSN ", "412-68-9047"],
    ["us-ssn", "his social security number: ", "412689047"],
    ["us-ssn", "ITIN ", "912-78-1234"],
    ["uk-nino", "national insurance number ", "SG498302B"],
    ["uk-nino", "see ", "SG 49 83 02 B"],
    ["uk-nhs", "NHS number ", "943 476 5919"],
    ["de-tax-id", "Steuer-ID ", "86095742719"],
    ["fr-nir", "see ", "1 85 05 78 006 084 91"],
    ["es-dni", "DNI ", "48291736Q"],
    ["es-nie", "NIE ", "X4829173R"],
    ["it-codice-fiscale", "see ", "RSSMRA85T10A562S"],
    ["nl-bsn", "BSN ", "111222333"],
    ["be-national-number", "see ", "85.07.30-033.28"],
    ["ch-ahv", "see ", "756.9217.0769.85"],
    ["pl-pesel", "PESEL ", "44051401359"],
    ["se-personnummer", "personnummer ", "811218-9876"],
    ["no-national-number", "fødselsnummer ", "15076500565"],
    ["fi-hetu", "see ", "131052-308T"],
    ["br-cpf", "see ", "529.982.247-25"],
    ["cl-rut", "see ", "12.678.579-8"],
    ["mx-curp", "see ", "HEGG560427MVZRRL04"],
    ["in-aadhaar", "Aadhaar ", "2341 2341 2346"],
    ["in-pan", "PAN ", "ABCPK1234F"],
    ["cn-resident-id", "see ", "11010519491231002X"],
    ["kr-rrn", "see ", "820701-2409184"],
    ["ca-sin", "SIN ", "130 692 544"],
    ["au-tfn", "TFN ", "123 456 782"],
    ["tr-identity-number", "TC kimlik ", "10000000146"],
    ["za-id", "South African ID ", "8001015009087"],
    ["sg-nric", "NRIC ", "S1234567D"],
    ["bank-account", "bank account ", "8290173645"],
    ["bank-account", "my account number is ", "82901736"],
    ["passport-number", "passport ", "R85138021"],
    ["driving-licence", "driver's license number ", "D4829-17364"],
    ["medical-record", "MRN: ", "82901736"],
    ["date-of-birth", "DOB ", "1967-06-12"],
    ["date-of-birth", "date of birth: ", "12 June 1967"],
    ["card-verification-code", "cvv ", "934"],
    ["imei", "IMEI ", "490154203237518"],
  ])("%s: %s…", (kind, before, value) => {
    expect(found(`${before}${value} is in the trace`)).toEqual([[kind, value]]);
  });

  it.each([
    ["a wrong check digit", "IBAN DE06101406522965759398"],
    ["an example of the registry", "IBAN DE89370400440532013000"],
    ["a number never given", "SSN 000-12-3456"],
    ["a number out of an advertisement", "SSN 078-05-1120"],
    ["nothing that calls it so", "line 412689047 of the trace"],
    ["no such day", "see 829999-2409184"],
    ["a time", "at 2026-01-31 10:22:33.123456789"],
    ["a version", "v1.28.3-20260131.1234"],
    ["a host", "10.148.45.7:8080"],
    ["an account of a cloud", "arn:aws:iam::792639860359:role/node"],
    ["a ticket", "INC743889677"],
    ["a serial number", "serial number 630582012176"],
    ["a resource version", "resourceVersion 608838305"],
    ["a digest", "sha256:4929180462103359aa4929180462103359"],
    ["an identifier", "3b0c0475-0d84-4fd9-a9e4-abaa504a1544"],
    ["a member of etcd", "member id 9e1915fff8ff5cf3"],
    ["a number behind another word", "mobile app deployment 2345678901"],
    ["a duration", "took 1234567890 ns"],
  ])("%s is none", (_, text) => expect(found(text)).toEqual([]));
});

describe("a telephone number", () => {
  it.each([
    "+49 30 48271935",
    "+1-245-382-7848",
    "+1 (245) 382-7848",
    "+12453827848",
    "+91 94301 39583",
    "+44 20 7183 8750",
    "+33 6 48 27 19 35",
    "(854) 667-0025",
    "635-397-3050",
  ])("is told by its form: %s", (number) => {
    expect(found(`notify ${number} when the node is down`)).toEqual([["phone-number", number]]);
  });

  it.each(["0151 48271935", "06 48 27 19 35", "415.826.7193", "9430139583"])(
    "is told by what it is called: %s",
    (number) => {
      expect(found(`mobile: ${number}`)).toEqual([["phone-number", number]]);
      expect(found(`offset: ${number}`)).toEqual([]);
    },
  );

  it.each([
    "+1-415-555-0132",
    "+1 800 482 7193",
    "+0000",
    "+05:30",
    "+1234567890",
    "123-456-7890",
    "v1+20260131",
  ])("is none: %s", (number) => expect(found(`phone ${number} here`)).toEqual([]));
});

describe("an address", () => {
  it.each([
    "olga.berg@shop.eu",
    "david@moonchaser.io",
    "jsmith@gmail.com",
    "katya.haddad@example.org",
    "jürgen.groß@firma.de",
    "o'neil.mary+x@shop.co.uk",
  ])("of a person is found: %s", (address) => {
    expect(found(`write to ${address} today`).map(([kind]) => kind)).toEqual(["email-address"]);
  });

  it.each([
    "write to noreply@shop.eu",
    "write to support@shop.eu",
    "write to platform-team@shop.eu",
    "write to user@example.com",
    "write to john.doe@example.com",
    "git clone git@github.com:shop/api.git",
    "ssh olga@node1.shop.eu",
    "scp a.txt olga.berg@node1.shop.eu:/tmp",
    "postgres://olga.berg@db.shop.eu/x",
    "nginx@sha256:7868f7fcadab",
    "builder@my-project.iam.gserviceaccount.com",
    "olga@web-0.web.shop.svc",
    "olga@node1.local",
    "getty@tty1.service",
    "root@localhost",
    "Signed-off-by: Olga Berg <olga.berg@shop.eu>",
    "Author: Olga Berg <olga.berg@shop.eu>",
    "maintainers:\n  - name: Olga Berg\n    email: olga.berg@shop.eu",
    "@types/node and @palisade/guardrails",
  ])("is none of a person: %s", (text) => expect(found(text)).toEqual([]));

  it.each([
    "837 Rossi Street, Springfield, IL 62436",
    "412 Monterey Ave, Apt 3, Capitola, CA 95010",
    "10 Baker Street, London NW1 6XE",
    "5 Main Street, Toronto, ON M5V 2T6",
    "Lange Straße 12a, 10115 Berlin",
    "8 rue de la Paix, 75002 Paris",
  ])("of a house is found: %s", (address) => {
    const [first] = found(`send it to ${address}.`);
    expect(first?.[0]).toBe("postal-address");
    expect(address.endsWith(first?.[1] ?? "?")).toBe(true);
  });

  it.each([
    "837 Rossi Street",
    "3 Replicas Drive, Deploy, XX 12345",
    "200 OK, Server, CA 1234",
    "1 Pod Running, 10115 Requests",
  ])("of a house is none: %s", (text) => expect(found(`see ${text}`)).toEqual([]));
});

it("what is a credential is no personal datum besides", () => {
  expect(findSensitive("https://app:s3cr3tpw@olga.berg.eu/x").personal).toEqual([]);
});
