// Estimates of what configurations cost: what the policies answer, and what every door hands on.
import { z } from "zod";
import { filePlaceSchema } from "./file-place.js";
import type { ReadOnly } from "./read-only.js";

const dollars = z.number().nonnegative();

export const monthlySchema = z
  .strictObject({ low: dollars, expected: dollars, high: dollars })
  .describe("Dollars in a month of 730 hours: the least, what is expected, the most");
/** Dollars in a month. */
export type Monthly = ReadOnly<z.infer<typeof monthlySchema>>;

/** What an estimate says of a thing, whether or not it has a price. */
const thing = {
  resource: z
    .int()
    .nonnegative()
    .describe("Which of the resources, counted from 0; documents of files count on behind `resources`"),
  at: z.string().describe("JSON pointer into the resource"),
  place: filePlaceSchema.exactOptional(),
  kind: z.string(),
  namespace: z.string(),
  name: z.string(),
  team: z.string().exactOptional().describe("By its labels, or those of its namespace"),
  environment: z.string().exactOptional().describe("Likewise"),
};

export const costItemSchema = z.strictObject({
  ...thing,
  sort: z.enum(["pods", "volume", "balancer", "nodes"]),
  words: z.string().describe("How the figure comes about: `3 × 0.5 vCPU, 1 GiB on m6i.xlarge`"),
  monthly: monthlySchema,
  included: z
    .boolean()
    .describe("Whether the total has it by something else: pods that run on pools of the same set"),
});
/** A thing with a price. */
export type CostItem = ReadOnly<z.infer<typeof costItemSchema>>;

export const unpricedSchema = z.strictObject({
  ...thing,
  what: z.string().describe("What of it: pods, a volume, a load balancer, nodes, a GPU"),
  reason: z.string(),
});
/** Something without a price. */
export type Unpriced = ReadOnly<z.infer<typeof unpricedSchema>>;

const sumSchema = z.strictObject({
  name: z.string().describe("Empty for what has none"),
  monthly: monthlySchema,
});

export const costBudgetSchema = z.strictObject({
  of: z.enum(["everything", "namespace", "team", "environment"]),
  name: z.string(),
  limit: dollars,
  monthly: monthlySchema,
  isExceeded: z.boolean(),
});
/** A budget, and what counts towards it. */
export type CostBudget = ReadOnly<z.infer<typeof costBudgetSchema>>;

export const priceSourceSchema = z.strictObject({
  cloud: z.string(),
  region: z.string(),
  kind: z
    .string()
    .describe("`list`, `list-derived`, `derived`, `spot`, `tool-default`, or a word of your own"),
  source: z.string(),
  date: z.string(),
});
/** Where prices were read, and when. */
export type PriceSource = ReadOnly<z.infer<typeof priceSourceSchema>>;

const backing = {
  budgets: z.array(costBudgetSchema).describe("Those that something counts towards"),
  assumptions: z.array(z.string()).describe("What the figures take for granted"),
  prices: z.array(priceSourceSchema).describe("Where the prices that were taken are from"),
};

const currency = z.literal("USD");

export const costEstimateSchema = z.strictObject({
  currency,
  cloud: z.string(),
  region: z.string(),
  monthly: monthlySchema,
  lowerBound: z
    .boolean()
    .describe("Whether something has no price, so that all of it costs more than the figure"),
  items: z.array(costItemSchema),
  unpriced: z.array(unpricedSchema),
  namespaces: z.array(sumSchema),
  teams: z.array(sumSchema),
  environments: z.array(sumSchema),
  ...backing,
});
/** What a set of configurations costs in a month. */
export type CostEstimate = ReadOnly<z.infer<typeof costEstimateSchema>>;

const compared = {
  before: monthlySchema,
  after: monthlySchema,
  difference: z.strictObject({ low: z.number(), expected: z.number(), high: z.number() }),
};

export const costDifferenceSchema = z.strictObject({
  currency,
  monthly: z.strictObject(compared),
  isIncomplete: z.boolean().describe("Whether something has no price, before or after"),
  workloads: z.array(
    z.strictObject({
      kind: z.string(),
      namespace: z.string(),
      name: z.string(),
      change: z.enum(["added", "removed", "changed", "none"]),
      unpriced: z
        .strictObject({ before: z.boolean(), after: z.boolean() })
        .describe("Whether some of it has no price, so that it costs more than the figure"),
      ...compared,
    }),
  ),
  unpriced: z.array(unpricedSchema).describe("What has no price, and had none for that reason before"),
  ...backing,
});
/** What a change costs. */
export type CostDifference = ReadOnly<z.infer<typeof costDifferenceSchema>>;
