// The report of a recommendation, as it is published: programs read this, and people read what is made of it.
import { effects } from "@palisade/guardrails";
import { z } from "zod";
import { constraintNames } from "../candidates/constraints.js";
import { layers } from "../catalogue/catalogue.js";

const profileSchema = z.strictObject({
  name: z.string(),
  uid: z.string(),
  version: z.string(),
  scope: z.string(),
});

const packSchema = z.strictObject({
  layer: z.enum(layers),
  name: z.string(),
  version: z.string(),
  registry: z.string().exactOptional(),
  from: z
    .enum(["profile", "add-on profile", "registry"])
    .describe("`registry`: it is in no profile of the recommendation, and has to be added"),
});

const points = z.number().min(0).max(100);

const recommendationSchema = z.strictObject({
  title: z.string(),
  cloud: z.string(),
  profile: profileSchema.exactOptional().describe("Whose infrastructure it is; a composition has none"),
  addOnProfiles: z.array(profileSchema),
  packs: z.array(packSchema).describe("Layer by layer, from the system up"),
  kubernetes: z.string().exactOptional(),
  score: z.strictObject({
    total: points,
    fit: points.describe("How little there is that was not asked for, or is not as it should be"),
    risk: points.describe("100 is no risk known"),
    cost: points.describe("100 is the cheapest; 50 if it has no price"),
  }),
  cost: z.strictObject({
    currency: z.literal("USD"),
    monthly: z.number().exactOptional().describe("Of what has a price"),
    isLowerBound: z.boolean().describe("Machines of it have no price"),
    region: z.string().exactOptional(),
    pools: z.array(z.strictObject({ name: z.string(), type: z.string(), size: z.int() })),
    unpriced: z.array(z.string()).describe("What has no price in the table, or is not counted"),
    sources: z.array(z.string()),
  }),
  tradeOffs: z.array(z.string()),
  risks: z.array(z.string()),
  judgement: z
    .strictObject({
      effect: z.enum(effects),
      decisionId: z.string(),
      findings: z.array(z.strictObject({ rule: z.string(), severity: z.string(), message: z.string() })),
    })
    .exactOptional()
    .describe("What the guard says to the values of its packs; absent if they say nothing that it reads"),
});

export const recommendationReportSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    advisedAt: z.iso.datetime({ offset: true }),
    requirements: z.strictObject({
      asked: z.string().exactOptional().describe("In the words in which it was asked"),
      understood: z.array(z.strictObject({ text: z.string(), means: z.string() })),
      notUnderstood: z.array(z.string()).describe("Nothing was taken from these"),
      needs: z.array(z.string()).describe("What was looked for, in words"),
    }),
    recommendations: z.array(recommendationSchema).describe("The best first; none if nothing fits"),
    nothingFits: z
      .strictObject({ constraint: z.enum(constraintNames), sentence: z.string() })
      .exactOptional()
      .describe("What ruled out most, if nothing fits"),
    ruledOut: z.array(
      z.strictObject({
        what: z.string(),
        reasons: z.array(z.strictObject({ constraint: z.enum(constraintNames), reason: z.string() })),
      }),
    ),
    notes: z
      .array(z.strictObject({ part: z.string(), code: z.string(), message: z.string() }))
      .describe("What could not be read, or not in full"),
  })
  .meta({
    title: "Recommendation of profiles",
    description: "What the Profile Advisor recommends, what it costs and risks, and what was ruled out",
  });

export type RecommendationReport = z.infer<typeof recommendationReportSchema>;

/** The schema as JSON Schema 2020-12. */
export const recommendationJsonSchema = (): unknown =>
  z.toJSONSchema(recommendationReportSchema, { io: "output" });
