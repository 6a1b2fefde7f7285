// Which rules of a policy a guard can ask: those of the contract, and those of plain packages.
import type { RuleTree } from "@palisade/compiler";
import { plainRulesAmong } from "@palisade/guardrails";

/** `release/decision` may be a question of one's own; `action/catalogue` and the like are about the policy itself. */
const ofContract = /^[^/]+\/(?:decision|catalogue|parameters\/described)$/;

/** `pkg/rule` of each. */
export function findQuestions(rules: RuleTree): readonly string[] {
  const names = ruleNames(rules).filter((name) => !isTest(name));
  return [...names.filter((name) => ofContract.test(name)), ...plainRulesAmong(names)];
}

function ruleNames(tree: RuleTree, path = ""): readonly string[] {
  return [...tree.children].flatMap(([key, child]) => {
    const name = path === "" ? key : `${path}/${key}`;
    return [...(child.rules.length > 0 ? [name] : []), ...ruleNames(child, name)];
  });
}

function isTest(name: string): boolean {
  return name
    .split("/")
    .slice(0, -1)
    .some((step) => step.endsWith("_test"));
}
