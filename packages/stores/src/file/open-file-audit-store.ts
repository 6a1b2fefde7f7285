// The audit log in files that anybody can read: appended, made durable, and continued in a new one when large.
import { type FileHandle, mkdir } from "node:fs/promises";
import {
  type AuditHead,
  type AuditStore,
  headOf,
  type Seal,
  StoreError,
  writeRecordLine,
} from "@palisade/guardrails/gate";
import { decodeLine } from "../decode-line.js";
import { readHead } from "../read-stored.js";
import {
  type LogMark,
  listLogFiles,
  logFileName,
  openLogFile,
  readLinesAfter,
  readTail,
} from "./log-files.js";
import { lockWriter } from "./writer-lock.js";

export type FileAuditOptions = {
  /** A file is continued in another one before it is larger; default 64 MiB. */
  readonly rotateBytes?: number;
  /** Whether a folder without a log is left as it is and refused; default: one is begun in it. */
  readonly mustExist?: boolean;
};

export type FileAuditLog = AuditStore & { close(): Promise<void> };

/**
 * The log in this folder, which is made if it is not there. One process writes it at a time.
 * @throws {StoreError} `unavailable` while another process writes it, and for a folder without a log if `mustExist`;
 * `corrupt` if its last record is not sound
 * @example const audit = await openFileAuditStore("audit")
 */
export async function openFileAuditStore(
  folder: string,
  { rotateBytes = 64 * 1024 * 1024, mustExist = false }: FileAuditOptions = {},
): Promise<FileAuditLog> {
  if (mustExist) await checkLog(folder);
  await unavailableUnless("making the folder", () => mkdir(folder, { recursive: true, mode: 0o700 }));
  const unlock = lockWriter(folder);
  try {
    const numbers = await listLogFiles(folder);
    const writer = new Writer(folder, rotateBytes, unlock);
    await unavailableUnless("opening the audit log", () => writer.open(numbers));
    return writer;
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Changes nothing. @throws {StoreError} `unavailable` for a folder without a log */
async function checkLog(folder: string): Promise<void> {
  const numbers = await unavailableUnless("reading the folder", () => listLogFiles(folder));
  if (numbers.length === 0)
    throw new StoreError("unavailable", `no audit log is in this folder: it would have ${logFileName(1)}`);
}

/** With more marks than these, every second one is dropped, and the last one stays: what is between two of them is read. */
const mostMarks = 64;

class Writer implements FileAuditLog {
  readonly #folder: string;
  readonly #rotateBytes: number;
  readonly #unlock: () => void;
  #file: FileHandle | undefined;
  #number = 1;
  #size = 0;
  #head: AuditHead | undefined;
  /** Where what was appended begins, so that a gate that reads what is new does not read all that is old. */
  #marks: LogMark[] = [];
  /** Set when it is not known what the file holds. */
  #broken: unknown;
  #last: Promise<void> = Promise.resolve();

  constructor(folder: string, rotateBytes: number, unlock: () => void) {
    this.#folder = folder;
    this.#rotateBytes = rotateBytes;
    this.#unlock = unlock;
  }

  async open(numbers: readonly number[]): Promise<void> {
    this.#number = numbers.at(-1) ?? 1;
    const file = await openLogFile(this.#folder, this.#number);
    try {
      const { bytes, end } = await readTail(file);
      await file.truncate(end);
      this.#size = end;
      // A new file may have been begun, and nothing written to it.
      const before = numbers.at(-2);
      if (bytes !== undefined) this.#head = headIn(bytes);
      else if (before !== undefined) this.#head = await this.#headOfFile(before);
      this.#file = file;
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async #headOfFile(number: number): Promise<AuditHead | undefined> {
    const handle = await openLogFile(this.#folder, number);
    try {
      const { bytes } = await readTail(handle);
      return bytes === undefined ? undefined : headIn(bytes);
    } finally {
      await handle.close();
    }
  }

  append(seal: Seal): Promise<void> {
    const appended = this.#last.then(() =>
      unavailableUnless("writing the audit log", () => this.#append(seal)),
    );
    this.#last = appended.catch(() => undefined);
    return appended;
  }

  async #append(seal: Seal): Promise<void> {
    if (this.#broken !== undefined)
      throw new StoreError("unavailable", "a write failed and could not be undone: open the log again", {
        cause: this.#broken,
      });
    const records = seal(this.#head);
    const [first, last] = [records[0], records.at(-1)];
    if (first === undefined || last === undefined) return;
    const bytes = Buffer.from(records.map((record) => `${writeRecordLine(record)}\n`).join(""));
    if (this.#size > 0 && this.#size + bytes.length > this.#rotateBytes) await this.#rotate();
    const mark = { sequence: first.sequence, number: this.#number, offset: this.#size };
    await this.#write(bytes);
    this.#head = headOf(last);
    this.#marks.push(mark);
    if (this.#marks.length > mostMarks) this.#marks = this.#marks.filter((_, index) => index % 2 === 0);
  }

  /** All of it, durable; or none of it. */
  async #write(bytes: Uint8Array): Promise<void> {
    const file = this.#opened();
    try {
      await file.appendFile(bytes);
      await file.datasync();
      this.#size += bytes.length;
    } catch (error) {
      this.#broken = error;
      await file.truncate(this.#size);
      await file.datasync();
      this.#broken = undefined;
      throw error;
    }
  }

  async #rotate(): Promise<void> {
    const next = await openLogFile(this.#folder, this.#number + 1);
    await this.#file?.close();
    this.#file = next;
    this.#number++;
    this.#size = 0;
  }

  #opened(): FileHandle {
    if (this.#file === undefined) throw new StoreError("unavailable", "the log is closed");
    return this.#file;
  }

  async head(): Promise<AuditHead | undefined> {
    await this.#last;
    return this.#head;
  }

  /** Up to what is durable when it is asked: what is being written meanwhile is not acknowledged, nor whole. */
  async *lines(from = 1): AsyncGenerator<string> {
    await this.#last;
    const end = this.#head?.sequence ?? 0;
    let next = from;
    if (next > end) return;
    const mark = this.#marks.findLast(({ sequence }) => sequence <= from);
    for await (const line of readLinesAfter(this.#folder, from, mark ?? firstMark)) {
      yield line;
      if (++next > end) return;
    }
  }

  async close(): Promise<void> {
    await this.#last;
    const file = this.#file;
    if (file === undefined) return;
    this.#file = undefined;
    await file.close();
    this.#unlock();
  }
}

const firstMark: LogMark = { sequence: 1, number: 0, offset: 0 };

/** @throws {StoreError} `corrupt` */
function headIn(bytes: Uint8Array): AuditHead {
  return readHead(decodeLine(bytes, "the log's last record"));
}

async function unavailableUnless<Result>(doing: string, step: () => Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const { code = "" } = Object(error) as { readonly code?: unknown };
    throw new StoreError("unavailable", `${doing} failed: ${String(code)}`, { cause: error });
  }
}
