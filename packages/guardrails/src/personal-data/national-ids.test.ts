// Every form of every number: with what must be said of it, without that, and with a digit that is wrong.
import { describe, expect, it } from "vitest";
import { personalFound } from "../testing/personal-found.js";

/** Told by form and check digits alone. */
const told = "see ";

const table: readonly (readonly [kind: string, said: string, valid: string, invalid?: string])[] = [
  ["us-ssn", told, "262-37-5125", "000-37-5125"],
  ["us-ssn", "identity card ", "268 13 9557", "268 00 9557"],
  ["us-ssn", "personal id ", "315.56.7514", "315.56.0000"],
  ["us-ssn", "itin ", "262137151", "666137151"],
  ["ca-sin", "sin ", "966 796-567", "966 796-568"],
  ["ca-sin", "sin ", "130 692-544", "046 454-286"],
  ["ca-sin", "social insurance ", "262137151", "262137152"],
  ["br-cpf", told, "541.628.276-21", "541.628.276-22"],
  ["br-cpf", told, "924.546.554-38", "924.546.554-48"],
  ["br-cpf", "cpf ", "93979874702", "93979874703"],
  ["br-cpf", "cpf ", "83459884584", "11111111111"],
  ["cl-rut", told, "4.531.423-5", "4.531.423-6"],
  ["cl-rut", told, "45.484.243-k", "45.484.243-1"],
  ["cl-rut", told, "92.739.541-K", "92.739.542-K"],
  ["mx-curp", told, "VJOE491113MWWHEP75", "VJOE491313MWWHEP75"],
  ["ar-dni", "documento ", "9.434.725"],
  ["ar-dni", "dni ", "91.894.448"],
  ["uk-nino", told, "GR 34 72 39 C", "GB 34 72 39 C"],
  ["uk-nino", "nino ", "EB715125C", "AB123456C"],
  ["uk-nino", "national insurance ", "SG498302B", "QQ123456C"],
  ["uk-nhs", "medical ", "115-367-3614", "115-367-3615"],
  ["uk-nhs", "nhs ", "5868335740", "5868335741"],
  ["uk-nhs", "nhs ", "8345988458", "8345988459"],
  ["ie-pps", "pps no ", "2974285V", "2974285W"],
  ["ie-pps", "pps no ", "6618856KW", "6618856KA"],
  ["ie-pps", "ppsn ", "8582214AA", "8582214AB"],
  ["de-tax-id", "identifikationsnummer ", "61241546193", "61241546194"],
  ["de-tax-id", "idnr ", "86095742719", "00095742719"],
  ["de-tax-id", told, "73 554 997 432", "73 554 997 433"],
  ["de-social-security", "versicherungsnummer ", "26 151258C111", "26 151358C111"],
  ["de-social-security", "svnr ", "22231264O 538", "22321264O 538"],
  ["fr-nir", told, "2 41 12 43 142 567 49", "2 41 12 43 142 567 48"],
  ["fr-nir", told, "2 15 83 2A 929 778 44", "2 15 83 2B 929 778 44"],
  ["fr-nir", told, "1 27 27 2B 672 898 19", "1 27 27 2A 672 898 19"],
  ["fr-nir", told, "279129423846645", "279129423846646"],
  ["fr-nir", told, "2221259443167 66", "2221259443167 67"],
  ["es-dni", "identidad ", "26415756A", "12345678Z"],
  ["es-dni", "nif ", "48291736-Q", "48291736-R"],
  ["es-nie", told, "Z9336577P", "Y9336577P"],
  ["es-nie", told, "X-4829173-R", "X-4829173-S"],
  ["pt-nif", "contribuinte ", "942291247", "942291248"],
  ["pt-nif", "nif ", "167482190", "167482191"],
  ["pt-nif", "nif ", "563992670", "563992671"],
  ["pt-nif", "nif ", "262 793687", "262 793688"],
  ["it-codice-fiscale", told, "ZDDPEX51P77L876R", "ZDDPEX51P77L876S"],
  ["it-codice-fiscale", told, "RSSMRA85T10A562S", "RSSMRA85T10A562T"],
  ["nl-bsn", "sofi ", "991189474", "991189475"],
  ["nl-bsn", "bsn ", "1241 61 492", "1241 61 493"],
  ["be-national-number", told, "75.16.67-569.78", "75.16.67-569.79"],
  ["be-national-number", told, "88.62.55-325.45", "88.62.55-325.46"],
  ["ch-ahv", told, "756.5173.936141", "756.5173.936142"],
  ["ch-ahv", told, "7569381572856", "7569381572857"],
  ["at-svnr", "sv-nr ", "5525 925279", "5525 925278"],
  ["at-svnr", "svnr ", "1846477835", "1846477836"],
  ["pl-pesel", "pesel ", "62329247386", "62329247387"],
  ["pl-pesel", "pesel ", "85271245581", "85271245582"],
  ["pl-pesel", "pesel ", "44051401359", "99134549263"],
  ["pl-pesel", "pesel ", "74472352730", "74472352731"],
  ["pl-pesel", "pesel ", "21128522289", "21148522283"],
  ["pl-pesel", "pesel ", "67211655926", "67201655929"],
  ["se-personnummer", "swedish ", "141122-3744", "141122-3745"],
  ["se-personnummer", "swedish ", "811218-9876", "811318-9875"],
  ["se-personnummer", "swedish ", "19171115-3666", "19171115-3667"],
  ["se-personnummer", "swedish ", "197511222445", "197513222442"],
  ["no-national-number", "personnummer ", "44924212567", "44924212568"],
  ["no-national-number", "norwegian ", "56828796408", "56828796409"],
  ["no-national-number", "norwegian ", "32589921630", "32589921631"],
  ["no-national-number", "norwegian ", "436124 47382", "436124 47392"],
  ["fi-hetu", told, "031173-894F", "031173-894H"],
  ["fi-hetu", told, "131052-308T", "131352-308T"],
  ["fi-hetu", told, "010594Y9032", "010594Y9033"],
  ["dk-cpr", "danish ", "151263-2782", "151363-2782"],
  ["dk-cpr", "cpr ", "311263-2782", "321263-2782"],
  ["ee-lt-personal-code", "asmens kod ", "28612169676", "28613169676"],
  ["cz-birth-number", "rodné ", "864286/4351", "864286/4352"],
  ["cz-birth-number", "rodne ", "212651/842"],
  ["ro-cnp", "cnp ", "5211211239848", "5211211239849"],
  ["ro-cnp", "cnp ", "5211211239848", "5211311239847"],
  ["ro-cnp", "cnp ", "8591123655550", "8591123655551"],
  ["bg-egn", "egn ", "4135529140", "4135529141"],
  ["bg-egn", "егн ", "2619361938", "2619361939"],
  ["hr-oib", "oib ", "61241546193", "61241546194"],
  ["tr-identity-number", "turkish ", "44837172332", "44837172333"],
  ["tr-identity-number", "kimlik ", "58418338246", "58418338256"],
  ["tr-identity-number", "kimlik ", "98528472454", "98528472464"],
  ["tr-identity-number", "tckn ", "19191919190", "19191919181"],
  ["za-id", "rsa ", "7611169467112", "7611169467113"],
  ["za-id", "south african ", "8001015009087", "8001325009085"],
  ["il-id", "israeli id ", "262137151", "262137152"],
  ["in-aadhaar", "आधार ", "8388-1492 1298", "8388-1492 1299"],
  ["in-aadhaar", "kyc ", "475479867889", "475479867880"],
  ["in-pan", "kyc ", "DUOHX2213E"],
  ["cn-resident-id", told, "15316619261012943x", "15316619261312943x"],
  ["cn-resident-id", told, "214779193906159677", "214779193906159678"],
  ["cn-resident-id", told, "12622620390119244X", "12622621390119244X"],
  ["kr-rrn", told, "941227-8535299", "941327-8535299"],
  ["jp-my-number", "個人番号 ", "2621-12589816"],
  ["jp-my-number", "my number ", "729329686789"],
  ["sg-nric", "singapore ", "G6213715D"],
  ["hk-id", told, "C371512(A)"],
  ["tw-id", "身分證 ", "C271512587"],
  ["th-id", told, "3-8816-17695-77-8"],
  ["my-nric", "malaysia ", "941227-23-5352", "941327-23-5352"],
  ["id-nik", "ktp ", "4881671769537781"],
  ["au-tfn", "tax file ", "262-51219", "262-51219-1"],
  ["au-tfn", "tfn ", "81982778"],
  ["au-tfn", "tfn ", "256824282", "256824283"],
  ["nz-ird", "inland revenue ", "47-642-283"],
  ["nz-ird", "inland revenue ", "644-484172"],
  ["nz-ird", "ird ", "93296167"],
  ["nz-ird", "ird ", "911448761"],
];

