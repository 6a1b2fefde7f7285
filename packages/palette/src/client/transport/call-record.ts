// What is told of every attempt, for the audit log.
import type { PaletteErrorCode } from "../palette-error.js";

export type CallRecord = {
  readonly method: string;
  /** Without the query, which may hold what nobody should keep. */
  readonly path: string;
  /** Absent if there was no answer. */
  readonly status?: number;
  /** Absent if it succeeded. */
  readonly error?: PaletteErrorCode;
  /** From 1 on; each is a request of its own. */
  readonly attempt: number;
  /** From sending to the end of the answer, without waiting for its turn. */
  readonly durationMs: number;
  readonly projectUid?: string;
  /** The decision that allowed it. */
  readonly decisionId?: string;
};

/** The call waits for it, and fails with `not_recorded` if it fails. */
export type OnCall = (record: CallRecord) => void | Promise<void>;
