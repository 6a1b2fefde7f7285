// The rules that bundles judge with, as their METADATA describes them.
import { compare } from "@palisade/language";
import { z } from "zod";
import { configurationSubject } from "./configurations/configuration-subject.js";
import { type RuleDescription, ruleDescriptionSchema } from "./contract/rule-description.js";
import { GuardError } from "./guard-error.js";
import type { GuardPolicy } from "./policies/guard-policy.js";
import { plainRulesAmong } from "./policies/plain-rule.js";
import { describePlainRule } from "./policies/plain-words.js";
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

/** Whether every rule that answers to one of the subjects is in a catalogue, or names itself. */
export function tellsRules({ entrypoints }: GuardPolicy, subjects: readonly Subject[]): boolean {
  return subjects.every(
    (subject) => !entrypoints.has(subject.entrypoint) || entrypoints.has(catalogueOf(subject)),
  );
}

function catalogueOf({ entrypoint }: Subject): string {
  return `${entrypoint.slice(0, entrypoint.lastIndexOf("/"))}/catalogue`;
}

function rulesOf(policy: GuardPolicy, subject: Subject): readonly RuleDescription[] {
  const catalogued = cataloguedRules(policy, subject);
  return subject.name === configurationSubject.name ? [...catalogued, ...plainRules(policy)] : catalogued;
}

function plainRules({ entrypoints, annotations }: GuardPolicy): readonly RuleDescription[] {
  return plainRulesAmong(entrypoints).map((entrypoint) => ({
    subject: configurationSubject.name,
    ...describePlainRule(entrypoint, annotations.get(entrypoint) ?? []),
  }));
}

function cataloguedRules(policy: GuardPolicy, subject: Subject): readonly RuleDescription[] {
  const { name } = subject;
  const catalogue = catalogueOf(subject);
  if (!policy.entrypoints.has(catalogue)) return [];
  const { data, error } = entriesSchema.safeParse(policy.evaluate(catalogue, {}) ?? []);
  if (data !== undefined) return data.map((entry) => ({ subject: name, ...entry }));
  throw new GuardError("invalid_catalogue", `\`${catalogue}\` of the bundle gives no list of rules`, {
    cause: error,
  });
}
