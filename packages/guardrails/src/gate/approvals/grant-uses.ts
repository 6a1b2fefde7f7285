// How often grants were used, by the log alone: nothing that is stored elsewhere says that one is still good.
import type { AuditLog } from "../audit/audit-log.js";
import type { AuditHead, AuditRecord } from "../audit/audit-record.js";
import { within } from "../gate-failure.js";
import { type GrantTerms, mostTimes } from "./grant.js";

export class GrantUses {
  readonly #audit: AuditLog;
  /** The runs that used each grant, in the order of the log; no more of them than any grant is good for. */
  readonly #runs = new Map<string, Set<string>>();
  #from = Number.POSITIVE_INFINITY;
  #upTo: AuditHead | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(audit: AuditLog) {
    this.#audit = audit;
  }

  /**
   * Whether a grant is good for a run: for one more, or for one that is on record already, among the first.
   * @throws {GateFailure} `audit_unavailable` for a log that cannot be read, or is not sound
   */
  async isGood({ id, requested, times }: GrantTerms, run?: string): Promise<boolean> {
    const read = this.#last.then(() =>
      within("audit_unavailable", "reading the audit log", () => this.#read(requested)),
    );
    this.#last = read.catch(() => undefined);
    await read;
    const runs = [...(this.#runs.get(id) ?? [])];
    return run === undefined ? runs.length < times : runs.slice(0, times).includes(run);
  }

  /** What was appended since, or all from a record on that was not read yet. */
  async #read(from: number): Promise<void> {
    if (from < this.#from) {
      this.#runs.clear();
      this.#from = from;
      this.#upTo = undefined;
    }
    for await (const record of this.#audit.records(this.#upTo ?? this.#from)) {
      this.#note(record);
      const { log, sequence, digest } = record;
      this.#upTo = { log, sequence, digest };
    }
  }

  #note({ kind, details }: AuditRecord): void {
    const { step, run, grants } = details;
    if (kind !== "approval" || step !== "consumed" || !Array.isArray(grants)) return;
    for (const id of grants as readonly unknown[]) {
      const runs = this.#runs.get(String(id)) ?? new Set();
      if (runs.size < mostTimes) this.#runs.set(String(id), runs.add(String(run)));
    }
  }
}
