// Rules as the catalogue of a bundle describes them.
import { z } from "zod";
import { severitySchema } from "./effect.js";
import { controlSchema } from "./finding.js";
import type { ReadOnly } from "./read-only.js";

export const ruleDescriptionSchema = z.strictObject({
  subject: z.string().describe("What it judges: prompt, response, tool-result, action, configuration, …"),
  rule: z.string(),
  title: z.string(),
  description: z.string(),
  severity: severitySchema,
  controls: z.array(controlSchema).describe("Of the rule and of its variants"),
  domain: z.string().exactOptional().describe("What the rule is about: pod-security, rbac, …"),
  active: z
    .literal(false)
    .exactOptional()
    .describe("Present if it does not judge: no chosen pack has it, or it is switched off"),
  kinds: z
    .array(
      z.strictObject({
        group: z.string().exactOptional(),
        kind: z.string().exactOptional(),
        input_kind: z.string().exactOptional(),
        type: z.string().exactOptional(),
      }),
    )
    .exactOptional()
    .describe("What it looks at beside workloads: kinds of objects, or types of what other inputs hold"),
  remedy: z.string(),
  stability: z
    .enum(["stable", "preview", "deprecated"])
    .exactOptional()
    .describe(
      "`preview`: findings are told and fail nothing unless asked for; `deprecated`: it will go; absent: stable",
    ),
  version: z.string().exactOptional().describe("Of the rule: it changes when the rule finds something else"),
  examples: z
    .strictObject({ bad: z.string(), good: z.string() })
    .exactOptional()
    .describe("What the rule finds, and what it lets pass: a manifest, an action as JSON, or a text"),
  parameters: z
    .array(z.strictObject({ name: z.string(), description: z.string(), value: z.unknown() }))
    .exactOptional()
    .describe("The parameters of its pack that it goes by, with the values that hold"),
});
/** A rule as its METADATA describes it. `severity` is the rule's own; its variants may have others. */
export type RuleDescription = ReadOnly<z.infer<typeof ruleDescriptionSchema>>;
