import { describe, expect, it } from "vitest";
import { readDuration } from "./duration.js";

describe("readDuration", () => {
  it.each([
    ["90s", 90_000],
    ["5m", 300_000],
    ["2h30m", 9_000_000],
    ["14d", 1_209_600_000],
    ["1d2h3m4s", 93_784_000],
    ["0m", 0],
  ])("%s", (text, milliseconds) => {
    expect(readDuration(text)).toBe(milliseconds);
  });

  it.each(["", "5", "m", "-5m", "5 m", "5w", "m5", "5m5"])("refuses %j", (text) => {
    expect(() => readDuration(text)).toThrow(`\`${text}\` is no length of time, such as \`2h30m\``);
  });
});
