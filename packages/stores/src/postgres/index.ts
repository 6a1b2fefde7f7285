// Approvals, sessions and the audit log in PostgreSQL.
export { openPostgresStores, type PostgresStores } from "./open-postgres-stores.js";
export type { PostgresOptions } from "./pool.js";
