import { describe, expect, it } from "vitest";
import { isDay, isLuhn, isModulo1110, isVerhoeff, remainder, weightedSum } from "./check-digits.js";

/** The digit that makes each valid, of all ten. */
const last = (isValid: (digits: string) => boolean, digits: string): readonly number[] =>
  Array.from({ length: 10 }, (_, digit) => digit).filter((digit) => isValid(`${digits}${digit}`));

describe("check digits, as their publishers' examples have them", () => {
  it("Luhn", () => expect(last(isLuhn, "7992739871")).toEqual([3]));
  it("Verhoeff", () => expect(last(isVerhoeff, "236")).toEqual([3]));
  it("Verhoeff, of numbers as long as its tables", () => {
    const numbers = Array.from({ length: 10 }, (_, digit) => `${digit}847593261084759326`);
    expect(numbers.map((number) => last(isVerhoeff, number).join())).toEqual([
      "2",
      "3",
      "5",
      "0",
      "6",
      "7",
      "8",
      "4",
      "9",
      "1",
    ]);
    const turned = Array.from({ length: 10 }, (_, digit) => `5132847${digit}93`);
    expect(turned.map((number) => last(isVerhoeff, number).join())).toEqual([
      "2",
      "3",
      "6",
      "0",
      "7",
      "8",
      "9",
      "4",
      "5",
      "1",
    ]);
  });
  it("ISO 7064 MOD 11,10", () => expect(last(isModulo1110, "0794")).toEqual([5]));
  it("the remainder of a long number", () => expect(remainder("3214282912345698765432161182", 97)).toBe(1));
  it("a weighted sum", () => expect(weightedSum("123", [3, 2, 1])).toBe(10));
});

it.each([
  ["19670612", true],
  ["670612", true],
  ["671312", false],
  ["670012", false],
  ["670600", false],
  ["670632", false],
  ["671231", true],
])("%s is a day: %s", (digits, isOne) => expect(isDay(digits)).toBe(isOne));
