// The rules' page: what the bundle that ships says of itself.
import { createGuard, type RuleDescription, subjects } from "@palisade/guardrails";
import { readBundleFile } from "@palisade/guardrails/node";
import {
  type ExplainedRule,
  explainedRules,
  type RuleFormat,
  ruleFormats,
} from "@palisade/guardrails/reports";
import { anchor, code, type Page, page, table } from "./markdown.js";

/** @throws if the bundle was not built. */
export async function policiesPage(): Promise<Page> {
  const guard = await createGuard({ bundle: await readBundleFile() });
  const rules = guard.listRules();
  const explained = explainedRules(rules);
  return page("policies.md", "the METADATA of policies-rego, as the built bundle lists it", [
    "# Policies",
    `The ${explained.length} rules of the bundle that ships, as \`palisade explain\`, \`list_policies\` and \`guard.listRules()\` give them. A rule's variants may differ in severity; what stands here is the rule's own. Every example is judged by the tests.`,
    ...subjects.flatMap(({ name }) => section(name, rules, explained)),
  ]);
}

/** Each rule is explained once, with the first of its subjects. */
function section(
  subject: string,
  rules: readonly RuleDescription[],
  explained: readonly ExplainedRule[],
): readonly string[] {
  const own = rules.filter((rule) => rule.subject === subject);
  const { writeRule } = ruleFormats.get("markdown") as RuleFormat;
  return [
    `## ${subject.charAt(0).toUpperCase()}${subject.slice(1)}`,
    table(
      ["rule", "title", "severity"],
      own.map(({ rule, title, severity }) => [`[${code(rule)}](#${anchor(rule)})`, title, severity]),
    ),
    ...explained
      .filter(({ subjects: [first] }) => first === subject)
      .map((rule) => writeRule(rule).trimEnd()),
  ];
}
