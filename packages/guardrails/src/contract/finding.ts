// Findings: what one rule has to say about what was asked.
import { z } from "zod";
import { effectSchema, severitySchema } from "./effect.js";
import type { ReadOnly } from "./read-only.js";

export const controlSchema = z.strictObject({ framework: z.string(), id: z.string() });
/** A control of a framework that a rule helps to meet: `{ framework: "CIS Kubernetes v1.12", id: "5.2.2" }`. */
export type Control = ReadOnly<z.infer<typeof controlSchema>>;

export const jsonPatchOperationSchema = z.strictObject({
  op: z.enum(["add", "remove", "replace", "move", "copy", "test"]),
  path: z.string(),
  from: z.string().exactOptional(),
  value: z.unknown().exactOptional(),
});
/** One operation of a JSON Patch (RFC 6902). */
export type JsonPatchOperation = ReadOnly<z.infer<typeof jsonPatchOperationSchema>>;

export const findingSchema = z.strictObject({
  rule: z.string().describe("Stable id of the rule: K8S-PRIVILEGED"),
  title: z.string(),
  severity: severitySchema,
  effect: effectSchema.describe("What this finding alone leads to"),
  variant: z
    .string()
    .exactOptional()
    .describe("Which of the rule's cases it is, for rules that have several"),
  message: z.string(),
  resource: z.int().nonnegative().exactOptional().describe("Which of the resources, counted from 0"),
  subject: z.string().exactOptional().describe("What it is about, by name: Deployment/web"),
  at: z.string().exactOptional().describe("JSON pointer into what was judged"),
  controls: z.array(controlSchema),
  remedy: z.string().exactOptional(),
  patch: z
    .array(jsonPatchOperationSchema)
    .exactOptional()
    .describe("A deterministic fix, where there is one"),
  retryable: z.boolean().describe("Whether asking again with something changed can succeed"),
  wouldAllow: z.string().exactOptional().describe("What would be allowed instead"),
  approvers: z.array(z.string()).exactOptional().describe("Roles that may approve"),
});
/** What one rule has to say. */
export type Finding = ReadOnly<z.infer<typeof findingSchema>>;
