// The rules' page: what the bundle that ships says of itself.
import { createGuard, type RuleDescription, subjects } from "@palisade/guardrails";
import { readBundleFile } from "@palisade/guardrails/node";
import { anchor, code, type Page, page, table } from "./markdown.js";

/** @throws if the bundle was not built. */
export async function policiesPage(): Promise<Page> {
  const guard = await createGuard({ bundle: await readBundleFile() });
  const rules = guard.listRules();
  return page("policies.md", "the METADATA of policies-rego, as the built bundle lists it", [
    "# Policies",
    `The ${rules.length} rules of the bundle that ships, as \`list_policies\` and \`guard.listRules()\` give them. A rule's variants may differ in severity; what stands here is the rule's own.`,
    ...subjects.flatMap(({ name }) => section(name, rules)),
  ]);
}

function section(subject: string, rules: readonly RuleDescription[]): readonly string[] {
  const own = rules.filter((rule) => rule.subject === subject);
  return [
    `## ${subject.charAt(0).toUpperCase()}${subject.slice(1)}`,
    table(
      ["rule", "title", "severity"],
      own.map(({ rule, title, severity }) => [`[${code(rule)}](#${anchor(rule)})`, title, severity]),
    ),
    ...own.flatMap(ruleText),
  ];
}

function ruleText({ rule, title, description, severity, controls, remedy }: RuleDescription) {
  const listed = controls.map(({ framework, id }) => `${framework} ${id}`).join(", ");
  return [
    `### ${code(rule)}`,
    `**${title}** (${severity}). ${description.trim().replaceAll(/\s+/g, " ")}`,
    [`- Remedy: ${remedy}.`, ...(listed === "" ? [] : [`- Controls: ${listed}.`])].join("\n"),
  ];
}
