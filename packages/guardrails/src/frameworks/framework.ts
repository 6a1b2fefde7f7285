// A framework as data: its controls by section, each with what is to be looked at where no rule can say.
import { z } from "zod";
import type { ReadOnly } from "../contract/read-only.js";

export const frameworkControlSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  level: z
    .int()
    .exactOptional()
    .describe("Of a benchmark: 1 for everybody, 2 where security goes before all"),
  requirement: z.enum(["required", "addressable"]).exactOptional(),
  assessment: z.enum(["automated", "manual"]).describe("As the framework has it"),
  part: z
    .enum(["control-plane", "node", "cluster"])
    .exactOptional()
    .describe("What of a cluster it is about: somebody else's, where the control plane is managed"),
  attest: z.boolean().exactOptional().describe("Whether somebody has to attest what no configuration shows"),
  like: z
    .array(z.strictObject({ framework: z.string(), id: z.string() }))
    .exactOptional()
    .describe("Controls of other frameworks that ask for the same: their rules stand for it, too"),
  rules: z.array(z.string()).exactOptional().describe("Rules that stand for it beside those that name it"),
  look: z.string().describe("What is to be looked at"),
});
/** A control: `{ id: "1.2.2", title: "…", assessment: "automated", part: "control-plane", look: "…" }`. */
export type FrameworkControl = ReadOnly<z.infer<typeof frameworkControlSchema>>;

export const frameworkSchema = z.strictObject({
  name: z.string().describe("Of its pack: `cis`"),
  framework: z.string().describe("As the controls of rules name it: `CIS-Kubernetes-1.12`"),
  title: z.string(),
  claim: z
    .enum(["checks", "supports"])
    .describe("`supports`: what passes is no proof that the specification is satisfied"),
  sections: z.array(
    z.strictObject({ id: z.string(), title: z.string(), controls: z.array(frameworkControlSchema) }),
  ),
});
/**
 * Which rules stand for a control is said by the rules, `controls: [{ framework, id }]` of their METADATA, unless it names
 * them, or a control like it, itself.
 */
export type Framework = ReadOnly<z.infer<typeof frameworkSchema>>;

export const attestationSchema = z.strictObject({
  framework: z.string().min(1, { error: "is empty" }),
  control: z.string().min(1, { error: "is empty" }),
  statement: z.string().min(1, { error: "is empty" }).describe("What is so"),
  owner: z.string().min(1, { error: "is empty" }).describe("Who says so"),
  date: z.iso.date().describe("Since when"),
  expires: z.iso.date().describe("The last day on which it holds, in UTC"),
});
/** Somebody's word for what no configuration shows, until a day. */
export type Attestation = ReadOnly<z.infer<typeof attestationSchema>>;

export const attestationsFileSchema = z.strictObject({ attestations: z.array(attestationSchema) });
