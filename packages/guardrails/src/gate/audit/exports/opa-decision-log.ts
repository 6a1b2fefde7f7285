// A record of a decision as OPA's decision log has it, for whoever reads those.
import { type OpaEvent, opaEvent } from "../../../recording/opa-event.js";
import type { AuditRecord } from "../audit-record.js";
import { decisionIn } from "../record-facts.js";

/** Labels say where the record stands: `log`, `sequence`, `digest`, `tenant`, `project`. */
export type OpaDecisionLog = OpaEvent & {
  /** Pointers to what the mask took out, and to what it put something in the place of. */
  readonly erased?: unknown;
  readonly masked?: unknown;
};

/**
 * Nothing for a record of another kind.
 * @example const event = opaDecisionLog(record); if (event) console.log(JSON.stringify(event))
 */
export function opaDecisionLog(record: AuditRecord): OpaDecisionLog | undefined {
  const decision = decisionIn(record);
  if (decision === undefined) return undefined;
  const { log, sequence, digest, tenant, project, at, details } = record;
  const { input, erased, masked } = details;
  const labels = {
    log,
    sequence: String(sequence),
    digest,
    ...(tenant === undefined ? {} : { tenant }),
    ...(project === undefined ? {} : { project }),
  };
  return {
    ...opaEvent(decision, { labels, input, timestamp: at }),
    ...(erased === undefined ? {} : { erased }),
    ...(masked === undefined ? {} : { masked }),
  };
}
