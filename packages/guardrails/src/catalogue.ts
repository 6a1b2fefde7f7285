// The rules that bundles judge with, as their METADATA describes them.
import { compare } from "@palisade/language";
import { z } from "zod";
import { type RuleDescription, ruleDescriptionSchema } from "./contract/rule-description.js";
import { GuardError } from "./guard-error.js";
import type { GuardPolicy } from "./policies/guard-policy.js";
import type { Subject } from "./subjects/define-subject.js";

const entriesSchema = z.array(ruleDescriptionSchema.omit({ subject: true }));

/**
 * By subject, then id. A bundle without a pack has no rules for its subject.
 * @throws {EvaluationError} if a bundle cannot tell; {GuardError} if what it tells is no catalogue.
 */
export function readCatalogue(
  policies: readonly GuardPolicy[],
  subjects: readonly Subject[],
): readonly RuleDescription[] {
  return subjects.flatMap((subject) =>
    policies
      .flatMap((policy) => rulesOf(policy, subject))
      .toSorted((left, right) => compare(left.rule, right.rule)),
  );
}

function rulesOf(policy: GuardPolicy, { name, entrypoint }: Subject): readonly RuleDescription[] {
  const catalogue = `${entrypoint.slice(0, entrypoint.lastIndexOf("/"))}/catalogue`;
  if (!policy.entrypoints.has(catalogue)) return [];
  const { data, error } = entriesSchema.safeParse(policy.evaluate(catalogue, {}) ?? []);
  if (data !== undefined) return data.map((entry) => ({ subject: name, ...entry }));
  throw new GuardError("invalid_catalogue", `\`${catalogue}\` of the bundle gives no list of rules`, {
    cause: error,
  });
}
