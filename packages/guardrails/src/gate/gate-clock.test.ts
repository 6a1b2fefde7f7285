// The gate's time goes forward, and is a time.
import { describe, expect, it } from "vitest";
import { GateClock } from "./gate-clock.js";

/** A clock that gives these, one after the other. */
const clockOf = (...times: readonly number[]): GateClock => {
  const left = [...times];
  return new GateClock(() => left.shift() ?? 0);
};

describe("the clock", () => {
  it("never goes back, though the machine's may by two seconds", () => {
    const clock = clockOf(10_000, 12_000, 10_000, 13_000);
    expect([clock.read(), clock.read(), clock.read(), clock.read()]).toEqual([
      10_000, 12_000, 12_000, 13_000,
    ]);
  });

  it("gives nothing once the machine's went back by more", () => {
    const clock = clockOf(100_000, 97_999, 97_500, 98_000);
    clock.read();
    expect(() => clock.read()).toThrow("the clock went back by 2 seconds: set it right, and restart");
    expect(() => clock.read()).toThrow("the clock went back by 3 seconds: set it right, and restart");
    expect(clock.read()).toBe(100_000);
  });

  it("takes the beginning of the epoch for a time", () => expect(clockOf(0).read()).toBe(0));

  it("takes the last of 48 bits for a time", () => expect(clockOf(2 ** 48 - 1).read()).toBe(2 ** 48 - 1));

  it.each([-1, 2 ** 48, Number.NaN, Number.POSITIVE_INFINITY])("does not take %d for one", (time) =>
    expect(() => clockOf(time).read()).toThrow("the clock gave no time"),
  );

  it("says what a clock threw", () => {
    const cause = new Error("no clock");
    const clock = new GateClock(() => {
      throw cause;
    });
    expect(() => clock.read()).toThrow(
      expect.objectContaining({
        name: "GateFailure",
        code: "clock_moved",
        message: "the clock gave no time",
        cause,
      }),
    );
  });
});
