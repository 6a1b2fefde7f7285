// The end of a log as it was kept elsewhere: a file with it, or a database with those of several logs.
import { stat } from "node:fs/promises";
import { type AuditHead, auditHeadSchema } from "@palisade/guardrails/gate";
import { FileError } from "../file-error.js";
import type { Host } from "../host.js";
import { readText } from "../read-text.js";
import { fileProblem } from "../usage-error.js";
import { isSqliteFile } from "./sqlite-file.js";

const longestHead = 64 * 1024;

/**
 * @param first the log's first line: a database may keep the heads of others
 * @throws {FileError} for what is no head, or none of this log
 */
export async function readHead(path: string, host: Host, first: () => Promise<string>): Promise<AuditHead> {
  if (!(await isDatabase(path)))
    return headIn(path, await readText(path, host, { limit: longestHead, called: "the head" }));
  const heads = await readHeads(path);
  const log = logOf(await first());
  const head = heads.find((each) => each.log === log);
  if (head !== undefined) return head;
  throw new FileError(path, `no head of the log \`${log}\` is kept here`);
}

async function isDatabase(path: string): Promise<boolean> {
  try {
    return path !== "-" && (await stat(path)).isFile() && (await isSqliteFile(path));
  } catch (error) {
    throw new FileError(path, fileProblem(error));
  }
}

async function readHeads(path: string): Promise<readonly AuditHead[]> {
  const { readSqliteHeads } = await import("@palisade/stores/sqlite");
  try {
    return readSqliteHeads(path);
  } catch (error) {
    throw new FileError(path, fileProblem(error));
  }
}

/** Of a line that need not be sound: it decides which head the log is held against. */
function logOf(line: string): string {
  try {
    return String((JSON.parse(line) as { readonly log?: unknown }).log);
  } catch {
    return "";
  }
}

function headIn(path: string, text: string): AuditHead {
  try {
    return auditHeadSchema.parse(JSON.parse(text));
  } catch {
    throw new FileError(path, "no head of a log: {log, sequence, digest}");
  }
}
