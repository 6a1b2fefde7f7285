// What the guard judges with, as a tool.
import { readRequest, ruleDescriptionSchema, subjectSchema } from "@palisade/guardrails";
import { z } from "zod";
import { defineTool } from "../define-tool.js";

const input = z.strictObject({
  subject: subjectSchema.optional().describe("Only rules for this; default: all"),
});

export const listPolicies = defineTool({
  name: "list_policies",
  title: "List policies",
  description:
    "The rules that prompts, actions and configurations are judged by, with severity, controls and remedy.",
  effect: "reads",
  input,
  output: z.strictObject({ rules: z.array(ruleDescriptionSchema) }),
  run: (request, guard) => {
    const { subject } = readRequest({ called: "a question for policies", schema: input }, request);
    return { rules: guard.listRules().filter((rule) => subject === undefined || rule.subject === subject) };
  },
});
