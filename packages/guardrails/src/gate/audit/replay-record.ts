// One decision of a log, judged again from its record by a guard of today.
import { z } from "zod";
import { type Decision, modes } from "../../contract/decision.js";
import { type Effect, effectSchema, worstEffect } from "../../contract/effect.js";
import type { Failure } from "../../contract/failure.js";
import type { Guard } from "../../guard.js";
import { counts } from "../../policies/combine-verdicts.js";
import type { AuditRecord } from "./audit-record.js";
import { decisionIn } from "./record-facts.js";

/** What a decision came to, and what it would come to now. */
export type ReplayedDecision = Pick<AuditRecord, "sequence" | "at" | "tenant" | "project"> & {
  readonly decision: string;
  /** What was asked about: `action`, `prompt`, … */
  readonly asked: string;
  readonly principal?: string;
  readonly before: Effect;
  readonly after: Effect;
  /** Rules that count now, and did not then; and the other way about. */
  readonly gained: readonly string[];
  readonly lost: readonly string[];
  /** Why nothing can be decided now. */
  readonly failure?: Failure;
};

/** Why it cannot be judged again. */
export type NotReplayable = { readonly reason: string };

const detailsSchema = z.object({
  session: z.record(z.string(), z.unknown()).optional(),
  modes: z.record(z.string(), z.enum(modes)).optional(),
  replayable: z.literal(false).optional(),
  reason: z.string().optional(),
  /** What others than the policies had to say. */
  detectors: z.array(z.object({ effect: effectSchema, rules: z.array(z.string()) })).optional(),
});

const otherForm = "its record has another form";

/** Nothing for a record of another kind. */
export function replayRecord(
  record: AuditRecord,
  guard: Pick<Guard, "judgeRecorded">,
): ReplayedDecision | NotReplayable | undefined {
  if (record.kind !== "decision") return undefined;
  const decision = decisionIn(record);
  const { data: details } = detailsSchema.safeParse(record.details);
  if (decision === undefined || details === undefined) return { reason: otherForm };
  if (details.replayable === false) return { reason: details.reason ?? otherForm };
  const { input } = record.details;
  if (input === undefined) return { reason: "its record has nothing of what was judged" };
  const { detectors = [], session, modes: own } = details;
  const again = guard.judgeRecorded(decision.request.kind, {
    input,
    at: decision.evaluatedAt,
    ...(session === undefined ? {} : { session }),
    ...(own === undefined ? {} : { modes: own }),
  });
  if (again.failure?.code === "invalid_request") return { reason: again.failure.message };
  const others = detectors.flatMap(({ rules }) => rules);
  return comparedWith(record, decision, {
    after: worstEffect([again.effect, ...detectors.map(({ effect }) => effect)]),
    rules: new Set([...rulesOf(again), ...others]),
    ...(again.failure === undefined ? {} : { failure: again.failure }),
  });
}

type Now = Pick<ReplayedDecision, "after" | "failure"> & { readonly rules: ReadonlySet<string> };

function comparedWith(record: AuditRecord, decision: Decision, { rules, ...now }: Now): ReplayedDecision {
  const { sequence, at, tenant, project } = record;
  const { id, effect, request, context } = decision;
  const then = rulesOf(decision);
  return {
    sequence,
    at,
    ...(tenant === undefined ? {} : { tenant }),
    ...(project === undefined ? {} : { project }),
    ...(context?.subject === undefined ? {} : { principal: context.subject }),
    decision: id,
    asked: request.kind,
    before: effect,
    ...now,
    gained: [...rules].filter((rule) => !then.has(rule)),
    lost: [...then].filter((rule) => !rules.has(rule)),
  };
}

function rulesOf({ findings }: Decision): ReadonlySet<string> {
  return new Set(findings.filter(counts).map(({ rule }) => rule));
}
