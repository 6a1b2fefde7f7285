// The files of a log, in order: audit-000001.jsonl, audit-000002.jsonl, …
import { constants } from "node:fs";
import { type FileHandle, open, readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { readRecordLine, StoreError } from "@palisade/guardrails/gate";
import { syncFolder } from "../sync-folder.js";
import { strictLines } from "./strict-lines.js";

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

/** Devices and FIFOs would be waited for, and have no end. @throws {StoreError} `corrupt` for what is no regular file */
async function openRegularFile(path: string, flags: number): Promise<FileHandle> {
  // Windows has no such flag, and no such files.
  const handle = await open(path, flags | (constants.O_NONBLOCK ?? 0), 0o600);
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  throw new StoreError("corrupt", `${basename(path)} is not a regular file`);
}

/** To be read and written at its end. Audit logs are nobody else's. */
export async function openLogFile(folder: string, number: number): Promise<FileHandle> {
  const { O_APPEND, O_CREAT, O_RDWR } = constants;
  const handle = await openRegularFile(join(folder, logFileName(number)), O_APPEND | O_CREAT | O_RDWR);
  await syncFolder(folder);
  return handle;
}

const chunkSize = 64 * 1024;
const lineBreak = 0x0a;

export type Tail = {
  /** The last line that has its break; nothing in an empty file. */
  readonly bytes: Uint8Array | undefined;
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
      return { bytes: bytes.subarray(before + 1, last), end: start + last + 1 };
  }
  return { bytes: undefined, end: 0 };
}

/**
 * Reads the lines of one file, without their breaks.
 * @throws {StoreError} `corrupt` for a line that is no UTF-8 text and for what is no regular file, `unfinished` for a
 * last line without a break
 * @throws what opening and reading a file throws
 * @example for await (const line of readAuditFile("audit/audit-000001.jsonl")) console.log(JSON.parse(line).kind)
 */
export async function* readAuditFile(path: string): AsyncGenerator<string> {
  yield* readFrom(path, 0);
}

async function* readFrom(path: string, start: number): AsyncGenerator<string> {
  const handle = await openRegularFile(path, constants.O_RDONLY);
  const name = start === 0 ? basename(path) : `${basename(path)} from byte ${start} on`;
  // The stream closes the file.
  yield* strictLines(handle.createReadStream({ highWaterMark: chunkSize, start }), name);
}

/** Where the line of a record begins: with it, nothing before is read. */
export type LogMark = {
  readonly sequence: number;
  /** Of the file. */
  readonly number: number;
  /** In bytes. */
  readonly offset: number;
};

/**
 * Reads the lines of a log, without their breaks; the process that writes it may go on meanwhile.
 * @param from the number of the first record that is wanted
 * @throws {StoreError} `corrupt` for a line that is no UTF-8 text and for what is no regular file, `unfinished` for a
 * last line without a break
 * @throws what reading a folder or a file throws
 * @example for await (const line of readAuditLines("audit")) console.log(JSON.parse(line).kind)
 */
export async function* readAuditLines(folder: string, from = 1): AsyncGenerator<string> {
  yield* readLinesAfter(folder, from, { sequence: 1, number: 0, offset: 0 });
}

/** @param mark of the record that is wanted, or of one before it */
export async function* readLinesAfter(folder: string, from: number, mark: LogMark): AsyncGenerator<string> {
  const numbers = (await listLogFiles(folder)).filter((number) => number >= mark.number);
  let sequence = mark.sequence - 1;
  for (const [index, number] of numbers.entries()) {
    const next = numbers[index + 1];
    const first = from > 1 && next !== undefined ? await firstSequence(folder, next) : undefined;
    // A file whose records are all before the one that is wanted.
    if (first !== undefined && first <= from) sequence = first - 1;
    else {
      const start = number === mark.number ? mark.offset : 0;
      for await (const line of readFrom(join(folder, logFileName(number)), start))
        if (++sequence >= from) yield line;
    }
  }
}

/** The number that the first record of a file says it has; nothing for what is none. */
async function firstSequence(folder: string, number: number): Promise<number | undefined> {
  for await (const line of readAuditFile(join(folder, logFileName(number)))) {
    const read = readRecordLine(line);
    return "record" in read ? read.record.sequence : undefined;
  }
  return undefined;
}
