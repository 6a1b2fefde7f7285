// A decision as an event of OPA's decision logs: what masks are asked about, and what exports give.
import type { Decision } from "../contract/decision.js";

/** @see https://www.openpolicyagent.org/docs/management-decision-logs */
export type OpaEvent = {
  readonly labels: Readonly<Record<string, string>>;
  readonly decision_id: string;
  readonly bundles: Readonly<Record<string, { readonly revision: string }>>;
  /** The document that decided, with `/` between its steps. */
  readonly path: string;
  /** What was asked, as far as it may be told. */
  readonly input?: unknown;
  readonly result: Decision;
  readonly requested_by?: string;
  readonly timestamp: string;
  readonly metrics: { readonly timer_rego_query_eval_ns: number };
};

export type OpaEventOptions = {
  readonly labels?: Readonly<Record<string, string>>;
  readonly input?: unknown;
  /** Default: when it was decided. */
  readonly timestamp?: string;
};

export function opaEvent(
  decision: Decision,
  { labels = {}, input, timestamp = decision.evaluatedAt }: OpaEventOptions = {},
): OpaEvent {
  const { id, policies, request, context, durationMicros } = decision;
  return {
    labels,
    decision_id: id,
    bundles: Object.fromEntries(policies.map(({ bundle, revision }) => [bundle, { revision }])),
    path: `${request.kind.replaceAll("-", "_")}/decision`,
    ...(input === undefined ? {} : { input }),
    result: decision,
    ...(context?.subject === undefined ? {} : { requested_by: context.subject }),
    timestamp,
    metrics: { timer_rego_query_eval_ns: durationMicros * 1000 },
  };
}
