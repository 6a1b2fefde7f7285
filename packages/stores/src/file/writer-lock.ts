// One writer at a time: a lock that the operating system takes back from a process that dies.
import { join } from "node:path";
import { StoreError } from "@palisade/guardrails/gate";
import Database from "libsql";

/**
 * Node has no lock on files; SQLite has one, on every system.
 * @returns what gives it back
 * @throws {StoreError} `unavailable` while another process has it
 */
export function lockWriter(folder: string): () => void {
  try {
    const database = new Database(join(folder, "writer.lock"));
    database.pragma("busy_timeout = 0");
    database.exec("BEGIN EXCLUSIVE");
    return () => {
      // Closing alone would keep it.
      database.exec("ROLLBACK");
      database.close();
    };
  } catch (cause) {
    throw new StoreError(
      "unavailable",
      "another process writes this audit log, or its folder cannot be written",
      {
        cause,
      },
    );
  }
}
