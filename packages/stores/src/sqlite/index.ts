// Stores of a gate in one SQLite file.
export { openSqliteStores, type SqliteOptions, type SqliteStores } from "./open-sqlite-stores.js";
