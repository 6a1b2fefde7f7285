// What the guard judges with, as a tool.
import { type GuardSubject, readRequest, ruleDescriptionSchema } from "@palisade/guardrails";
import { z } from "zod";
import { defineTool, type Tool } from "../define-tool.js";

export function policyLister(subjects: readonly GuardSubject[]): Tool {
  const names = subjects.map(({ name }) => name) as [string, ...string[]];
  const input = z.strictObject({
    subject: z.enum(names).optional().describe("Only rules for this; default: all"),
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
      const { subject } = readRequest({ called: "a question for policies", schema: input }, request);
      return { rules: guard.listRules().filter((rule) => subject === undefined || rule.subject === subject) };
    },
  });
}
