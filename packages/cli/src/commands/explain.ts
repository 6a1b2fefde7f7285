// `palisade explain`: what a rule is about, with a bad and a good example; or the list of rules.
import { explainedRules, findRule, type RuleFormat, ruleFormats } from "@palisade/guardrails/reports";
import { defineCommand } from "../define-command.js";
import { paintWith } from "../output/print-report.js";
import { composed, rawData } from "../output/terminal-text.js";
import { guardOptions } from "../policies/guard-options.js";
import { openExplainedGuard } from "../policies/open-guard.js";
import { UsageError } from "../usage-error.js";

export const explain = defineCommand({
  name: "explain",
  summary:
    "Says what a rule is about: why, a bad and a good example, what to do; without a rule, lists them all.",
  arguments: "[rule]",
  options: {
    format: {
      type: "string",
      choices: [...ruleFormats.keys()],
      default: "pretty",
      description: "how to print it",
    },
    ...guardOptions,
  },
  examples: [
    { line: "palisade explain K8S-PRIVILEGED", meaning: "one rule" },
    { line: "palisade explain --format json", meaning: "all of them, for a program" },
  ],
  run: async ({ paths, values }, host) => {
    const { guard, severities } = await openExplainedGuard(values, host);
    const rules = explainedRules(guard.listRules(), severities);
    const format = ruleFormats.get(values.format) as RuleFormat;
    const paint = paintWith(host.colours);
    const [name] = paths;
    const found = name === undefined ? undefined : findRule(name, rules);
    if (found !== undefined && !("rule" in found))
      throw new UsageError(unknownRule(name as string, found.nearest));
    const text = found === undefined ? format.writeList(rules, paint) : format.writeRule(found.rule, paint);
    host.out(values.format === "pretty" ? composed(text) : rawData(text));
    return 0;
  },
});

function unknownRule(name: string, nearest: readonly string[]): string {
  const names = nearest.map((id) => `\`${id}\``).join(" or ");
  const help = names === "" ? "`palisade explain` lists all of them" : `did you mean ${names}?`;
  return `there is no rule \`${name}\` (${help})`;
}
