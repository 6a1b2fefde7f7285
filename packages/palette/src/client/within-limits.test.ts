// Against a Palette that counts: the client is never refused, however much is asked at once, and two of them share.
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startDemoTenant } from "../demo/index.js";
import type { Clock } from "./clock.js";
import { createPaletteClient } from "./create-palette-client.js";
import { createMemoryRateLimiter } from "./limits/memory-rate-limiter.js";
import type { RateLimiter } from "./limits/rate-limiter.js";
import { connectPalette } from "./palette-connection.js";
import type { CallRecord } from "./transport/call-record.js";

/** Calls that were let through and have no answer yet. */
let underWay = 0;
type Sleeper = { readonly due: number; readonly wake: () => void };
let sleepers: Sleeper[] = [];

/** Time passes when somebody sleeps and no call is under way: none arrives later than it was let through. */
const clock: Clock = {
  now: Date.now,
  sleep: (milliseconds) =>
    new Promise((wake) => {
      sleepers.push({ due: Date.now() + milliseconds, wake });
      if (sleepers.length === 1) setImmediate(passTime);
    }),
};

function passTime(): void {
  if (underWay === 0) {
    const next = Math.min(...sleepers.map(({ due }) => due));
    vi.setSystemTime(Math.max(Date.now(), next));
    const woken = sleepers.filter(({ due }) => due <= next);
    sleepers = sleepers.filter(({ due }) => due > next);
    for (const { wake } of woken) wake();
  }
  if (sleepers.length > 0) setImmediate(passTime);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 10, 20, 9, 15) });
});

afterEach(() => {
  vi.useRealTimers();
});

it("is never refused", async () => {
  const demo = await startDemoTenant({ clock: Date.now, rateLimits: true });
  const records: CallRecord[] = [];
  const counting = createMemoryRateLimiter({ clock });
  const limiter: RateLimiter = {
    take: async (...asked) => {
      await counting.take(...asked);
      underWay++;
    },
    pause: (...asked) => counting.pause(...asked),
  };
  const ended = (each: CallRecord) => {
    records.push(each);
    underWay--;
  };
  const open = () =>
    connectPalette({ baseUrl: demo.url, apiKey: demo.apiKey, clock, limiter, onCall: ended });
  const connections = [open(), open()];
  const start = Date.now();
  await Promise.all(
    Array.from({ length: 150 }, (_, index) =>
      createPaletteClient(connections[index % 2] ?? open()).tenant.projects(),
    ),
  );
  expect(records).toHaveLength(150);
  expect(records.filter(({ status }) => status !== 200)).toEqual([]);
  // Twenty in each two seconds: the last ten begin after seven windows.
  expect(Date.now() - start).toBeGreaterThanOrEqual(14_000);
  expect(Date.now() - start).toBeLessThanOrEqual(16_000);
  await Promise.all(connections.map((each) => each.close()));
  await demo.close();
});

it("a client that does not take turns is refused: the count is real", async () => {
  const demo = await startDemoTenant({ clock: Date.now, rateLimits: true });
  const connection = connectPalette({
    baseUrl: demo.url,
    apiKey: demo.apiKey,
    clock,
    retries: { most: 0 },
    limiter: { take: () => Promise.resolve(), pause: () => Promise.resolve() },
  });
  const { tenant } = createPaletteClient(connection);
  const results = await Promise.allSettled(Array.from({ length: 80 }, () => tenant.projects()));
  const refused = results.filter(
    (each) => each.status === "rejected" && (each.reason as { code: string }).code === "rate_limited",
  );
  expect(refused.length).toBe(30);
  await connection.close();
  await demo.close();
});