describe("a number that a state gives", () => {
  it.each(table)("%s: %s%s", (kind, said, valid) => {
    expect(personalFound(`${said}${valid} is`)).toEqual([[kind, valid]]);
  });

  it.each(table.filter(([, said]) => said !== told))("%s is none unless %sis said", (_kind, _said, valid) => {
    expect(personalFound(`see ${valid} is`)).toEqual([]);
  });

  it.each(table.filter(([, , , invalid]) => invalid !== undefined))(
    "%s: %s…, not %s but %s is none",
    (_kind, said, _valid, invalid) => expect(personalFound(`${said}${invalid} is`)).toEqual([]),
  );

  it.each([
    ["au-medicare", "3615725567 (medicare)", "3615725567"],
    ["au-medicare", "2445 459189 (medicare)", "2445 459189"],
  ])("%s: %s", (kind, text, value) => expect(personalFound(text)).toEqual([[kind, value]]));

  it.each(["3615725467 (medicare)", "2445 459179 (medicare)"])("with a wrong digit is none: %s", (text) =>
    expect(personalFound(text)).toEqual([]),
  );
});

describe("an Italian number", () => {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const last = (body: string): readonly string[] =>
    letters.filter((letter) => personalFound(`see ${body}${letter} is`).length > 0);

  it("counts letters and digits by where they stand", () => {
    expect(letters.map((letter) => last(`${letter}SSMRA85T10A562`).join()).join("")).toBe(
      "LKPRTXZBDFMOCEVNQSWYAUGJIH",
    );
    expect(letters.map((letter) => last(`R${letter}SMRA85T10A562`).join()).join("")).toBe(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    );
    expect([..."0123456789"].map((digit) => last(`RSSMRA${digit}5T10A562`).join()).join("")).toBe(
      "AZEGIMOQSU",
    );
    expect([..."0123456789"].map((digit) => last(`RSSMRA8${digit}T10A562`).join()).join("")).toBe(
      "NOPQRSTUVW",
    );
  });
});

describe("a number of social security", () => {
  it.each(["078-05-1120", "219-09-9999", "123-45-6789", "123-12-1234", "987-65-4321", "112-12-1212"])(
    "that everybody knows is nobody's: %s",
    (number) => expect(personalFound(`SSN ${number}`)).toEqual([]),
  );

  it("has three digits at least", () => {
    expect(personalFound("SSN 112-12-1213")).toEqual([["us-ssn", "112-12-1213"]]);
  });

  it.each([
    ["49", false],
    ["50", true],
    ["65", true],
    ["66", false],
    ["69", false],
    ["70", true],
    ["88", true],
    ["89", false],
    ["90", true],
    ["92", true],
    ["93", false],
    ["94", true],
    ["99", true],
  ])("of a taxpayer has a group that is given: %s is %s", (group, isGiven) => {
    const number = `914-${group}-2856`;
    expect(personalFound(`SSN ${number}`)).toEqual(isGiven ? [["us-ssn", number]] : []);
  });
});
