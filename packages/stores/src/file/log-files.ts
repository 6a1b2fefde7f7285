// The files of a log, in order: audit-000001.jsonl, audit-000002.jsonl, …
import { createReadStream } from "node:fs";
import { type FileHandle, open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";

const pattern = /^audit-(\d{6})\.jsonl$/;

export function logFileName(number: number): string {
  return `audit-${String(number).padStart(6, "0")}.jsonl`;
}

/** Their numbers, the oldest first. */
export async function listLogFiles(folder: string): Promise<readonly number[]> {
  const names = await readdir(folder);
  return names
    .flatMap((name) => pattern.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((left, right) => left - right);
}

/** Makes a new name in a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows has no such thing, and needs none.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function openLogFile(folder: string, number: number): Promise<FileHandle> {
  // Audit logs are nobody else's.
  const handle = await open(join(folder, logFileName(number)), "a+", 0o600);
  await syncFolder(folder);
  return handle;
}

const chunkSize = 64 * 1024;
const lineBreak = 0x0a;

export type Tail = {
  /** The last line that has its break; nothing in an empty file. */
  readonly line: string | undefined;
  /** Where it ends: what follows was being written when the process died, and was never acknowledged. */
  readonly end: number;
};

/** Reads a file from its end until it has a whole line. */
export async function readTail(handle: FileHandle): Promise<Tail> {
  const { size } = await handle.stat();
  let bytes = Buffer.alloc(0);
  for (let start = size; start > 0; ) {
    const length = Math.min(chunkSize, start);
    start -= length;
    const chunk = Buffer.alloc(length);
    await handle.read(chunk, 0, length, start);
    bytes = Buffer.concat([chunk, bytes]);
    const last = bytes.lastIndexOf(lineBreak);
    if (last < 0) continue;
    const before = bytes.lastIndexOf(lineBreak, last - 1);
    if (last > 0 && (before >= 0 || start === 0))
      return { line: bytes.subarray(before + 1, last).toString(), end: start + last + 1 };
  }
  return { line: undefined, end: 0 };
}

/**
 * Reads the lines of a log, without their breaks; the process that writes it may go on meanwhile.
 * @param from the number of the first record that is wanted
 * @throws what reading a folder or a file throws
 * @example for await (const line of readAuditLines("audit")) console.log(JSON.parse(line).kind)
 */
export async function* readAuditLines(folder: string, from = 1): AsyncGenerator<string> {
  let sequence = 0;
  for (const number of await listLogFiles(folder)) {
    const input = createReadStream(join(folder, logFileName(number)), "utf8");
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }))
      if (++sequence >= from) yield line;
  }
}
