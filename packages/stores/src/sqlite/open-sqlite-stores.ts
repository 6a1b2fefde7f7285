// Opens a SQLite file with the stores of a gate in it.
import type { ApprovalStore, AuditStore, SessionStore } from "@palisade/guardrails/gate";
import { checkTables, openDatabase } from "./database.js";
import { createSqliteApprovalStore } from "./sqlite-approval-store.js";
import { createSqliteAuditStore } from "./sqlite-audit-store.js";
import { createSqliteSessionStore } from "./sqlite-session-store.js";

export type SqliteOptions = {
  /** How long to wait for other processes that write, in milliseconds; default 5000. */
  readonly waitMilliseconds?: number;
  /** Whether a file that is missing, or has no tables of a gate, is left as it is and refused; default: it gets them. */
  readonly mustExist?: boolean;
};

export type SqliteStores = {
  readonly audit: AuditStore;
  readonly approvals: ApprovalStore;
  readonly sessions: SessionStore;
  close(): void;
};

/**
 * The stores in this file, which is made if it is not there. Several processes may use it at once.
 * @throws {StoreError} if it cannot be opened, is of a later release, or is no gate's and `mustExist`
 * @example const stores = openSqliteStores("palisade.db")
 */
export function openSqliteStores(
  path: string,
  { waitMilliseconds = 5000, mustExist = false }: SqliteOptions = {},
): SqliteStores {
  if (mustExist) checkTables(path);
  const database = openDatabase(path, waitMilliseconds);
  return {
    audit: createSqliteAuditStore(database),
    approvals: createSqliteApprovalStore(database),
    sessions: createSqliteSessionStore(database),
    close: () => void database.close(),
  };
}
