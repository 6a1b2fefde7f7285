// The log as the gate writes it: what is appended together is sealed, signed and made durable together.
import type { PrivateKey } from "../signing/ed25519-key.js";
import type { AuditEvent, AuditHead, AuditRecord } from "./audit-record.js";
import type { AuditStore, HeadKeeper } from "./audit-store.js";
import { checkpointEvent } from "./checkpoints.js";
import { readRecordLine } from "./record-line.js";
import { emptyLog, headOf, sealRecords } from "./seal-records.js";

export type AuditLogOptions = {
  readonly store: AuditStore;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Names a log that has no record yet. */
  readonly newLogId: () => string;
  /** Signs every so many records; without one, nothing in the log proves that it was not written anew. */
  readonly signer?: { readonly key: PrivateKey; readonly every: number };
  /** Told each head once its records are durable. */
  readonly heads?: HeadKeeper;
  /** Takes out of an event what may not be stored, before it is sealed. @throws to refuse the event. */
  readonly mask?: (event: AuditEvent) => AuditEvent;
};

/** Where an event stands in the log. */
export type AuditReceipt = { readonly sequence: number; readonly digest: string };

type Waiting = {
  readonly event: AuditEvent;
  readonly resolve: (receipt: AuditReceipt) => void;
  readonly reject: (reason: unknown) => void;
};

export class AuditLog {
  readonly #options: AuditLogOptions;
  #waiting: Waiting[] = [];
  #isWriting = false;
  /** Where it ended when this process wrote to it. */
  #written: AuditHead | undefined;

  constructor(options: AuditLogOptions) {
    this.#options = options;
  }

  /**
   * Resolves once the event is durable.
   * @throws whatever the mask or the store throws: then the event may not be in the log, and what it stands for must not
   * happen.
   */
  append(event: AuditEvent): Promise<AuditReceipt> {
    const { mask } = this.#options;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ event: mask === undefined ? event : mask(event), resolve, reject });
      if (!this.#isWriting) void this.#write();
    });
  }

  /** Where the log ends; nothing for one that has no record yet. @throws whatever the store throws */
  head(): Promise<AuditHead | undefined> {
    return this.#options.store.head();
  }

  /**
   * The records that stand in the log: those after a head, which must still be there, or from a number on.
   * @throws {Error} for a log that is not sound, and whatever the store throws
   */
  async *records(after: AuditHead | number): AsyncGenerator<AuditRecord> {
    const from = typeof after === "number" ? after : after.sequence;
    let head = typeof after === "number" ? undefined : after;
    let next = from;
    for await (const line of this.#options.store.lines(from)) {
      const read = readRecordLine(line);
      if ("problem" in read) throw new Error(`record ${next} of the log is not sound: ${read.problem}`);
      const { record } = read;
      const isHead = head !== undefined && next === head.sequence;
      const isSealed = isHead
        ? record.digest === head?.digest
        : record.previous === (head?.digest ?? record.previous);
      if (record.sequence !== next || !isSealed) throw new Error(`record ${next} of the log is another one`);
      if (!isHead) yield record;
      head = headOf(record);
      next++;
    }
    if (next === from && head !== undefined) throw new Error(`record ${from} of the log is missing`);
  }

  /** Whatever came while the last batch was being written is the next one. */
  async #write(): Promise<void> {
    this.#isWriting = true;
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        const records = await this.#appendAll(batch.map(({ event }) => event));
        for (const [index, { resolve }] of batch.entries()) resolve(receiptOf(records[index]));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#isWriting = false;
  }

  /** The records of the events, in their order. */
  async #appendAll(events: readonly AuditEvent[]): Promise<readonly AuditRecord[]> {
    const { store, now, newLogId, heads } = this.#options;
    let own: readonly AuditRecord[] = [];
    let last: AuditHead | undefined;
    await store.append((head) => {
      this.#checkWhole(head);
      const at = new Date(now()).toISOString();
      const opening = head === undefined ? sealRecords(emptyLog(newLogId()), [this.#opened()], at) : [];
      const start = headAfter(opening, head);
      own = sealRecords(start, events, at);
      const written = [...opening, ...own];
      const signed = [...written, ...this.#checkpoint(start, headAfter(written, start), at)];
      last = headAfter(signed, start);
      return signed;
    });
    this.#written = last ?? this.#written;
    if (last !== undefined) await heads?.keep(last);
    return own;
  }

  /** @throws {Error} for a log that ends before what was written to it, or is another one */
  #checkWhole(head: AuditHead | undefined): void {
    const written = this.#written;
    if (written === undefined) return;
    const { log, sequence, digest } = head ?? { log: "", sequence: 0, digest: "" };
    const isSame = sequence === written.sequence && digest === written.digest;
    if (log !== written.log || (sequence <= written.sequence && !isSame))
      throw new Error(
        `the log ended with record ${written.sequence}, and does not any more: somebody changed it`,
      );
  }

  #opened(): AuditEvent {
    const every = this.#options.signer?.every;
    return { kind: "log-opened", details: every === undefined ? {} : { checkpointEvery: every } };
  }

  /** One, if a multiple of so many records was passed. */
  #checkpoint(before: AuditHead, after: AuditHead, at: string): readonly AuditRecord[] {
    const { signer } = this.#options;
    if (signer === undefined) return [];
    const isDue = Math.floor(before.sequence / signer.every) < Math.floor(after.sequence / signer.every);
    return isDue ? sealRecords(after, [checkpointEvent(signer.key, after.digest)], at) : [];
  }
}

/** @throws {Error} for neither records nor a head: somebody has to begin */
function headAfter(records: readonly AuditRecord[], head: AuditHead | undefined): AuditHead {
  const last = records.at(-1);
  if (last !== undefined) return headOf(last);
  if (head === undefined) throw new Error("a log without a head was not begun");
  return head;
}

function receiptOf(record: AuditRecord | undefined): AuditReceipt {
  if (record === undefined) throw new Error("the store did not seal what it was given");
  return { sequence: record.sequence, digest: record.digest };
}
