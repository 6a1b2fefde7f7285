// Against a Palette that counts: the client is never refused, however much is asked at once, and two of them share.
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startDemoTenant } from "../demo/index.js";
import type { Clock } from "./clock.js";
import { createPaletteClient } from "./create-palette-client.js";
import { createMemoryRateLimiter } from "./limits/memory-rate-limiter.js";
import { connectPalette } from "./palette-connection.js";
import type { CallRecord } from "./transport/call-record.js";

/** Time passes when somebody sleeps. */
const clock: Clock = {
  now: Date.now,
  sleep: (milliseconds) => {
    vi.setSystemTime(Date.now() + milliseconds);
    return Promise.resolve();
  },
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 10, 20, 9, 15) });
});

afterEach(() => {
  vi.useRealTimers();
});

it("is never refused", async () => {
  const demo = await startDemoTenant({ clock: Date.now, rateLimits: true });
  const records: CallRecord[] = [];
  const limiter = createMemoryRateLimiter({ clock });
  const open = () =>
    connectPalette({ baseUrl: demo.url, apiKey: demo.apiKey, clock, limiter, onCall: (each) => void records.push(each) });
  const connections = [open(), open()];
  const start = Date.now();
  await Promise.all(
    Array.from({ length: 150 }, (_, index) => createPaletteClient(connections[index % 2] ?? open()).tenant.projects()),
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
  const refused = results.filter((each) => each.status === "rejected" && (each.reason as { code: string }).code === "rate_limited");
  expect(refused.length).toBe(30);
  await connection.close();
  await demo.close();
});
