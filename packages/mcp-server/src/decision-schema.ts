// The decision contract as JSON Schema: what validate_* tools answer with.
import { effects, severities } from "@palisade/guardrails";
import { z } from "zod";

export const controlSchema = z.object({ framework: z.string(), id: z.string() });

const findingSchema = z.object({
  rule: z.string().describe("Stable id of the rule"),
  title: z.string(),
  severity: z.enum(severities),
  message: z.string(),
  resource: z.int().nonnegative().optional().describe("Which of the resources, counted from 0"),
  subject: z.string().optional().describe("What it is about, as Kind/name"),
  at: z.string().optional().describe("JSON pointer into what was judged"),
  controls: z.array(controlSchema),
  remedy: z.string().optional(),
  patch: z.array(z.looseObject({ op: z.string(), path: z.string() })).optional(),
  retryable: z.boolean().describe("Whether asking again with something changed can succeed"),
  wouldAllow: z.string().optional(),
  approvers: z.array(z.string()).optional(),
});

export const decisionSchema = z.object({
  id: z.string().describe("UUIDv7 of this decision"),
  effect: z.enum(effects),
  findings: z.array(findingSchema).describe("Worst first"),
  failure: z
    .object({ code: z.string(), message: z.string() })
    .optional()
    .describe("Present when there is no verdict of the policies, and the answer is therefore deny"),
  policy: z.object({ bundle: z.string(), revision: z.string(), digest: z.string() }),
  evaluatedAt: z.string(),
  durationMicros: z.int().nonnegative(),
});
