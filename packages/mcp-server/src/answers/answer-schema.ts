// Decisions as the tools answer them: findings that say the same of different places are one group, which says it once.
import { decisionSchema } from "@palisade/guardrails";
import { z } from "zod";

const finding = decisionSchema.shape.findings.element;
const unlooked = decisionSchema.shape.coverage.unwrap().shape.unlooked.element;

/** What the findings of a group have in common. */
export const sharedFields = {
  rule: true,
  title: true,
  severity: true,
  effect: true,
  status: true,
  stability: true,
  variant: true,
  policy: true,
  controls: true,
  remedy: true,
  retryable: true,
  wouldAllow: true,
  approvers: true,
} as const;

const cut = z.literal(true).exactOptional().describe("Long texts were cut short, a long patch left out");
const count = z.int().positive().describe("How many there are; more than are listed: see `nextCursor`");

export const groupSchema = finding.pick(sharedFields).extend({
  cut,
  count,
  // Only a gate tries rules out: no answer here has a mode of a finding.
  findings: z.array(finding.omit({ ...sharedFields, mode: true }).extend({ cut })),
});

export const reasonSchema = z.strictObject({
  reason: unlooked.shape.reason,
  cut,
  count,
  places: z.array(unlooked.omit({ reason: true }).extend({ cut })),
});

export const nextCursorSchema = z
  .string()
  .exactOptional()
  .describe("Present if something is left out here: what to ask `list_findings` with for the rest");

const coverageSchema = decisionSchema.shape.coverage.unwrap();

export const answerSchema = decisionSchema.omit({ findings: true, coverage: true, unenforced: true }).extend({
  total: z.int().nonnegative().describe("How many findings there are"),
  groups: z.array(groupSchema).describe("Findings by rule, worst first"),
  coverage: coverageSchema
    .omit({ unlooked: true })
    .extend({
      unlooked: z.int().nonnegative().describe("How much nobody looked at"),
      reasons: z.array(reasonSchema),
    })
    .exactOptional(),
  nextCursor: nextCursorSchema,
});
/** What a `validate_…` tool answers. */
export type Answer = z.infer<typeof answerSchema>;

export const pageSchema = z.strictObject({
  decision: z.string().exactOptional().describe("The id of the decision that the findings are of"),
  groups: z.array(groupSchema),
  reasons: z.array(reasonSchema).describe("What nobody looked at"),
  nextCursor: nextCursorSchema,
  failure: z
    .strictObject({ code: z.enum(["invalid_request", "expired_cursor"]), message: z.string() })
    .exactOptional(),
});
/** What `list_findings` answers. */
export type Page = z.infer<typeof pageSchema>;
