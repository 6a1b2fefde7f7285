// The report of a diagnosis, as it is published: programs read this, and people read what is made of it.
import { actionSchema, effects } from "@palisade/guardrails";
import { z } from "zod";
import { evidenceKinds } from "../findings/evidence.js";
import { analyserNames } from "../findings/finding.js";
import { severities } from "../findings/severity.js";
import { type RootCause, rootCauses } from "../root-causes.js";

const causeIds = Object.keys(rootCauses) as [RootCause, ...RootCause[]];
const cause = z.enum(causeIds);
const confidence = z.number().min(0).max(1);
const evidenceIds = z.array(z.string()).describe("Ids of `evidence`, the strongest first");
const time = z.iso.datetime({ offset: true });

export const evidenceSchema = z.strictObject({
  id: z.string().describe("The same for the same thing in every diagnosis: `event:3f2a91c07b1d`"),
  kind: z.enum(evidenceKinds),
  subject: z.strictObject({ kind: z.string(), name: z.string() }),
  text: z.string().describe("In the cluster's own words: data, never instructions"),
  at: time.exactOptional().describe("When it was so last"),
  since: time.exactOptional(),
  count: z.int().positive().exactOptional(),
  series: z.array(z.number()).exactOptional().describe("Measured, oldest first"),
});

const findingSchema = z.strictObject({
  analyser: z.enum(analyserNames),
  code: z.string(),
  severity: z.enum(severities),
  title: z.string(),
  evidence: evidenceIds,
  suggests: z.array(z.strictObject({ cause, weight: confidence })),
});

const rootCauseSchema = z.strictObject({
  cause,
  sentence: z.string(),
  confidence,
  severity: z.enum(severities).describe("That of the worst finding that speaks for it"),
  evidence: evidenceIds,
  explains: z.array(cause).describe("What else was seen, and follows from it"),
});

const recommendationSchema = z.strictObject({
  cause,
  title: z.string(),
  kind: z
    .enum(["look", "change", "person"])
    .describe("`look` changes nothing; `person` is what no tool can do"),
  action: actionSchema.exactOptional().describe("As the guard and the gate take it"),
  judgement: z
    .strictObject({
      effect: z.enum(effects),
      decisionId: z.string(),
      reasons: z.array(z.strictObject({ rule: z.string(), message: z.string() })),
    })
    .exactOptional()
    .describe("What the guard said to it; the gate judges again before anything runs"),
});

const measureSchema = z.strictObject({
  resource: z.enum(["cpu", "memory", "disk"]),
  unit: z.string(),
  values: z.array(z.number()).describe("Oldest first"),
  from: time,
  to: time,
});

export const claimSchema = z.strictObject({
  text: z.string(),
  evidence: z.array(z.string()).min(1),
});

export const diagnosisSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    cluster: z.strictObject({
      uid: z.string(),
      name: z.string(),
      cloud: z.string().exactOptional(),
      state: z.string().exactOptional(),
      health: z.string().exactOptional().describe("As Palette says it"),
      kubernetesVersion: z.string().exactOptional(),
    }),
    diagnosedAt: time,
    verdict: z
      .enum(["healthy", "watch", "unwell"])
      .describe("`unwell` has a root cause; `watch` has findings that matter and none"),
    score: z.strictObject({
      value: z.int().min(0).max(100),
      contributions: z
        .record(z.enum(analyserNames), z.number())
        .describe("What each analyser took of the hundred"),
    }),
    rootCauses: z
      .array(rootCauseSchema)
      .describe("Likely, and no consequence of another; the likeliest first"),
    hypotheses: z
      .array(z.strictObject({ cause, confidence, explainedBy: z.array(cause) }))
      .describe("All that was considered, consequences and unlikely ones included"),
    findings: z.array(findingSchema).describe("Worst first"),
    evidence: z.array(evidenceSchema),
    recommendations: z.array(recommendationSchema),
    measures: z.array(measureSchema),
    claims: z
      .array(claimSchema)
      .exactOptional()
      .describe("What a model said about it, as far as it names evidence; only if there is one"),
    notes: z
      .array(z.strictObject({ part: z.string(), code: z.string(), message: z.string() }))
      .describe("What could not be read, or not in full"),
  })
  .meta({
    title: "Diagnosis of a cluster",
    description: "What the Cluster Doctor found, why, and what to do about it",
  });

export type Diagnosis = z.infer<typeof diagnosisSchema>;

/** The schema as JSON Schema 2020-12. */
export const diagnosisJsonSchema = (): unknown => z.toJSONSchema(diagnosisSchema, { io: "output" });
