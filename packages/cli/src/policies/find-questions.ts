// Which rules of a policy a guard can ask: those of the contract, those of plain packages, and the mask of records.
import type { Location, RuleTree } from "@palisade/compiler";
import { maskEntrypoint, plainRulesAmong } from "@palisade/guardrails";

/** `release/decision` may be a question of one's own; `action/catalogue` and the like are about the policy itself. */
const ofContract = /^[^/]+\/(?:decision|catalogue|parameters\/described)$/;

/** `pkg/rule` of each. */
export function findQuestions(rules: RuleTree): readonly string[] {
  const names = namedRules(rules)
    .map(({ name }) => name)
    .filter((name) => !isTest(name));
  const asked = (name: string) => ofContract.test(name) || name === maskEntrypoint;
  return [...names.filter(asked), ...plainRulesAmong(names)];
}

export type NamedRule = {
  /** `pkg/rule`. */
  readonly name: string;
  /** Of its first definition. */
  readonly location: Location;
};

export function namedRules(tree: RuleTree, path = ""): readonly NamedRule[] {
  return [...tree.children].flatMap(([key, child]) => {
    const name = path === "" ? key : `${path}/${key}`;
    const [first] = child.rules;
    return [...(first === undefined ? [] : [{ name, location: first.location }]), ...namedRules(child, name)];
  });
}

function isTest(name: string): boolean {
  return name
    .split("/")
    .slice(0, -1)
    .some((step) => step.endsWith("_test"));
}
