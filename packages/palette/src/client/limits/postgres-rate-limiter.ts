// Counts calls in PostgreSQL, so that replicas keep one budget together: Palette counts by the address they share.
import { RateLimiterPostgres } from "rate-limiter-flexible";
import { PaletteError } from "../palette-error.js";
import { createRateLimiter, type RateLimiterOptions } from "./create-rate-limiter.js";
import { millisecondsToWait } from "./memory-rate-limiter.js";
import { type RateCounter, type RateLimiter, windowSeconds } from "./rate-limiter.js";

/** A pool of connections, as `pg` has it; it stays the caller's. */
export type SqlPool = {
  query(query: {
    readonly text: string;
    readonly values?: unknown[];
    readonly name?: string;
  }): Promise<{ readonly rows: readonly unknown[]; readonly rowCount: number | null }>;
};

export type PostgresRateLimiterOptions = RateLimiterOptions & {
  readonly pool: SqlPool;
  /** One that is there already; the connection's own if not given. */
  readonly schema?: string;
  /** Made if it is not there; `palette_calls` if not given. */
  readonly table?: string;
};

/**
 * A limiter that processes share through a table. Their clocks should agree to within a second.
 * @throws {PaletteError} `unavailable` if the table is not there and cannot be made
 * @example const limiter = await openPostgresRateLimiter({ pool: new pg.Pool({ connectionString }) });
 */
export async function openPostgresRateLimiter({
  pool,
  schema,
  table = "palette_calls",
  ...options
}: PostgresRateLimiterOptions): Promise<RateLimiter> {
  for (const name of [table, ...(schema === undefined ? [] : [schema])]) {
    if (name === "" || name.includes('"') || name.includes("\0")) {
      throw new PaletteError("invalid_options", "a name of a table or schema is none");
    }
  }
  const name = schema === undefined ? `"${table}"` : `"${schema}"."${table}"`;
  await whileReached(prepareTable(pool, name));
  const limiters = new Map<number, RateLimiterPostgres>();
  const limiterOf = (perSecond: number): RateLimiterPostgres => {
    const known = limiters.get(perSecond);
    if (known !== undefined) return known;
    const made = new RateLimiterPostgres({
      storeClient: pool,
      storeType: "pool",
      keyPrefix: "",
      tableName: table,
      ...(schema === undefined ? {} : { schemaName: schema }),
      tableCreated: true,
      // There is a row for each group, and there are few groups.
      clearExpiredByTimeout: false,
      points: perSecond * windowSeconds,
      duration: windowSeconds,
    });
    limiters.set(perSecond, made);
    return made;
  };

  const counter: RateCounter = {
    consume: (key, perSecond) => whileReached(millisecondsToWait(limiterOf(perSecond).consume(key))),
    async block(key, perSecond, milliseconds) {
      await whileReached(limiterOf(perSecond).block(key, milliseconds / 1000));
    },
  };
  return createRateLimiter(counter, options);
}

/** Where it is there already, the right to read and write its rows is enough. */
async function prepareTable(pool: SqlPool, name: string): Promise<void> {
  const { rows } = await pool.query({ text: "SELECT 1 WHERE to_regclass($1) IS NOT NULL", values: [name] });
  if (rows.length > 0) return;
  const text = `CREATE TABLE IF NOT EXISTS ${name} (key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint)`;
  try {
    await pool.query({ text });
  } catch (error) {
    // Another process made it at the same moment.
    if (!isDuplicate(error)) throw error;
  }
}

const isDuplicate = (error: unknown): boolean =>
  typeof error === "object" &&
  error !== null &&
  "code" in error &&
  (error.code === "23505" || error.code === "42P07");

/** What the driver says may hold where the database is, and as whom. */
async function whileReached<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch {
    throw new PaletteError("unavailable", "the count of calls that processes share cannot be reached", {
      retryable: true,
      hint: "look at the database that holds it",
    });
  }
}
