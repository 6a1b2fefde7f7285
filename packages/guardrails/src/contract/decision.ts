// The decision contract: what every door of Palisade answers with.
import { z } from "zod";
import { coverageSchema } from "./coverage.js";
import { effectSchema } from "./effect.js";
import { failureSchema } from "./failure.js";
import { findingSchema } from "./finding.js";
import type { ReadOnly } from "./read-only.js";

export const policyIdentitySchema = z.strictObject({
  bundle: z.string().describe("What the bundle calls itself"),
  revision: z.string(),
  digest: z.string().describe("sha256:… of the bundle's bytes"),
});
/** The bundle that judged. */
export type PolicyIdentity = ReadOnly<z.infer<typeof policyIdentitySchema>>;

export const decisionSchema = z.strictObject({
  schemaVersion: z.literal(1).describe("The version of this contract"),
  id: z.uuidv7().describe("UUIDv7 of this decision"),
  effect: effectSchema.describe(
    "The worst of the policy's own effect and its findings'; safe to act on alone",
  ),
  mode: z
    .enum(["enforce", "warn", "shadow"])
    .exactOptional()
    .describe("How the decision is meant to be used; absent means enforce"),
  findings: z.array(findingSchema).describe("Worst first"),
  coverage: coverageSchema.exactOptional(),
  failure: failureSchema.exactOptional(),
  policy: policyIdentitySchema,
  evaluatedAt: z.iso.datetime().describe("RFC 3339"),
  durationMicros: z.int().nonnegative(),
});
/** The answer to every question. `effect` alone is safe to act on: without a verdict it is `deny`. */
export type Decision = ReadOnly<z.infer<typeof decisionSchema>>;
