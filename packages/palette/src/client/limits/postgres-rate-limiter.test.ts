// Processes that share a table keep one budget. Runs where Debian's PostgreSQL is installed, or `CI=true`.
import process from "node:process";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import {
  findPostgres,
  type PostgresServer,
  startPostgres,
} from "../../../../stores/src/testing/postgres-server.js";
import type { Clock } from "../clock.js";
import { rateGroupOf } from "../rate-groups.js";
import { openPostgresRateLimiter } from "./postgres-rate-limiter.js";

const programs = findPostgres();
const host = "palette.example";
const dashboard = rateGroupOf("/v1/dashboard/projects");
const clusters = rateGroupOf("/v1/spectroclusters/65aa");

describe.skipIf(programs === undefined && process.env["CI"] !== "true")("in PostgreSQL", () => {
  let server: PostgresServer;
  const pools: pg.Pool[] = [];
  const newPool = (user = "palisade"): pg.Pool => {
    const pool = new pg.Pool({ ...server.where, user, max: 4, connectionTimeoutMillis: 2000 });
    pool.on("error", () => undefined);
    pools.push(pool);
    return pool;
  };

  /** Time passes when somebody sleeps. */
  const slept: number[] = [];
  const clock: Clock = {
    now: Date.now,
    sleep: (milliseconds) => {
      slept.push(milliseconds);
      vi.setSystemTime(Date.now() + milliseconds);
      return Promise.resolve();
    },
  };

  beforeAll(() => {
    server = startPostgres(programs ?? "");
  });

  afterAll(async () => {
    await Promise.all(pools.map((pool) => pool.end()));
    server.remove();
  });

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"], now: 1_800_000_000_000 });
    slept.length = 0;
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it("two processes have one budget, and each group has its own", async () => {
    const open = () => openPostgresRateLimiter({ pool: newPool(), table: "two", clock });
    const [left, right] = await Promise.all([open(), open()]);
    await Promise.all(
      Array.from({ length: 10 }, () =>
        Promise.all([left.take(host, dashboard), right.take(host, dashboard)]),
      ),
    );
    await left.take(host, clusters);
    expect(slept).toEqual([]);
    await right.take(host, dashboard);
    expect(slept).toEqual([2000]);
  });

  it("what Palette told one of them, all of them keep to", async () => {
    const [left, right] = [newPool(), newPool()].map((pool) =>
      openPostgresRateLimiter({ pool, table: "paused", clock }),
    );
    await (await left)?.pause(host, dashboard, 7000);
    await (await right)?.take(host, dashboard);
    expect(slept).toEqual([7000]);
  });

  it("in a schema, by a role that may not make tables", async () => {
    const owner = newPool();
    await owner.query(
      "CREATE SCHEMA counts; CREATE ROLE caller LOGIN; GRANT USAGE ON SCHEMA counts TO caller",
    );
    await openPostgresRateLimiter({ pool: owner, schema: "counts" });
    await owner.query("GRANT SELECT, INSERT, UPDATE ON counts.palette_calls TO caller");
    const limiter = await openPostgresRateLimiter({ pool: newPool("caller"), schema: "counts", clock });
    await limiter.take(host, dashboard);
    expect((await owner.query("SELECT key, points FROM counts.palette_calls")).rows).toEqual([
      { key: `${host}/v1/dashboard`, points: 1 },
    ]);
    await expect(
      openPostgresRateLimiter({ pool: newPool("caller"), schema: "counts", table: "other" }),
    ).rejects.toMatchObject({ code: "unavailable" });
  });

  it.each(["", 'a"; DROP TABLE two; --'])("a table that cannot be named so: %s", async (table) => {
    await expect(openPostgresRateLimiter({ pool: newPool(), table })).rejects.toMatchObject({
      code: "invalid_options",
    });
  });

  it("a database that is gone fails the call, and says nothing of itself", async () => {
    const pool = new pg.Pool({ ...server.where, max: 1 });
    const limiter = await openPostgresRateLimiter({ pool, table: "gone", clock });
    await pool.end();
    const error: unknown = await limiter.take(host, dashboard).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: "unavailable",
      message: "the count of calls that processes share cannot be reached",
      retryable: true,
    });
    expect((error as Error).cause).toBeUndefined();
  });
});
