// Moments as they are typed; a day that no calendar has is none.
import { expect, it } from "vitest";
import { readTime } from "./read-time.js";

const now = Date.UTC(2026, 10, 30, 12);
const day = 86_400_000;

it.each([
  ["2026-11-30", now - day / 2],
  ["2028-02-29", Date.UTC(2028, 1, 29)],
  ["2026-11-30T10:00Z", now - day / 12],
  ["2026-11-30T10:00:00.5+02:00", now - day / 6 + 500],
  ["90s", now - 90_000],
  ["60d", now - 60 * day],
])("%s", (text, milliseconds) => {
  expect(readTime(text, "--since", now)).toBe(milliseconds);
});

it.each([
  ["2026-02-31", "--since: there is no day 2026-02-31"],
  ["2026-02-29T10:00:00Z", "--since: there is no day 2026-02-29"],
  ["2026-04-31", "--since: there is no day 2026-04-31"],
  ["2026-13-01", "--since: a date (2026-11-30), a time"],
  ["2026-11-30T25:00Z", "--since: a date (2026-11-30), a time"],
  ["2026", "--since: a date (2026-11-30), a time"],
  ["5x", "--since: a date (2026-11-30), a time"],
  ["40000d", "--since: the longest duration is 36500d"],
])("%s is none", (text, message) => {
  expect(() => readTime(text, "--since", now)).toThrow(message);
});
