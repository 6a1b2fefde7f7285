// Opens a SQLite file with the stores of a gate in it.
import type { ApprovalStore, AuditStore, SessionStore } from "@palisade/guardrails/gate";
import { openDatabase } from "./database.js";
import { createSqliteApprovalStore } from "./sqlite-approval-store.js";
import { createSqliteAuditStore } from "./sqlite-audit-store.js";
import { createSqliteSessionStore } from "./sqlite-session-store.js";

export type SqliteOptions = {
  /** How long to wait for other processes that write, in milliseconds; default 5000. */
  readonly waitMilliseconds?: number;
};

export type SqliteStores = {
  readonly audit: AuditStore;
  readonly approvals: ApprovalStore;
  readonly sessions: SessionStore;
  close(): void;
};

/**
 * The stores in this file, which is made if it is not there. Several processes may use it at once.
 * @throws {StoreError} if it cannot be opened, or is of a later release
 * @example const stores = openSqliteStores("palisade.db")
 */
export function openSqliteStores(
  path: string,
  { waitMilliseconds = 5000 }: SqliteOptions = {},
): SqliteStores {
  const database = openDatabase(path, waitMilliseconds);
  return {
    audit: createSqliteAuditStore(database),
    approvals: createSqliteApprovalStore(database),
    sessions: createSqliteSessionStore(database),
    close: () => void database.close(),
  };
}
