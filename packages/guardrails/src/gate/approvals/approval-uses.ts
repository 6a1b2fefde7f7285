// Which approvals were asked for and used, by the log alone: what a store says of it can be put back.
import type { AuditLog } from "../audit/audit-log.js";
import type { AuditHead, AuditRecord } from "../audit/audit-record.js";
import { GateFailure, within } from "../gate-failure.js";
import { type Approval, bindingOf } from "./approval.js";

/** What the log says of an approval. */
type Logged = { readonly binding: unknown; readonly expiresAt: unknown; run: string | undefined };

/** Approvals that are kept in mind: with more, the log is read again from where it is needed. */
const mostKept = 10_000;

export class ApprovalUses {
  readonly #audit: AuditLog;
  readonly #logged = new Map<string, Logged>();
  /** The records that were read: from this one on, and up to that one. */
  #from = 0;
  #upTo: AuditHead | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(audit: AuditLog) {
    this.#audit = audit;
  }

  /**
   * The run that was the first to use an approval; none, if nobody has.
   * @throws {GateFailure} `approval_void` for one that the log does not have as it is stored, `audit_unavailable` for a
   * log that cannot be read, or is not sound
   */
  async firstUse(approval: Approval): Promise<string | undefined> {
    const read = this.#last.then(() =>
      within("audit_unavailable", "reading the audit log", () => this.#read(approval.requested)),
    );
    this.#last = read.catch(() => undefined);
    await read;
    const logged = this.#logged.get(approval.id);
    const isAsLogged =
      logged?.binding === bindingOf(approval.subject) && logged.expiresAt === approval.expiresAt;
    if (logged === undefined || !isAsLogged)
      throw new GateFailure("approval_void", "it is not as the audit log has it: somebody changed the store");
    return logged.run;
  }

  /** What was appended since, or all from a record on that was not read yet. */
  async #read(from: number): Promise<void> {
    if (this.#upTo === undefined || from < this.#from || this.#logged.size > mostKept) {
      this.#logged.clear();
      this.#from = from;
      this.#upTo = undefined;
    }
    for await (const record of this.#audit.records(this.#upTo ?? from)) {
      this.#note(record);
      const { log, sequence, digest } = record;
      this.#upTo = { log, sequence, digest };
    }
  }

  #note({ kind, details }: AuditRecord): void {
    const { step, approval, binding, expiresAt, run } = details;
    if (kind !== "approval" || typeof approval !== "string") return;
    const logged = this.#logged.get(approval);
    if (step === "requested" && logged === undefined)
      this.#logged.set(approval, { binding, expiresAt, run: undefined });
    if (step === "consumed" && logged !== undefined) logged.run ??= String(run);
  }
}
