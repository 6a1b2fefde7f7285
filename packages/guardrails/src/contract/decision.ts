// The decision contract: what every door of Palisade answers with.
import { z } from "zod";
import { requestContextSchema } from "./context.js";
import { coverageSchema } from "./coverage.js";
import { effectSchema } from "./effect.js";
import { failureSchema } from "./failure.js";
import { findingSchema } from "./finding.js";
import type { ReadOnly } from "./read-only.js";

/** How decisions are meant to be used. */
export const modes = ["enforce", "warn", "shadow"] as const;

export const policyIdentitySchema = z.strictObject({
  bundle: z.string().describe("What the bundle calls itself"),
  revision: z.string(),
  digest: z.string().describe("sha256:… of the bundle's bytes"),
  dataDigest: z
    .string()
    .exactOptional()
    .describe("sha256:… of the data and parameters laid over the bundle's own, as canonical JSON (RFC 8785)"),
});
/** A bundle that judged, with what was laid over its data. */
export type PolicyIdentity = ReadOnly<z.infer<typeof policyIdentitySchema>>;

export const requestIdentitySchema = z.strictObject({
  kind: z.string().describe("What was asked about: prompt, response, tool-result, action, configuration, …"),
  digest: z
    .string()
    .exactOptional()
    .describe("sha256:… of the request as canonical JSON (RFC 8785); absent if it could not be read as JSON"),
});
/** What a decision is about, so that an approval or a record can be bound to exactly this. */
export type RequestIdentity = ReadOnly<z.infer<typeof requestIdentitySchema>>;

export const decisionSchema = z.strictObject({
  schemaVersion: z.literal(1).describe("The version of this contract"),
  id: z.uuidv7().describe("UUIDv7 of this decision"),
  effect: effectSchema.describe(
    "The worst of the policy's own effect and its findings'; safe to act on alone",
  ),
  unenforced: effectSchema
    .exactOptional()
    .describe("What would have been decided if every rule were enforced; absent if it is the same"),
  mode: z.enum(modes).describe("How the decision is meant to be used: obeyed, told, or only recorded"),
  request: requestIdentitySchema,
  context: requestContextSchema.exactOptional(),
  findings: z.array(findingSchema).describe("Of all policies, worst first"),
  coverage: coverageSchema.exactOptional(),
  failure: failureSchema.exactOptional(),
  policies: z
    .array(policyIdentitySchema)
    .describe("Those that judged, in the order in which the guard has them"),
  evaluatedAt: z.iso.datetime().describe("RFC 3339"),
  durationMicros: z.int().nonnegative(),
});
/** The answer to every question. `effect` alone is safe to act on: without a verdict it is `deny`. */
export type Decision = ReadOnly<z.infer<typeof decisionSchema>>;
