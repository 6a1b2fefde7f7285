// Opens a PostgreSQL database with the stores of a gate in it.
import type { ApprovalStore, AuditStore, SessionStore } from "@palisade/guardrails/gate";
import { type PostgresOptions, PostgresPool } from "./pool.js";
import { createPostgresApprovalStore } from "./postgres-approval-store.js";
import { createPostgresAuditStore } from "./postgres-audit-store.js";
import { createPostgresSessionStore } from "./postgres-session-store.js";
import { checkTables, prepareTables } from "./tables.js";

export type PostgresStoresOptions = PostgresOptions & {
  /** Whether a database without tables of a gate is left as it is and refused; default: it gets them. */
  readonly mustExist?: boolean;
};

export type PostgresStores = {
  readonly audit: AuditStore;
  readonly approvals: ApprovalStore;
  readonly sessions: SessionStore;
  /** Waits for what is going on. */
  close(): Promise<void>;
};

/**
 * The stores in this database, in the schema `palisade`, which is made if it is not there. Any number of processes on any
 * number of machines may use it at once. A server that was restarted is connected to again; what was going on meanwhile
 * has failed.
 * @throws {StoreError} `unavailable` if it cannot be reached, or is no gate's and `mustExist`; `corrupt` if its tables are of
 * a later release
 * @example const stores = await openPostgresStores({ connectionString: "postgres://palisade@db/palisade" })
 */
export async function openPostgresStores({
  mustExist = false,
  ...options
}: PostgresStoresOptions = {}): Promise<PostgresStores> {
  const pool = new PostgresPool(options);
  try {
    await (mustExist ? checkTables(pool) : prepareTables(pool));
  } catch (error) {
    await pool.close();
    throw error;
  }
  return {
    audit: createPostgresAuditStore(pool),
    approvals: createPostgresApprovalStore(pool),
    sessions: createPostgresSessionStore(pool),
    close: () => pool.close(),
  };
}
