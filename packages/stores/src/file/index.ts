// The audit log as lines of JSON in files.
export { createFileHeadKeeper, type FileHeadKeeper } from "./file-head-keeper.js";
export { listLogFiles, readAuditFile, readAuditLines } from "./log-files.js";
export { type FileAuditLog, type FileAuditOptions, openFileAuditStore } from "./open-file-audit-store.js";
