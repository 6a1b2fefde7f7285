// Ranges and lengths of issuers, and the numbers that makers of payment systems print for tests.
import { describe, expect, it } from "vitest";
import { madeUp } from "../testing/made-up.js";
import { personalFound } from "../testing/personal-found.js";
import { isLuhn } from "./check-digits.js";

/** With digits that are nothing in particular, and a last one that is right. */
function cardOf(prefix: string, length: number): string {
  const body = prefix + madeUp(length - 1 - prefix.length, "digits");
  const last = "0123456789".split("").find((digit) => isLuhn(body + digit));
  return `${body}${last}`;
}

/** Where it must be called a card: it has a length that other numbers have, too. */
const isCard = (prefix: string, length: number): boolean =>
  personalFound(`my card ${cardOf(prefix, length)}`).some(([kind]) => kind === "payment-card");

const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe("issuers", () => {
  it.each<[name: string, prefixes: readonly string[], lengths: readonly number[]]>([
    ["Visa", ["40", "4929"], [13, 16, 19]],
    ["Mastercard", ["51", "55", "2221", "2300", "2699", "271", "2720"], [16]],
    ["American Express", ["34", "37"], [15]],
    ["Discover", ["6011", "644", "649", "65"], range(16, 19)],
    ["JCB", ["3528", "3529", "353", "358"], range(16, 19)],
    ["Diners Club", ["300", "305", "3095", "36", "38", "39"], [14, ...range(16, 19)]],
    ["UnionPay", ["62", "81"], range(16, 19)],
    ["Maestro", ["5018", "5020", "5038", "5893", "6304", "6759", "6761", "6763"], range(13, 19)],
    ["Mir", ["2200", "2204"], range(16, 19)],
    ["RuPay", ["60", "82", "508"], [16]],
    ["Troy", ["9792"], [16]],
    ["Elo", ["636368", "438935", "504175", "451416"], [16]],
    ["nobody", ["1", "2205", "2220", "273", "350", "359", "56", "640", "643", "70", "90", "0"], []],
  ])("%s has %j, of %j digits", (_, prefixes, lengths) => {
    for (const prefix of prefixes) {
      const found = range(12, 20).filter((length) => isCard(prefix, length));
      // A Visa of Elo's range has Visa's lengths besides.
      const wanted = /^4/.test(prefix) ? [13, 16, 19] : lengths;
      expect({ prefix, found }).toEqual({ prefix, found: wanted });
    }
  });
});

describe("a number", () => {
  it.each([
    ["of fifteen digits", cardOf("37", 15)],
    ["of sixteen digits", cardOf("4929", 16)],
  ])("%s need not be called a card", (_, number) =>
    expect(personalFound(`see ${number} here`)).toEqual([["payment-card", number]]),
  );

  it.each([13, 14, 17, 18, 19])("of %i digits must be called one", (length) => {
    const number = cardOf(length === 13 ? "4929" : length === 14 ? "36" : "6011", length);
    expect(personalFound(`see ${number} here`)).toEqual([]);
    expect(personalFound(`my card is ${number}`)).toEqual([["payment-card", number]]);
  });

  it.each([
    "4929 1804 6210 3359",
    "4929-1804-6210-3359",
    "4929 - 1804 - 6210 - 3359",
    "4929\u00a01804\u00a06210\u00a03359",
    "3718 294650 13285",
    "3718-294650-13285",
    "3718\u00a0294650\u00a013285",
  ])("may be in groups: %s", (number) =>
    expect(personalFound(`see ${number} here`)).toEqual([["payment-card", number]]),
  );

  it("has more than three digits that differ", () => {
    for (const number of ["4494419149111111", "4941144494411119"])
      expect(personalFound(`my card ${number}`)).toEqual([]);
    for (const number of ["4497111711111119", "4774944141711114"])
      expect(personalFound(`my card ${number}`)).toEqual([["payment-card", number]]);
  });
});

describe("a number for tests", () => {
  it.each(
    `4111111111111111 4242424242424242 4012888888881881 4222222222222 4000056655665556 4000000000000002
    4000000000000077 4000000000009995 4000002500003155 4000000000003220 4000003800000446 4917610000000000
    4001020000000009 4444333322221111 4005519200000004 4009348888881881 4012000033330026 4012000077777777
    4217651111111119 4500600000000061 4007000000027 5555555555554444 5105105105105100 5200828282828210
    2223003122003222 2223000048400011 5431111111111111 5454545454545454 5555444433331111 5555341244441115
    5399999999999999 5424000000000015 378282246310005 371449635398431 378734493671000 370000000000002
    371144371144376 341111111111111 6011111111111117 6011000990139424 6011981111111113 6011000000000012
    30569309025904 38520000023237 36227206271667 3566002020360505 3530111333300000 3566111111111113
    6200000000000005 6205500000000000004 5019717010103742 6331101999990016 6759649826438453 1234567812345670
    4929000000006 5404000000000001`.split(/\s+/),
  )("is nobody's: %s", (number) => expect(personalFound(`my card ${number}`)).toEqual([]));
});
