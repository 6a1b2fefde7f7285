// The lines of an audit log, wherever a gate keeps it: a folder of files, one of those files, SQLite or PostgreSQL.
import { stat } from "node:fs/promises";
import { isPostgresAddress } from "@palisade/guardrails";
import { isUnsoundLine } from "@palisade/guardrails/gate";
import { FileError } from "../file-error.js";
import { fileKind, notReadable } from "../file-kind.js";
import { fileProblem } from "../usage-error.js";
import { postgresLogLines } from "./postgres-log.js";
import { isSqliteFile } from "./sqlite-file.js";

/**
 * @param from the number of the first record that is wanted
 * @throws {FileError} for what cannot be read, or is no log
 * @throws {StoreError} `corrupt` for a line that nobody can have written, `unfinished` for a last one without an end
 */
export async function* auditLogLines(path: string, from = 1): AsyncGenerator<string> {
  try {
    yield* await linesAt(path, from);
  } catch (error) {
    if (error instanceof FileError || isUnsoundLine(error)) throw error;
    throw new FileError(path, fileProblem(error));
  }
}

async function linesAt(path: string, from: number): Promise<AsyncIterable<string>> {
  if (isPostgresAddress(path)) return postgresLogLines(path, from);
  const found = await stat(path);
  if (found.isDirectory()) {
    const { listLogFiles, readAuditLines } = await import("@palisade/stores/file");
    if ((await listLogFiles(path)).length === 0)
      throw new FileError(path, "no audit log is in this folder: it would have audit-000001.jsonl");
    return readAuditLines(path, from);
  }
  if (!found.isFile()) throw new FileError(path, notReadable(fileKind(found)));
  if (path.endsWith(".jsonl")) {
    const { readAuditFile } = await import("@palisade/stores/file");
    return skip(readAuditFile(path), from - 1);
  }
  if (!(await isSqliteFile(path)))
    throw new FileError(
      path,
      "is no audit log: a folder, lines of JSON (.jsonl) or a SQLite database is expected",
    );
  const { readSqliteAuditLines } = await import("@palisade/stores/sqlite");
  return readSqliteAuditLines(path, from);
}

async function* skip(lines: AsyncIterable<string>, count: number): AsyncGenerator<string> {
  let passed = 0;
  for await (const line of lines) if (passed++ >= count) yield line;
}
