// What the guard judges with, as a tool.
import { severities, subjects } from "@palisade/guardrails";
import { z } from "zod";
import { controlSchema } from "../decision-schema.js";
import { defineTool } from "../define-tool.js";

export const listPolicies = defineTool({
  name: "list_policies",
  title: "List policies",
  description:
    "The rules that prompts, actions and configurations are judged by, with severity, controls and remedy.",
  effect: "reads",
  input: z.object({
    subject: z.enum(subjects).optional().describe("Only rules for this; default: all"),
  }),
  output: z.object({
    rules: z.array(
      z.object({
        subject: z.enum(subjects),
        rule: z.string(),
        title: z.string(),
        description: z.string(),
        severity: z.enum(severities),
        controls: z.array(controlSchema),
        remedy: z.string(),
      }),
    ),
  }),
  run: ({ subject }, guard) => {
    const rules = guard.listRules().filter((rule) => subject === undefined || rule.subject === subject);
    return { rules: rules.map((rule) => ({ ...rule, controls: [...rule.controls] })) };
  },
});
