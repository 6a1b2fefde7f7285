// Stores of a gate in one SQLite file.
export { readSqliteAuditLines } from "./audit-lines.js";
export { openSqliteStores, type SqliteOptions, type SqliteStores } from "./open-sqlite-stores.js";
export { openSqliteHeadKeeper, readSqliteHeads, type SqliteHeadKeeper } from "./sqlite-head-keeper.js";
