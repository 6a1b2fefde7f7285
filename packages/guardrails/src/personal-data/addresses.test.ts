// Addresses of houses in each form, and what stands around an address of mail.
import { describe, expect, it } from "vitest";
import { personalFound } from "../testing/personal-found.js";

describe("an address of a house", () => {
  it.each(
    (
      "AK AL AR AZ CA CO CT DC DE FL GA GU HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR " +
      "PA PR RI SC SD TN TX UT VA VI VT WA WI WV WY"
    ).split(" "),
  )("is in a state: %s", (state) => {
    const address = `837 Rossi Street, Springfield, ${state} 62436`;
    expect(personalFound(`to ${address}.`)).toEqual([["postal-address", address]]);
  });

  it.each([
    ["8 rue de la Paix, 75002 Paris", "8 rue de la Paix, 75002 Paris"],
    ["8 bis rue de la Paix, 75002 Paris", "8 bis rue de la Paix, 75002 Paris"],
    ["8, rue de la Paix, 75002 Paris", "8, rue de la Paix, 75002 Paris"],
    ["12 ter, avenue Foch, 75116 Paris", "12 ter, avenue Foch, 75116 Paris"],
    ["10A Baker Street, London NW1 6XE", "10A Baker Street, London NW1 6XE"],
    ["10Z Baker Street, London NW1 6XE", "10Z Baker Street, London NW1 6XE"],
    ["123456 Long Road, Springfield, IL 62704", "123456 Long Road, Springfield, IL 62704"],
    ["7 Main Street, Sydney, NSW 2000", "7 Main Street, Sydney, NSW 2000"],
    ["Lange Straße 12a, 10115 Berlin", "aße 12a, 10115 Berlin"],
    ["Hauptstrasse 5, 8001 Zürich", "strasse 5, 8001 Zürich"],
    ["Hauptstr. 5, 10115 Berlin", "str. 5, 10115 Berlin"],
    ["Birkenweg 5, 10115 Berlin", "weg 5, 10115 Berlin"],
    ["Marktplatz 5, 10115 Berlin", "platz 5, 10115 Berlin"],
    ["Lindenallee 5, 10115 Berlin", "allee 5, 10115 Berlin"],
    ["Kirchgasse 5, 10115 Berlin", "gasse 5, 10115 Berlin"],
    ["Parkring 5, 1010 Wien", "ring 5, 1010 Wien"],
    ["Kurfürstendamm 5, 10115 Berlin", "damm 5, 10115 Berlin"],
    ["Schiffbauerufer 5, 10115 Berlin", "ufer 5, 10115 Berlin"],
    ["Churchilllaan 5, 1078 DA Amsterdam", "laan 5, 1078 DA Amsterdam"],
    ["Kalverstraat 5, 1012 NX Amsterdam", "straat 5, 1012 NX Amsterdam"],
  ])("is found: %s", (text, ending) => {
    const found = personalFound(`to ${text}.`);
    expect(found.map(([kind]) => kind)).toEqual(["postal-address"]);
    expect(found[0]?.[1].endsWith(ending.slice(3))).toBe(true);
  });

  it.each([
    "1234567 Long Road, Springfield, IL 62704",
    "v8 rue de la Paix, 75002 Paris",
    "4.8 rue de la Paix, 75002 Paris",
    "8-rue de la Paix, 75002 Paris",
    "837 Rossi Street, Springfield, XX 62436",
  ])("is none: %s", (text) => expect(personalFound(`to ${text}.`)).toEqual([]));
});

it("an address of a house gives way to what a form tells", () => {
  expect(personalFound("837 4929180462103359 Street, Springfield, IL 62436")).toEqual([
    ["payment-card", "4929180462103359"],
  ]);
});

describe("an address of mail", () => {
  const found = (text: string): readonly string[] => personalFound(text).map(([, value]) => value);

  it.each([
    ["olga.berg@shop.eu", "olga.berg@shop.eu"],
    ["write to:olga.berg@shop.eu", "olga.berg@shop.eu"],
    ["write\\nolga.berg@shop.eu", "olga.berg@shop.eu"],
    ["write\\tolga.berg@shop.eu", "olga.berg@shop.eu"],
    ["write .-olga.berg@shop.eu", "olga.berg@shop.eu"],
    ["write olga.berg+k8s@shop.eu", "olga.berg+k8s@shop.eu"],
    ["write olga.berg@shop.eu.", "olga.berg@shop.eu"],
    ["<olga.berg@shop.eu>", "olga.berg@shop.eu"],
    ["to/olga.berg@shop.eu", "olga.berg@shop.eu"],
    [`https://shop.eu ${"x".repeat(20)} olga.berg@shop.eu`, "olga.berg@shop.eu"],
    ["olga.berg@shop.eu: hello", "olga.berg@shop.eu"],
    [`${"x".repeat(70)}@shop.eu`, `${"x".repeat(64)}@shop.eu`],
    ["ssh node1 # done\nolga.berg@shop.eu", "olga.berg@shop.eu"],
    [`ssh ${"x".repeat(61)} olga.berg@shop.eu`, "olga.berg@shop.eu"],
    [`Signed-off-by: ${"x".repeat(161)} olga.berg@shop.eu`, "olga.berg@shop.eu"],
    [`maintainers: ${"x".repeat(230)} olga.berg@shop.eu`, "olga.berg@shop.eu"],
  ])("is found: %s", (text, value) => expect(found(text)).toEqual([value]));

  it.each([
    "+support@shop.eu",
    "support+berg@shop.eu",
    "1a@shop.eu",
    "@shop.eu",
    "https://olga.berg@shop.eu",
    `https://${"x".repeat(60)}/olga.berg@shop.eu`,
    "https://app:olga.berg@shop.eu/x",
    "olga.berg@shop.eu:~/x",
    "olga.berg@shop.eu/x",
    "rsync -a x olga.berg@shop.eu",
    "sftp olga.berg@shop.eu",
    `scp ${"x".repeat(55)} olga.berg@shop.eu`,
    `Author: ${"x".repeat(60)} olga.berg@shop.eu`,
    `maintainers: ${"x".repeat(120)} olga.berg@shop.eu`,
    "olga.berg@site.service",
    "jane.doe@example.com",
    "olga@example.com",
  ])("is none of a person: %s", (text) => expect(found(text)).toEqual([]));
});
