// The rules a bundle judges with, as their METADATA describes them.
import { compare } from "@palisade/language";
import { z } from "zod";
import type { CheckedPolicy } from "./checked-options.js";
import { type RuleDescription, ruleDescriptionSchema, subjects } from "./contract/rule-description.js";
import { GuardError } from "./guard-error.js";

const entriesSchema = z.array(ruleDescriptionSchema.omit({ subject: true }));

/**
 * By subject, then id. A bundle without a pack has no rules for its subject.
 * @throws {EvaluationError} if the bundle cannot tell; {GuardError} if what it tells is no catalogue.
 */
export function readCatalogue(policy: CheckedPolicy): readonly RuleDescription[] {
  return subjects.flatMap((subject) => {
    const entrypoint = `${subject}/catalogue`;
    if (!policy.entrypoints.has(entrypoint)) return [];
    const { data, error } = entriesSchema.safeParse(policy.evaluate(entrypoint, {}) ?? []);
    if (error !== undefined) {
      throw new GuardError("invalid_catalogue", `\`${entrypoint}\` of the bundle gives no list of rules`, {
        cause: error,
      });
    }
    return data
      .map((entry) => ({ subject, ...entry }))
      .toSorted((left, right) => compare(left.rule, right.rule));
  });
}
