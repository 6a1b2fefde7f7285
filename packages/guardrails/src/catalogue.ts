// The rules a bundle judges with, as their METADATA describes them.
import type { Policy } from "@palisade/runtime";
import type { Control, Severity } from "./decision.js";

/** What is judged: one pack of rules each. */
export const subjects = ["configuration", "action", "prompt"] as const;
/** What a rule judges. */
export type Subject = (typeof subjects)[number];

/** A rule as its METADATA describes it. `severity` is the rule's own; its variants may have others. */
export type RuleDescription = {
  readonly subject: Subject;
  readonly rule: string;
  readonly title: string;
  readonly description: string;
  readonly severity: Severity;
  readonly controls: readonly Control[];
  readonly remedy: string;
};

/** By subject, then id. A bundle without a pack has no rules for its subject. @throws {EvaluationError} */
export function readCatalogue(policy: Policy): readonly RuleDescription[] {
  return subjects.flatMap((subject) => {
    const entrypoint = `${subject}/catalogue`;
    if (!policy.entrypoints.includes(entrypoint)) return [];
    const entries = (policy.evaluate(entrypoint, {}) ?? []) as readonly Omit<RuleDescription, "subject">[];
    return entries
      .map((entry) => ({ subject, ...entry }))
      .toSorted((left, right) => (left.rule < right.rule ? -1 : left.rule > right.rule ? 1 : 0));
  });
}
