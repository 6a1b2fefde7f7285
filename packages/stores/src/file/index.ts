// The audit log as lines of JSON in files.
export { type FileAuditLog, type FileAuditOptions, openFileAuditStore } from "./open-file-audit-store.js";
