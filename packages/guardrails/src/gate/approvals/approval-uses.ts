// What became of approvals, by the log alone: what a store says of it can be put back, and votes can be taken out of it.
import type { AuditLog } from "../audit/audit-log.js";
import type { AuditHead, AuditRecord } from "../audit/audit-record.js";
import { GateFailure, within } from "../gate-failure.js";
import { type Approval, bindingOf, voteSchema } from "./approval.js";

/** What the log says of an approval. */
type Logged = {
  readonly binding: unknown;
  readonly expiresAt: unknown;
  run: string | undefined;
  /** `denied` or `cancelled`: nothing puts that back. */
  ending: string | undefined;
  /** Signatures of the votes. */
  readonly votes: Set<string>;
};

/** Steps after which an approval is over, though nobody has used it. */
const endings: readonly unknown[] = ["denied", "cancelled", "expired"];

/** Approvals that are kept in mind: with more, the log is read again from where it is needed. */
const mostKept = 10_000;

export class ApprovalUses {
  readonly #audit: AuditLog;
  readonly #logged = new Map<string, Logged>();
  /** The records that were read: from this one on, and up to that one. */
  #from = 0;
  #upTo: AuditHead | undefined;
  #latest = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(audit: AuditLog) {
    this.#audit = audit;
  }

  /** The time of the latest record that was read, in milliseconds: a clock that is behind it was set back. */
  get latest(): number {
    return this.#latest;
  }

  /**
   * The run that was the first to use an approval; none, if nobody has.
   * @throws {GateFailure} `approval_void` for one that the log does not have as it is stored, `approval_not_usable` for one
   * that was denied or taken back by the log, `audit_unavailable` for a log that cannot be read, or is not sound
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
    if (logged.ending !== undefined)
      throw new GateFailure("approval_not_usable", `by the audit log, it was ${logged.ending}`);
    const stored = new Set(approval.votes.map(({ signature }) => signature.value));
    if ([...logged.votes].some((vote) => !stored.has(vote)))
      throw new GateFailure(
        "approval_void",
        "the audit log has a vote that the store does not have any more",
      );
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
      const { log, sequence, digest, at } = record;
      this.#latest = Math.max(this.#latest, Date.parse(at));
      this.#upTo = { log, sequence, digest };
    }
  }

  #note({ kind, details }: AuditRecord): void {
    const { step, approval, binding, expiresAt, run } = details;
    if (kind !== "approval" || typeof approval !== "string") return;
    const logged = this.#logged.get(approval);
    if (step === "requested" && logged === undefined)
      this.#logged.set(approval, { binding, expiresAt, run: undefined, ending: undefined, votes: new Set() });
    if (logged === undefined) return;
    if (step === "consumed") logged.run ??= String(run);
    if (endings.includes(step)) logged.ending ??= String(step);
    const vote = voteSchema.safeParse(details["vote"]).data;
    if (step === "voted" && vote !== undefined) logged.votes.add(vote.signature.value);
  }
}
