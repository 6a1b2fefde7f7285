import { expect, it } from "vitest";
import { changedFrom, sinceAt, valueAt } from "./timeline.js";

const timeline = [
  { at: 10, value: "a" },
  { at: 20, value: "b" },
  { at: 30, value: "c" },
];

it.each([
  [9, undefined, undefined],
  [10, "a", 10],
  [29, "b", 20],
  [30, "c", 30],
  [99, "c", 30],
])("at %d it is %s, since %s", (now, value, since) => {
  expect([valueAt(timeline, now), sinceAt(timeline, now)]).toEqual([value, since]);
});

it("changes take the place of what would have come", () => {
  expect(changedFrom(timeline, [{ at: 20, value: "x" }])).toEqual([
    { at: 10, value: "a" },
    { at: 20, value: "x" },
  ]);
});
