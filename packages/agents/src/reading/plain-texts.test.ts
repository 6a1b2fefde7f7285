import { describe, expect, it } from "vitest";
import { plainText, plainTexts } from "./plain-texts.js";

describe("plainText", () => {
  it("escapes what steers a terminal or hides", () => {
    expect(plainText("a\u001b[2Kb\nc\u202ed")).toBe("a\\u001b[2Kb\\nc\\u202ed");
  });

  it("keeps within its bound", () => {
    expect(plainText("x".repeat(50), 10)).toBe("xxxxxxxxx…");
    expect(plainText("\u001b".repeat(50), 10)).toHaveLength(10);
    expect(plainText("x".repeat(10), 10)).toBe("x".repeat(10));
  });
});

it("plainTexts goes through all of a value, names of fields too", () => {
  expect(plainTexts({ "a\n": ["\u0007", 1, null, undefined, { b: true }] })).toEqual({
    "a\\n": ["\\u0007", 1, null, undefined, { b: true }],
  });
});
