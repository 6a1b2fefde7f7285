// A decision as OPA's decision log has it, for whoever reads those.
import type { Decision } from "../../../contract/decision.js";
import type { AuditRecord } from "../audit-record.js";
import { decisionIn, recordFacts } from "../record-facts.js";

/** @see https://www.openpolicyagent.org/docs/management-decision-logs */
export type OpaDecisionLog = {
  /** Where the record stands: `log`, `sequence`, `digest`, `tenant`, `project`. */
  readonly labels: Readonly<Record<string, string>>;
  readonly decision_id: string;
  readonly bundles: Readonly<Record<string, { readonly revision: string }>>;
  /** The document that decided, with `/` between its steps. */
  readonly path: string;
  /** What was asked, as far as it was stored. */
  readonly input?: unknown;
  readonly result: Decision;
  readonly requested_by?: string;
  /** Pointers to what the mask took out, and to what it put something in the place of. */
  readonly erased?: unknown;
  readonly masked?: unknown;
  readonly timestamp: string;
  readonly metrics: { readonly timer_rego_query_eval_ns: number };
};

/**
 * Nothing for a record of another kind.
 * @example const event = opaDecisionLog(record); if (event) console.log(JSON.stringify(event))
 */
export function opaDecisionLog(record: AuditRecord): OpaDecisionLog | undefined {
  const decision = decisionIn(record);
  if (decision === undefined) return undefined;
  const { log, sequence, digest, tenant, project, at, details } = record;
  const { principal } = recordFacts(record);
  return {
    labels: {
      log,
      sequence: String(sequence),
      digest,
      ...(tenant === undefined ? {} : { tenant }),
      ...(project === undefined ? {} : { project }),
    },
    decision_id: decision.id,
    bundles: Object.fromEntries(decision.policies.map(({ bundle, revision }) => [bundle, { revision }])),
    path: `${decision.request.kind.replaceAll("-", "_")}/decision`,
    ...(details["request"] === undefined ? {} : { input: details["request"] }),
    result: decision,
    ...(principal === undefined ? {} : { requested_by: principal }),
    ...(details["erased"] === undefined ? {} : { erased: details["erased"] }),
    ...(details["masked"] === undefined ? {} : { masked: details["masked"] }),
    timestamp: at,
    metrics: { timer_rego_query_eval_ns: decision.durationMicros * 1000 },
  };
}
