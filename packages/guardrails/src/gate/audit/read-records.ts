// The records of a log one after the other, with what is wrong among them: for those that look, not for those that prove.
import { StoreError } from "../store-error.js";
import type { AuditRecord } from "./audit-record.js";
import { readRecordLine } from "./record-line.js";

/** A record, or what is in its place; `isUnfinished` for a last line that is being written, or was cut off. */
export type ReadRecord =
  | { readonly line: number; readonly record: AuditRecord }
  | { readonly line: number; readonly problem: string; readonly isUnfinished?: boolean };

/**
 * Each record is sound by itself; that none is missing or moved is for `verifyLog` to say.
 * @param lines without their line breaks
 * @param first the number of the first of them
 * @throws whatever the store throws, but for what it says of a line
 */
export async function* readRecords(lines: AsyncIterable<string>, first = 1): AsyncGenerator<ReadRecord> {
  let line = first;
  try {
    for await (const text of lines) {
      yield { line, ...readRecordLine(text) };
      line++;
    }
  } catch (error) {
    if (!isUnsoundLine(error)) throw error;
    yield { line, problem: error.message, isUnfinished: error.code === "unfinished" };
  }
}

/** Whether it says of a line that nobody can have written it, or not to its end. */
export function isUnsoundLine(error: unknown): error is StoreError {
  return error instanceof StoreError && (error.code === "corrupt" || error.code === "unfinished");
}
