// Turns are given within Palette's limits, in their order, and to nobody who has gone away.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Clock } from "../clock.js";
import { rateGroupOf } from "../rate-groups.js";
import { createRateLimiter } from "./create-rate-limiter.js";
import { createMemoryRateLimiter } from "./memory-rate-limiter.js";
import type { RateLimiter } from "./rate-limiter.js";

const host = "palette.example";
const dashboard = rateGroupOf("/v1/dashboard/spectroclusters/search");
const clusters = rateGroupOf("/v1/spectroclusters/65aa");

/** Sleeps by the fake timers, as the system's clock does by real ones. */
const clock: Clock = {
  now: Date.now,
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, milliseconds);
      signal?.addEventListener("abort", () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      });
    }),
};

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});

afterEach(() => {
  vi.useRealTimers();
});

/** Asks for so many turns at once; gives the times at which they were given. */
function takeMany(limiter: RateLimiter, count: number, group = dashboard): readonly number[] {
  const times: number[] = [];
  for (let each = 0; each < count; each += 1)
    void limiter.take(host, group).then(() => times.push(Date.now()));
  return times;
}

const countBetween = (times: readonly number[], from: number, to: number): number =>
  times.filter((each) => each >= from && each < to).length;

describe("in memory", () => {
  it.each([
    ["a group of ten a second", dashboard, 20],
    ["one of fifty", clusters, 100],
    ["one of two", rateGroupOf("/v1/auth/user/password/reset"), 4],
  ])("%s: as much as two seconds have, and then as much again", async (_, group, most) => {
    const times = takeMany(createMemoryRateLimiter({ clock }), 3 * most, group);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(times).toHaveLength(3 * most);
    expect(countBetween(times, 0, 2000)).toBe(most);
    expect(countBetween(times, 2000, 4000)).toBe(most);
    expect(countBetween(times, 4000, 6000)).toBe(most);
  });

  /** Palette's bucket: so many at once, and so many more each second. */
  it("never more than Palette takes, however calls come", async () => {
    const limiter = createMemoryRateLimiter({ clock });
    const times: number[] = [];
    let random = 7;
    for (let step = 0; step < 200; step += 1) {
      random = (random * 1103515245 + 12345) % 2 ** 31;
      for (let each = 0; each < random % 13; each += 1) {
        void limiter.take(host, dashboard).then(() => times.push(Date.now()));
      }
      await vi.advanceTimersByTimeAsync(random % 400);
    }
    await vi.advanceTimersByTimeAsync(200_000);
    expect(times.length).toBeGreaterThan(500);
    let left = dashboard.burst;
    times.forEach((time, index) => {
      const since = time - (times[index - 1] ?? 0);
      left = Math.min(dashboard.burst, left + (since * dashboard.perSecond) / 1000) - 1;
      expect(left).toBeGreaterThanOrEqual(0);
    });
  });

  it("groups do not wait for each other, nor do hosts", async () => {
    const limiter = createMemoryRateLimiter({ clock });
    takeMany(limiter, 30);
    const times: number[] = [];
    void limiter.take(host, clusters).then(() => times.push(Date.now()));
    void limiter.take("other.example", dashboard).then(() => times.push(Date.now()));
    await vi.advanceTimersByTimeAsync(0);
    expect(times).toEqual([0, 0]);
  });

  it("a group that Palette found too busy is left alone", async () => {
    const limiter = createMemoryRateLimiter({ clock });
    await limiter.pause(host, dashboard, 5000);
    const times = takeMany(limiter, 2);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(times.map((each) => Math.round(each / 100) * 100)).toEqual([5000, 5000]);
  });

  it("who is no longer there takes no turn, and those behind move up", async () => {
    const limiter = createMemoryRateLimiter({ clock });
    takeMany(limiter, 20);
    const stop = new AbortController();
    const gone = limiter.take(host, dashboard, stop.signal).catch((error: unknown) => error);
    const alsoGone = limiter.take(host, dashboard, stop.signal).catch((error: unknown) => error);
    const times = takeMany(limiter, 20);
    await vi.advanceTimersByTimeAsync(100);
    stop.abort("enough");
    expect([await gone, await alsoGone]).toEqual(["enough", "enough"]);
    await vi.advanceTimersByTimeAsync(2500);
    expect(times.length).toBeGreaterThanOrEqual(19);
    await vi.advanceTimersByTimeAsync(3000);
    expect(times).toHaveLength(20);
  });

  it("who was never there takes none", async () => {
    const limiter = createMemoryRateLimiter({ clock });
    const gone = limiter.take(host, dashboard, AbortSignal.abort("gone")).catch((error: unknown) => error);
    expect(await gone).toBe("gone");
    const times = takeMany(limiter, 20);
    await vi.advanceTimersByTimeAsync(0);
    expect(times).toHaveLength(20);
  });

  it("no more wait than may", async () => {
    const limiter = createMemoryRateLimiter({ clock, mostWaiting: 3 });
    const taken = [1, 2, 3, 4].map(() => limiter.take(host, dashboard).catch((error: unknown) => error));
    expect(await taken[3]).toMatchObject({
      code: "rate_limited",
      message: "3 calls wait for their turn already",
      retryable: true,
    });
    await vi.advanceTimersByTimeAsync(0);
    expect(await Promise.all(taken.slice(0, 3))).toEqual([undefined, undefined, undefined]);
    await limiter.take(host, dashboard);
  });
});

describe("a counter that fails", () => {
  it("fails the call that asks, and no other", async () => {
    const answers = [Promise.reject(new Error("down")), Promise.resolve(0)];
    for (const each of answers) each.catch(() => undefined);
    let asked = 0;
    const limiter = createRateLimiter({
      consume: () => answers[asked++] ?? Promise.resolve(0),
      block: () => Promise.resolve(),
    });
    await expect(limiter.take(host, dashboard)).rejects.toThrow("down");
    await limiter.take(host, dashboard);
    expect(asked).toBe(2);
  });
});
