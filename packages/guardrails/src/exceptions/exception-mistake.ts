// Why nothing needs an exception, as far as its words tell: a rule or a kind that nobody has.
import { publishedKindNames } from "../configurations/kubernetes-kinds.js";
import type { RuleDescription } from "../contract/rule-description.js";
import { suggestName } from "../contract/suggest-name.js";
import { neverExcepted } from "./apply-exceptions.js";
import { listed, type RuleException } from "./rule-exception.js";
import { isGlob, scopePattern } from "./scope-pattern.js";

/**
 * Of an exception that no finding needs. Kinds may be anybody's, so that one is a mistake only if it is near one of
 * Kubernetes' own.
 * @param rules the whole catalogue; none of a bundle that does not tell its rules
 * @example exceptionMistake({ rule: "K8S-PRIVILEGD", … }, rules) // "there is no rule `K8S-PRIVILEGD` (did you mean …?)"
 */
export function exceptionMistake(
  { rule, kind }: Pick<RuleException, "rule" | "kind">,
  rules: readonly RuleDescription[],
): string | undefined {
  const mistakes = [
    ...listed(rule).flatMap((pattern) => ruleMistake(pattern, rules) ?? []),
    ...listed(kind).flatMap((pattern) => kindMistake(pattern) ?? []),
  ];
  return mistakes.length === 0 ? undefined : mistakes.join("; ");
}

function ruleMistake(pattern: string, rules: readonly RuleDescription[]): string | undefined {
  if (neverExcepted.has(pattern))
    return `\`${pattern}\` is about what cannot be judged: no exception lifts it`;
  const { matches } = scopePattern(pattern);
  if (rules.length === 0 || rules.some((each) => matches(each.rule, () => undefined))) return undefined;
  const meant = suggestName(
    pattern,
    rules.map((each) => each.rule),
  );
  return `there is no rule \`${pattern}\`${meant}`;
}

function kindMistake(pattern: string): string | undefined {
  if (isGlob(pattern) || publishedKindNames.has(pattern)) return undefined;
  const meant = suggestName(pattern, [...publishedKindNames]);
  return meant === "" ? undefined : `unknown kind \`${pattern}\`${meant}`;
}
