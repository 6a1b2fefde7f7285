// Durations as they are typed, and those that are none, with what is wrong with each.
import { expect, it } from "vitest";
import { readDuration, readTimeout } from "./read-duration.js";

const second = 1e6;

it.each([
  ["1ms", 1000],
  ["1000us", 1000],
  ["0.5s", second / 2],
  ["5", 5 * second],
  ["1m30s", 90 * second],
  ["1d2h", 26 * 3600 * second],
  ["24d", 24 * 86_400 * second],
])("%s", (text, micros) => {
  expect(readDuration(text, "--for")).toBe(micros);
  expect(readTimeout(text, "--timeout")).toBe(micros);
});

it.each([
  ["25d", "--timeout: the longest duration is 24d"],
  ["2147483648ms", "--timeout: the longest duration is 24d"],
  ["999us", "--timeout: the shortest duration is 1ms"],
  ["0", "--timeout: the shortest duration is 1ms"],
  ["1w", "--timeout: a duration such as 500ms, 90s, 1h30m or 7d is expected"],
  ["", "--timeout: a duration such as 500ms, 90s, 1h30m or 7d is expected"],
  ["-5s", "--timeout: a duration such as 500ms, 90s, 1h30m or 7d is expected"],
])("a timer takes no %j", (text, message) => {
  expect(() => readTimeout(text, "--timeout")).toThrow(message);
});

it("is a hundred years at most", () => {
  expect(readDuration("36500d", "--for")).toBe(36_500 * 86_400 * second);
  expect(() => readDuration("36501d", "--for")).toThrow("--for: the longest duration is 36500d");
  expect(() => readDuration("9".repeat(400), "--for")).toThrow("--for: the longest duration is 36500d");
});
