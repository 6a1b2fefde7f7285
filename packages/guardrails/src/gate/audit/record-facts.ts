// What a record is about, by which people look for it; whatever kind of record it is.
import { type Decision, decisionSchema } from "../../contract/decision.js";
import { counts } from "../../policies/combine-verdicts.js";
import type { AuditRecord } from "./audit-record.js";

export type RecordFacts = {
  /** Who asked. */
  readonly principal?: string;
  readonly effect?: Decision["effect"];
  /** Of the findings that count, each once. */
  readonly rules: readonly string[];
  /** The decision that it is, or that it follows from. */
  readonly decision?: string;
  /** What was asked about: `action`, `prompt`, … */
  readonly asked?: string;
  readonly run?: string;
  readonly approval?: string;
  /** In a few words, for people: a finding's message, an outcome, a step. */
  readonly told: string;
};

/** The decision in a record of one; nothing for any other, and for a decision of another form. */
export function decisionIn({ kind, details }: AuditRecord): Decision | undefined {
  if (kind !== "decision") return undefined;
  return decisionSchema.safeParse(details["decision"]).data as Decision | undefined;
}

/**
 * What a record is about.
 * @example recordFacts(record) // { effect: "deny", rules: ["ACT-DELETE"], principal: "ana", … }
 */
export function recordFacts(record: AuditRecord): RecordFacts {
  const decision = decisionIn(record);
  return decision === undefined ? plainFacts(record) : decisionFacts(decision);
}

function decisionFacts({ id, effect, request, context, findings, failure }: Decision): RecordFacts {
  const counted = findings.filter(counts);
  const messages = counted.map(({ message }) => message);
  const told = failure === undefined ? messages : [`${failure.code}: ${failure.message}`, ...messages];
  return {
    ...(context?.subject === undefined ? {} : { principal: context.subject }),
    effect,
    rules: [...new Set(counted.map(({ rule }) => rule))],
    decision: id,
    asked: request.kind,
    told: told.join("; "),
  };
}

function plainFacts({ details }: AuditRecord): RecordFacts {
  const text = (name: string): string | undefined => {
    const value = details[name];
    return typeof value === "string" ? value : undefined;
  };
  const known = {
    principal: text("requester"),
    decision: text("decision"),
    run: text("run"),
    approval: text("approval"),
  };
  const told = ["step", "outcome", "method", "path"].flatMap((name) => text(name) ?? []);
  return {
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
    rules: [],
    told: told.join(" "),
  };
}
