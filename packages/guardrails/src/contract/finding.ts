// Findings: what one rule has to say about what was asked.
import { z } from "zod";
import { effectSchema, severitySchema } from "./effect.js";
import { filePlaceSchema } from "./file-place.js";
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

/** What a finding counts for: only a `violation` counts towards the effect. */
export const findingStatuses = ["violation", "excepted", "not_applicable"] as const;

export const exceptionReferenceSchema = z
  .strictObject({
    id: z.string(),
    reason: z.string(),
    owner: z.string(),
    expires: z.iso.date().describe("The last day on which it holds, in UTC"),
  })
  .describe("Present when the finding is excepted: by which exception, why, by whom and until when");
/** The exception that took a finding out of the count. */
export type ExceptionReference = ReadOnly<z.infer<typeof exceptionReferenceSchema>>;

export const textRangeSchema = z
  .strictObject({ start: z.int().nonnegative(), end: z.int().nonnegative() })
  .describe("Where in the caller's own text, in UTF-16 units: from `start` up to `end`");
/** A part of a text as it was handed in, in UTF-16 units. */
export type TextRange = ReadOnly<z.infer<typeof textRangeSchema>>;

export const findingSchema = z.strictObject({
  rule: z.string().describe("Stable id of the rule: K8S-PRIVILEGED"),
  title: z.string(),
  severity: severitySchema,
  effect: effectSchema.describe("What this finding alone leads to"),
  status: z
    .enum(findingStatuses)
    .describe("`violation` counts; `excepted` was taken out by an exception; `not_applicable` by the policy"),
  mode: z
    .enum(["warn", "shadow"])
    .exactOptional()
    .describe(
      "Present if a gate's modes keep it from counting: it is told (`warn`), or only recorded (`shadow`)",
    ),
  exception: exceptionReferenceSchema.exactOptional(),
  stability: z
    .literal("preview")
    .exactOptional()
    .describe(
      "Present if the rule is in preview and nobody asked that it counts, so that it leads to nothing",
    ),
  variant: z
    .string()
    .exactOptional()
    .describe("Which of the rule's cases it is, for rules that have several"),
  message: z.string(),
  resource: z
    .int()
    .nonnegative()
    .exactOptional()
    .describe("Which of the resources, counted from 0; documents of files count on behind `resources`"),
  subject: z.string().exactOptional().describe("What it is about, by name: Deployment/web"),
  at: z.string().exactOptional().describe("JSON pointer into what was judged"),
  place: filePlaceSchema.exactOptional(),
  range: textRangeSchema.exactOptional(),
  excerpt: z
    .string()
    .exactOptional()
    .describe("That part of the text on one line, cut short if it is long, and masked if it is a secret"),
  policy: z
    .int()
    .nonnegative()
    .exactOptional()
    .describe("Which of the decision's policies found it, counted from 0; absent if there is only one"),
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
