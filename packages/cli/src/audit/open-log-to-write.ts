// An audit log that a command adds to: a folder of files, or a SQLite database.
import { stat } from "node:fs/promises";
import type { AuditStore } from "@palisade/guardrails/gate";
import { FileError } from "../file-error.js";
import { fileProblem } from "../usage-error.js";
import { isSqliteFile } from "./sqlite-file.js";

export type WritableLog = { readonly store: AuditStore; readonly close: () => Promise<void> };

/** None is made where there is none. @throws {FileError} */
export async function openLogToWrite(path: string): Promise<WritableLog> {
  try {
    if ((await stat(path)).isDirectory()) {
      const { openFileAuditStore } = await import("@palisade/stores/file");
      const store = await openFileAuditStore(path, { mustExist: true });
      return { store, close: () => store.close() };
    }
    if (await isSqliteFile(path)) {
      const { openSqliteStores } = await import("@palisade/stores/sqlite");
      const stores = openSqliteStores(path, { mustExist: true });
      return { store: stores.audit, close: async () => stores.close() };
    }
  } catch (error) {
    throw new FileError(path, fileProblem(error));
  }
  throw new FileError(path, "is no audit log: a folder or a SQLite database is expected");
}
