// What the guard judges with, as a tool.
import { type GuardSubject, readRequest, ruleDescriptionSchema } from "@palisade/guardrails";
import { z } from "zod";
import { defineTool, type Tool } from "../define-tool.js";

export function policyLister(subjects: readonly GuardSubject[]): Tool {
  const names = subjects.map(({ name }) => name) as [string, ...string[]];
  const input = z.strictObject({
    subject: z.enum(names).optional().describe("Only rules for this; default: all"),
    rule: z.string().optional().describe("Only this rule, by its id, with its examples and parameters"),
  });
  return defineTool({
    name: "list_policies",
    title: "List policies",
    description:
      "The rules that texts, actions and configurations are judged by, with severity, controls and remedy.",
    effect: "reads",
    input,
    output: z.strictObject({ rules: z.array(ruleDescriptionSchema) }),
    run: (request, guard) => {
      const { subject, rule } = readRequest({ called: "a question for policies", schema: input }, request);
      const listed = guard.listRules().filter((each) => subject === undefined || each.subject === subject);
      return rule === undefined
        ? { rules: listed.map(({ examples: _, parameters: __, ...each }) => each) }
        : { rules: listed.filter((each) => each.rule === rule) };
    },
  });
}
