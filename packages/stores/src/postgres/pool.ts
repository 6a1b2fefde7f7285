// Connections to PostgreSQL as the stores use them: what is committed is durable, and nothing waits for ever.
import { StoreError } from "@palisade/guardrails/gate";
import pg from "pg";

export type PostgresOptions = {
  /** `postgres://user@host/database`; what it does not say is taken from `PGHOST` and its like. */
  readonly connectionString?: string;
  /** A host's name, or the folder of a Unix socket. */
  readonly host?: string;
  readonly port?: number;
  readonly user?: string;
  readonly password?: string;
  readonly database?: string;
  /** As Node's `tls.connect` takes them, or `true` for a certificate that the system trusts. */
  readonly ssl?: boolean | { readonly ca?: string; readonly cert?: string; readonly key?: string };
  /** Connections of this process at most; default 4. */
  readonly connections?: number;
  /** How long to wait for a connection, a lock or an answer, in milliseconds; default 5000. */
  readonly waitMilliseconds?: number;
};

/** What the stores need of a connection: declarations of this package name no types of its driver. */
export type Client = {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Rows<Row>>;
};

export type Rows<Row> = { readonly rows: Row[]; readonly rowCount: number | null };

export class PostgresPool {
  readonly #pool: pg.Pool;

  constructor({ connections = 4, waitMilliseconds = 5000, ...where }: PostgresOptions) {
    this.#pool = new pg.Pool({
      ...where,
      max: connections,
      connectionTimeoutMillis: waitMilliseconds,
      statement_timeout: waitMilliseconds,
      lock_timeout: waitMilliseconds,
      idle_in_transaction_session_timeout: waitMilliseconds,
      // A server that is gone says nothing any more.
      query_timeout: waitMilliseconds + 1000,
      // Whatever the server's setting is: what is acknowledged is on disk.
      // A stricter isolation would look at rows as they were before a lock was waited for.
      options: String.raw`-c synchronous_commit=on -c default_transaction_isolation=read\ committed`,
      application_name: "palisade",
    });
    // A connection that nobody uses may break; the next one is made when it is wanted.
    this.#pool.on("error", () => undefined);
  }

  /** @throws {StoreError} */
  async query<Row extends object>(
    doing: string,
    text: string,
    values: readonly unknown[] = [],
  ): Promise<Rows<Row>> {
    return withStoreErrors(doing, () => this.#pool.query<Row>(text, [...values]));
  }

  /**
   * All that a step does, or nothing of it.
   * @throws {StoreError}; if the connection broke while it was committed, it may have been done all the same
   */
  async transaction<Result>(doing: string, step: (client: Client) => Promise<Result>): Promise<Result> {
    return withStoreErrors(doing, async () => {
      const client = await this.#pool.connect();
      let broken = false;
      const onError = () => {
        broken = true;
      };
      client.on("error", onError);
      try {
        await client.query("BEGIN ISOLATION LEVEL READ COMMITTED");
        const result = await step({ query: (text, values = []) => client.query(text, [...values]) });
        await client.query("COMMIT");
        return result;
      } catch (error) {
        await client.query("ROLLBACK").catch(onError);
        throw error;
      } finally {
        client.removeListener("error", onError);
        client.release(broken);
      }
    });
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}

const uniqueViolation = "23505";

async function withStoreErrors<Result>(doing: string, step: () => Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const { code } = Object(error) as { readonly code?: unknown };
    const reason = typeof code === "string" ? code : "no answer";
    throw new StoreError(
      code === uniqueViolation ? "conflict" : "unavailable",
      `${doing} failed: ${reason}`,
      {
        cause: error,
      },
    );
  }
}
