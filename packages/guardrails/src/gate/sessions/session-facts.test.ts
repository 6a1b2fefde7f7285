// A history to what policies are told: alike attempts of a minute are one, and it is never longer than can be judged by.
import { describe, expect, it } from "vitest";
import type { SessionEntry } from "./session-entry.js";
import { sessionEvents } from "./session-facts.js";

const now = 10_000_000;
const entry = (secondsAgo: number, more: Partial<SessionEntry> = {}): SessionEntry => ({
  id: "i",
  tenant: "acme",
  project: "shop",
  principal: "ana",
  session: "s1",
  at: now - secondsAgo * 1000,
  state: "succeeded",
  operations: [{ verb: "get" }],
  cost: 1,
  rules: [],
  ...more,
});
const told = (...entries: readonly SessionEntry[]) => sessionEvents(entries, { now, session: "s1" });
const event = {
  state: "succeeded",
  same_session: true,
  project: "shop",
  count: 1,
  cost: 1,
  operations: [{ verb: "get" }],
  denied_by: [],
};

describe("events", () => {
  it("say how long ago in whole seconds, the oldest first, and never of the future", () => {
    expect(told(entry(130), entry(60.9), entry(-5))).toEqual({
      complete: true,
      events: [
        { ...event, age_seconds: 130 },
        { ...event, age_seconds: 60 },
        { ...event, age_seconds: 0 },
      ],
    });
  });

  it("that are alike and of one minute are one, with the newest's age and the cost of all", () => {
    expect(
      told(entry(119.999), entry(60), entry(59.999, { cost: 2 }), entry(1, { cost: 0.5 })).events,
    ).toEqual([
      { ...event, age_seconds: 60, count: 2, cost: 2 },
      { ...event, age_seconds: 1, count: 2, cost: 2.5 },
    ]);
  });

  it.each<[string, Partial<SessionEntry>, object]>([
    ["state", { state: "failed" }, { state: "failed" }],
    ["session", { session: "s2" }, { same_session: false }],
    ["project", { project: "pay" }, { project: "pay" }],
    ["operation", { operations: [{ verb: "delete" }] }, { operations: [{ verb: "delete" }] }],
    ["rule", { rules: ["X"] }, { denied_by: ["X"] }],
  ])("of another %s are others", (_, change, told2) => {
    expect(told(entry(3), entry(2, change)).events).toEqual([
      { ...event, age_seconds: 3 },
      { ...event, ...told2, age_seconds: 2 },
    ]);
  });

  it("leave out the oldest where they are too long, and say so", () => {
    const wide = (secondsAgo: number, length: number): SessionEntry =>
      entry(secondsAgo, { operations: [{ verb: "x".repeat(length) }] });
    const overhead = JSON.stringify({ ...event, age_seconds: 10, operations: [{ verb: "" }] }).length;
    const room = 1024 * 1024 - overhead;
    expect(told(wide(10, room)).complete).toBe(true);
    expect(told(wide(10, room + 1))).toEqual({ complete: false, events: [] });
    const both = told(wide(90, room - overhead), wide(10, 1));
    expect(both.complete).toBe(false);
    expect(both.events.map(({ age_seconds }) => age_seconds)).toEqual([10]);
    expect(told(wide(90, room - overhead - 1), wide(10, 1)).complete).toBe(true);
  });
});
