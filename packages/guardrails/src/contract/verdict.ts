// Verdicts: what a bundle's policy must answer with, before the guard gives it an id and a time.
import { z } from "zod";
import { type Coverage, coverageSchema, partSchema } from "./coverage.js";
import { type Effect, effectSchema } from "./effect.js";
import type { Failure, FailureCode } from "./failure.js";
import { type Finding, findingSchema } from "./finding.js";
import type { ReadOnly } from "./read-only.js";

/** What only the guard knows. */
const guardsOwn = { exception: true, policy: true, place: true, mode: true } as const;

const policyFindingSchema = findingSchema.omit(guardsOwn).extend({
  controls: findingSchema.shape.controls.exactOptional(),
  retryable: findingSchema.shape.retryable.exactOptional(),
  status: z
    .enum(["violation", "not_applicable"])
    .exactOptional()
    .describe("Whether it counts; absent: it is a violation"),
  range: findingSchema.shape.range.unwrap().exactOptional().describe("In the text at `at`, in UTF-16 units"),
  effect: effectSchema
    .exactOptional()
    .describe(
      "What this finding alone leads to; absent: what its severity does (critical and high deny, medium requires approval)",
    ),
});

const policyCoverageSchema = coverageSchema.extend({
  unlooked: z
    .array(
      z.strictObject({
        resource: z.int().nonnegative(),
        at: z.string(),
        reason: z.string(),
        part: partSchema.exactOptional(),
      }),
    )
    .describe("What no rule looked at: the number of its resource, a JSON pointer into that, and the reason"),
});

export const verdictSchema = z.strictObject({
  effect: effectSchema.describe("The policy's effect; where a finding's is worse, that one holds"),
  findings: z.array(policyFindingSchema).describe("Optional texts may be empty, which says nothing"),
  coverage: policyCoverageSchema.exactOptional(),
});
/** What a policy answers. */
export type PolicyVerdict = ReadOnly<z.infer<typeof verdictSchema>>;
/** One finding in what a policy answers. */
export type PolicyFinding = PolicyVerdict["findings"][number];

/** What a policy answered, before it has an id and a time. */
export type Verdict = {
  readonly effect: Effect;
  /** Without modes; absent if it is the same. */
  readonly unenforced?: Effect;
  readonly findings: readonly Finding[];
  readonly coverage?: Coverage;
  readonly failure?: Failure;
};

/** The one way a verdict comes about without the policies. */
export function denyBecause(code: FailureCode, message: string): Verdict {
  return { effect: "deny", findings: [], failure: { code, message } };
}
