// Where the audit log is kept: a port, with one behaviour suite for all drivers.
import type { AuditHead, AuditRecord } from "./audit-record.js";

/** Gives the records to be appended after this head; `undefined` before the first one. */
export type Seal = (head: AuditHead | undefined) => readonly AuditRecord[];

/**
 * An append-only log. Several processes may write one: whoever appends is alone with the log until its records are
 * durable, or none of them is there.
 */
export type AuditStore = {
  /** Resolves once the records would survive the loss of the process and of power. @throws when they may not. */
  append(seal: Seal): Promise<void>;
  head(): Promise<AuditHead | undefined>;
  /** Lines without their breaks, from the record of this number on (default 1). */
  lines(from?: number): AsyncIterable<string>;
};

/** A second place for the end of the log, so that a tail that was cut off is missed. */
export type HeadKeeper = {
  keep(head: AuditHead): Promise<void>;
};
