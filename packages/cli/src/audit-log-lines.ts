// The lines of an audit log, wherever a gate keeps it: a folder of files, one of those files, or a SQLite database.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createInterface } from "node:readline";
import { FileError } from "./file-error.js";
import { fileProblem } from "./usage-error.js";

/** @throws {FileError} for what cannot be read */
export async function* auditLogLines(path: string): AsyncGenerator<string> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) {
      const { readAuditLines } = await import("@palisade/stores/file");
      yield* readAuditLines(path);
    } else if (path.endsWith(".jsonl")) {
      const input = createReadStream(path, "utf8");
      yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
    } else {
      const { openSqliteStores } = await import("@palisade/stores/sqlite");
      const stores = openSqliteStores(path);
      try {
        yield* stores.audit.lines();
      } finally {
        stores.close();
      }
    }
  } catch (error) {
    throw new FileError(path, fileProblem(error));
  }
}
