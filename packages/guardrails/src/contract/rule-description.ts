// Rules as the catalogue of a bundle describes them.
import { z } from "zod";
import { severitySchema } from "./effect.js";
import { controlSchema } from "./finding.js";
import type { ReadOnly } from "./read-only.js";

/** What is judged: one pack of rules each. */
export const subjects = ["configuration", "action", "prompt"] as const;
export const subjectSchema = z.enum(subjects);
/** What a rule judges. */
export type Subject = z.infer<typeof subjectSchema>;

export const ruleDescriptionSchema = z.strictObject({
  subject: subjectSchema,
  rule: z.string(),
  title: z.string(),
  description: z.string(),
  severity: severitySchema,
  controls: z.array(controlSchema),
  remedy: z.string(),
});
/** A rule as its METADATA describes it. `severity` is the rule's own; its variants may have others. */
export type RuleDescription = ReadOnly<z.infer<typeof ruleDescriptionSchema>>;
