// Prices of one's own: a table like the one that ships, whose rows go before those of that.
import { z } from "zod";
import type { ReadOnly } from "../contract/read-only.js";

const price = z.number().nonnegative();
const text = z.string().min(1, { error: "is empty" });

const instanceSchema = z.strictObject({
  vcpu: z.number().positive(),
  memory: z.number().positive().describe("In GiB"),
  hourly: price.describe("Dollars for an hour on demand"),
  spot: price.exactOptional().describe("Dollars for an hour of spare capacity"),
  gpu: text.exactOptional().describe("The model: NVIDIA L4"),
  gpus: z.number().positive().exactOptional(),
});

/** What estimates ask for; traffic is in no manifest. */
export const priceUnits = [
  "cpu-hour",
  "ram-gib-hour",
  "gpu-hour",
  "storage-gib-month",
  "load-balancer-month",
  "kubernetes-control-plane-month",
] as const;

const classesSchema = z.record(z.string(), price);

export const priceTableSchema = z.strictObject({
  groups: z.array(
    z.strictObject({
      cloud: text.describe("As `cost_cloud` names it; one of your own, too"),
      region: text.describe("As `cost_region` names it; `any` for those that have no row of their own"),
      kind: text.describe("`list`, or a word of your own, such as `contract`"),
      source: text.describe("Where the prices are from"),
      date: z.iso.date().describe("The day on which they held"),
      instances: z.record(z.string(), instanceSchema).exactOptional().describe("By machine type"),
      units: z
        .strictObject(Object.fromEntries(priceUnits.map((unit) => [unit, classesSchema.exactOptional()])))
        .exactOptional()
        .describe("By unit, and by class: a family, a model of GPU, a sort of disk, a kind of load balancer"),
    }),
  ),
});
/** Prices, in groups of one cloud, region, source and date. */
export type PriceTable = ReadOnly<z.infer<typeof priceTableSchema>>;
