// Where a number must stand to be one of its own, and how close by it must be called something.
import { describe, expect, it } from "vitest";
import { personalFound } from "../testing/personal-found.js";

const kindsIn = (text: string): readonly string[] => personalFound(text).map(([kind]) => kind);
const card = "4929180462103359";
const ssn = "262137151";

describe("a number", () => {
  it.each([
    ["at the beginning", `${card} is hers`],
    ["at the end", `hers is ${card}`],
    ["in brackets", `(${card})`],
    ["in quotes", `"${card}"`],
    ["before a full stop", `hers is ${card}. Yes.`],
    ["behind a full stop and a space", `Yes. ${card}`],
    ["behind a colon and a space", `hers: ${card}`],
    ["behind an escaped line break", `hers\\n${card}`],
    ["behind three full stops", `hers ...${card}`],
    ["before a comma", `${card}, and more`],
    ["before a hyphen", `${card} - hers`],
  ])("%s is one", (_, text) => expect(kindsIn(text)).toEqual(["payment-card"]));

  it.each([
    ["a letter before it", `a${card}`],
    ["a letter of another script before it", `д${card}`],
    ["a letter behind it", `${card}a`],
    ["an underline before it", `x_${card}`],
    ["an underline behind it", `${card}_x`],
    ["an at sign behind it", `${card}@host`],
    ["a fraction before it", `0.${card}`],
    ["a fraction behind it", `${card}.5`],
    ["a slash before it", `/${card}`],
    ["a path behind it", `${card}/5`],
    ["a sign before it", `#${card}`],
    ["a hyphen before it", `web-${card}`],
    ["a name behind it", `${card}-web`],
    ["digits behind a colon", `${card}:8080`],
    ["digits behind a comma", `${card},000`],
  ])("with %s is none", (_, text) => expect(kindsIn(text)).toEqual([]));

  it("of more than thirty-two digits is none", () => {
    expect(kindsIn(`my card ${card}${card}1`)).toEqual([]);
  });

  it.each([
    ["a capital and a space", "GR 34 72 39 C", "uk-nino"],
    ["a capital", "Z9336577P", "es-nie"],
    ["a capital and a hyphen", "X-4829173-R", "es-nie"],
    ["a plus", "+12453827848", "phone-number"],
    ["a bracket", "(854) 667-0025", "phone-number"],
  ])("may begin with %s", (_, number, kind) => {
    expect(personalFound(`see ${number} here`)).toEqual([[kind, number]]);
    expect(personalFound(number)).toEqual([[kind, number]]);
  });

  it.each(["z9336577P", "9336577P", "x 9336577P"])("begins with what its form says: %s", (number) =>
    expect(kindsIn(number)).toEqual([]),
  );
});

describe("what a number is called", () => {
  const call = (before: number, after: number): readonly string[] => [
    `SSN${".".repeat(before - 4)} ${ssn}`,
    `${ssn} ${".".repeat(after - 4)}SSN`,
  ];
  it("stands up to sixty characters before it, or twenty-four behind it", () => {
    for (const text of call(60, 24)) expect(kindsIn(text)).toEqual(["us-ssn"]);
    for (const text of call(61, 25)) expect(kindsIn(text)).toEqual([]);
  });

  it("gives way to what its own form tells, however much longer it is", () => {
    expect(personalFound("NHS: +44 943 476 5919")).toEqual([["uk-nhs", "943 476 5919"]]);
  });

  it("may stand on the line before", () => expect(kindsIn(`SSN:\n${ssn}`)).toEqual(["us-ssn"]));
});
