// The frameworks as the package ships them: checked, and as JSON.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { RuleDescription } from "@palisade/guardrails";
import { createGuard, readBundleFile } from "@palisade/guardrails/node";
import { type Framework, frameworkSchema } from "@palisade/guardrails/reports";
import { parse } from "yaml";
import { anchor, code, type Page, page, table } from "./markdown.js";

const folder = fileURLToPath(new URL("../../policies-rego/frameworks", import.meta.url));

export function readFrameworks(): readonly Framework[] {
  return readdirSync(folder)
    .sort()
    .map((name) => frameworkSchema.parse(parse(readFileSync(`${folder}/${name}/framework.yaml`, "utf8"))));
}

export function frameworkFiles(): readonly Page[] {
  return readFrameworks().map((framework) => ({
    path: `packages/guardrails/frameworks/${framework.name}.json`,
    text: `${JSON.stringify(framework, null, 2)}\n`,
  }));
}

/** What stands for each control: rules of the bundle that ships, or what a person has to look at. */
export async function frameworksPage(): Promise<Page> {
  const guard = await createGuard({ bundle: await readBundleFile() });
  const rules = guard.listRules().filter(({ subject }) => subject === "configuration");
  const frameworks = readFrameworks();
  return page("frameworks.md", "policies-rego/frameworks and the METADATA of the rules", [
    "# Frameworks",
    "The controls of each framework, and the rules that stand for them. A control that no rule stands for is for a person to look at, as the last column says.",
    ...frameworks.flatMap((framework) => coverageOf(framework, rules)),
  ]);
}

function coverageOf(framework: Framework, rules: readonly RuleDescription[]): readonly string[] {
  const controls = framework.sections.flatMap((section) => section.controls);
  const covered = controls.filter((control) => rulesFor(control, framework, rules).length > 0);
  return [
    `## ${framework.title}`,
    `Rules stand for ${covered.length} of ${controls.length} controls: \`--framework ${framework.name}\`.${framework.claim === "supports" ? " They support a specification, and never satisfy one." : ""}`,
    ...framework.sections.flatMap((section) => [
      `### ${section.id} ${section.title}`,
      table(
        ["control", "title", "rules", "what to look at"],
        section.controls.map((control) => [
          control.id,
          control.title,
          rulesFor(control, framework, rules)
            .map(({ rule }) => `[${code(rule)}](policies.md#${anchor(rule)})`)
            .join(", "),
          control.look,
        ]),
      ),
    ]),
  ];
}

function rulesFor(
  { id, like = [], rules: named = [] }: Framework["sections"][number]["controls"][number],
  { framework }: Framework,
  rules: readonly RuleDescription[],
): readonly RuleDescription[] {
  const same = [{ framework, id }, ...like];
  return rules.filter(
    ({ rule, controls }) =>
      named.includes(rule) ||
      controls.some((control) =>
        same.some((each) => each.framework === control.framework && each.id === control.id),
      ),
  );
}
