// Checks a log from its first record to its last, and says what is proven and what is not.
import {
  isSignedBy,
  keyId,
  type PublicKey,
  publicKeySchema,
  signatureSchema,
} from "../signing/ed25519-key.js";
import { type AuditHead, type AuditRecord, noRecord } from "./audit-record.js";
import { checkpointPurpose, keyPurpose } from "./checkpoints.js";
import { isUnsoundLine } from "./read-records.js";
import { readRecordLine } from "./record-line.js";

/** The first record that is not what was written, or is missing. */
export type LogProblem = {
  /** The line, from 1. */
  readonly line: number;
  /** The number that the record there should have. */
  readonly sequence: number;
  readonly message: string;
};

export type LogReport = {
  readonly records: number;
  readonly head: AuditHead | undefined;
  readonly problem?: LogProblem;
  /** Up to this record a trusted key has signed; 0 if none did. */
  readonly signedUpTo: number;
  /**
   * Whether a tail may be missing: `whole` if the log ends where, or after where, the head that was kept elsewhere says;
   * `unknown` without such a head, for a tail that was cut off leaves nothing behind.
   */
  readonly tail: "whole" | "unknown";
};

export type VerifyOptions = {
  /** Keys that are trusted to sign, each until another takes over from it by a record that it has signed. */
  readonly keys?: readonly PublicKey[];
  /** The end of the log as it was kept in a second place. */
  readonly head?: AuditHead;
};

/**
 * Finds the first record of a log that was edited, deleted, inserted or moved. What no trusted key has signed may have
 * been written anew as a whole; `signedUpTo` says where that begins.
 * @param lines without their line breaks; a store that finds the next one `corrupt` or `unfinished` has found the problem
 * @throws whatever else the store throws
 */
export async function verifyLog(
  lines: AsyncIterable<string> | Iterable<string>,
  options: VerifyOptions = {},
): Promise<LogReport> {
  const check = new LogCheck(options);
  try {
    for await (const line of lines) {
      check.take(line);
      if (check.problem !== undefined) break;
    }
  } catch (error) {
    if (!isUnsoundLine(error)) throw error;
    check.takeUnsound(error.message);
  }
  return check.report();
}

class LogCheck {
  problem: LogProblem | undefined;
  readonly #keys: Map<string, PublicKey>;
  /** Keys that another one has taken over from: whoever has stolen one proves nothing with it any more. */
  readonly #replaced = new Set<string>();
  readonly #kept: AuditHead | undefined;
  #head: AuditHead | undefined;
  #line = 0;
  #signedUpTo = 0;
  #isKeptMet = false;

  constructor({ keys = [], head }: VerifyOptions) {
    this.#keys = new Map(keys.map((key) => [keyId(key), key]));
    this.#kept = head;
  }

  take(line: string): void {
    this.#line++;
    const read = readRecordLine(line);
    const message = "problem" in read ? read.problem : this.#problemOf(read.record);
    if (message !== undefined || !("record" in read)) this.#fail(message ?? "");
    else this.#accept(read.record);
  }

  /** The next line is none that a store would give. */
  takeUnsound(message: string): void {
    this.#fail(message, 1);
  }

  report(): LogReport {
    if (this.problem === undefined && this.#kept !== undefined && !this.#isKeptMet)
      this.#fail(
        `the log ended with record ${this.#kept.sequence} when its head was kept: the tail is missing`,
        1,
      );
    return {
      records: this.#head?.sequence ?? 0,
      head: this.#head,
      ...(this.problem === undefined ? {} : { problem: this.problem }),
      signedUpTo: this.#signedUpTo,
      tail: this.#isKeptMet ? "whole" : "unknown",
    };
  }

  #fail(message: string, linesOn = 0): void {
    this.problem = { line: this.#line + linesOn, sequence: (this.#head?.sequence ?? 0) + 1, message };
  }

  #problemOf(record: AuditRecord): string | undefined {
    const { log, sequence, digest } = this.#head ?? { log: record.log, sequence: 0, digest: noRecord };
    if (record.log !== log) return `it belongs to another log, ${JSON.stringify(record.log)}`;
    if (record.sequence !== sequence + 1) return `it has number ${record.sequence}`;
    if (record.previous !== digest) return "it does not follow from the record before it";
    if (sequence === 0 && record.kind !== "log-opened") return "a log begins with `log-opened`";
    const kept = this.#kept;
    if (kept?.sequence === record.sequence && (kept.digest !== record.digest || kept.log !== record.log))
      return "it is another than the one whose head was kept";
    return this.#signatureProblem(record);
  }

  /** What an unknown key has signed proves nothing, and is no problem: the report says how far the known ones go. */
  #signatureProblem({ kind, details, previous }: AuditRecord): string | undefined {
    if (kind !== "checkpoint" && kind !== "key-added") return undefined;
    const { data: signature } = signatureSchema.safeParse(details["signature"]);
    if (signature === undefined) return "it has no signature";
    const key = this.#keys.get(signature.key);
    if (key === undefined) return undefined;
    const [purpose, signed] =
      kind === "checkpoint" ? [checkpointPurpose, previous] : [keyPurpose, details["publicKey"]];
    return isSignedBy(key, signature, purpose, signed)
      ? undefined
      : "its signature is no signature of its key";
  }

  #accept(record: AuditRecord): void {
    const { log, sequence, digest, kind, details } = record;
    this.#head = { log, sequence, digest };
    if (this.#kept?.sequence === sequence) this.#isKeptMet = true;
    const { data: signature } = signatureSchema.safeParse(details["signature"]);
    if (signature === undefined || !this.#keys.has(signature.key) || this.#replaced.has(signature.key))
      return;
    if (kind === "checkpoint") this.#signedUpTo = sequence - 1;
    if (kind !== "key-added") return;
    const { data: key } = publicKeySchema.safeParse(details["publicKey"]);
    if (key === undefined) return;
    this.#keys.set(keyId(key), key);
    this.#replaced.add(signature.key);
  }
}
