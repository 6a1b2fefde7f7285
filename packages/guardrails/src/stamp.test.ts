// What a decision is stamped with, and hosts that cannot stamp one.
import { describe, expect, it } from "vitest";
import { guardWith } from "./guard.js";
import type { GuardHost } from "./host.js";
import { systemHost } from "./host.js";
import { fixedHost, policyOf } from "./testing/memory-policy.js";

const action = { verb: "get", resource: "pods" } as const;
const finding = {
  rule: "R",
  title: "t",
  severity: "low",
  effect: "allow",
  status: "violation",
  message: "m",
  controls: [],
  retryable: false,
};
const decide = (host: Partial<GuardHost>) =>
  guardWith({
    policies: [policyOf(() => ({ effect: "allow", findings: [finding] }))],
    host: { ...fixedHost, ...host },
  }).validateAction(action);
const fail = (): never => {
  throw new Error("out of order");
};
let ticks = 0;

describe("a decision", () => {
  it("has an id with its time in it, and the time that it took", () => {
    let micros = 100;
    const decision = decide({
      now: () => 1_700_000_000_123.9,
      monotonicMicros: () => {
        micros += 250.4;
        return micros;
      },
      randomBytes: () => new Uint8Array(32).fill(0xff),
    });
    expect(decision).toMatchObject({
      id: "018bcfe5-687b-77ff-bfff-ffffffffffff",
      effect: "allow",
      evaluatedAt: "2023-11-14T22:13:20.123Z",
      durationMicros: 250,
    });
  });

  it("may be of the first moment that an id can carry, and of the last", () => {
    expect(decide({ now: () => 0 })).toMatchObject({
      id: expect.stringMatching(/^00000000-0000-/) as string,
      evaluatedAt: "1970-01-01T00:00:00.000Z",
    });
    expect(decide({ now: () => 2 ** 48 - 1 })).toMatchObject({
      id: expect.stringMatching(/^ffffffff-ffff-/) as string,
      evaluatedAt: "+010889-08-02T05:31:50.655Z",
    });
  });

  it.each(["now", "monotonicMicros", "randomBytes"])("waits for no promise of `%s`", async (name) => {
    const host = { [name]: () => Promise.reject(new Error("late")) };
    expect(decide(host)).toMatchObject({
      effect: "deny",
      failure: {
        code: "host_failed",
        message: `the guard's host failed: \`${name}\` gives a promise, and a guard does not wait`,
      },
    });
    await new Promise((resolve) => setTimeout(resolve));
  });

  it("never took less than no time", () => {
    let micros = 100;
    const decision = decide({
      monotonicMicros: () => {
        micros -= 50;
        return micros;
      },
    });
    expect(decision.durationMicros).toBe(0);
  });

  it("is made by the system's clock where nobody says otherwise", () => {
    const before = Date.now();
    const first = guardWith({
      policies: [policyOf(() => ({ effect: "allow", findings: [] }))],
    }).validateAction(action);
    const at = Date.parse(first.evaluatedAt);
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(Date.now());
    expect(systemHost.randomBytes()).toHaveLength(16);
    expect(systemHost.randomBytes()).not.toEqual(systemHost.randomBytes());
    const earlier = performance.now();
    const micros = systemHost.monotonicMicros();
    // In microseconds of the process's own clock, whatever the machine takes.
    expect(micros).toBeGreaterThanOrEqual(Math.round(earlier * 1000));
    expect(micros).toBeLessThanOrEqual(Math.round(performance.now() * 1000));
    expect(Number.isInteger(micros)).toBe(true);
    expect(systemHost.monotonicMicros()).toBeGreaterThanOrEqual(micros);
  });

  it.each<[string, Partial<GuardHost>, string]>([
    ["a clock that throws", { now: fail }, "out of order"],
    ["a clock that gives no number", { now: () => Number.NaN }, "`now` gave no time"],
    ["a clock without end", { now: () => Number.POSITIVE_INFINITY }, "`now` gave no time"],
    ["a clock before all time", { now: () => -1 }, "`now` gave no time"],
    ["a clock beyond all time", { now: () => 2 ** 48 }, "`now` gave no time"],
    ["a clock a little beyond", { now: () => 2 ** 48 - 0.5 }, "`now` gave no time"],
    ["a clock that gives a text", { now: () => "now" as never }, "`now` gave no time"],
    ["a stop watch that throws", { monotonicMicros: fail }, "out of order"],
    [
      "a stop watch that gives no number",
      { monotonicMicros: () => Number.NaN },
      "`monotonicMicros` gave no number",
    ],
    [
      "a stop watch that stops",
      { monotonicMicros: () => (ticks++ === 0 ? 1 : Number.NaN) },
      "`monotonicMicros` gave no number",
    ],
    ["randomness that throws", { randomBytes: fail }, "out of order"],
    ["too little randomness", { randomBytes: () => new Uint8Array(15) }, "`randomBytes` gave no 16 bytes"],
    [
      "randomness of another kind",
      { randomBytes: () => new Array(16).fill(0) as never },
      "`randomBytes` gave no 16 bytes",
    ],
    [
      "an error that throws",
      {
        now: () => {
          throw new Proxy(new Error(), { get: fail, getPrototypeOf: fail });
        },
      },
      "an unknown error",
    ],
  ])("of a host with %s is a denial, stamped by the system", (_, host, reason) => {
    const decision = decide(host);
    expect(decision).toMatchObject({
      effect: "deny",
      failure: { code: "host_failed", message: `the guard's host failed: ${reason}` },
    });
    expect(Math.abs(Date.parse(decision.evaluatedAt) - Date.now())).toBeLessThan(3_600_000);
  });

  it("of a host that fails at the end keeps what was found, of one that fails before has nothing", () => {
    expect(decide({ now: fail }).findings).toEqual([finding]);
    expect(decide({ monotonicMicros: fail }).findings).toEqual([]);
  });
});
