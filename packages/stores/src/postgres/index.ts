// Approvals, sessions and the audit log in PostgreSQL.
export { readPostgresAuditLines } from "./audit-lines.js";
export {
  openPostgresStores,
  type PostgresStores,
  type PostgresStoresOptions,
} from "./open-postgres-stores.js";
export type { PostgresOptions } from "./pool.js";
