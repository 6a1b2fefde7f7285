// How busy a cluster is over time, as parts of what its machines have.
import { z } from "zod";
import { durationSchema } from "./duration.js";
import type { ReadOnly } from "./read-only.js";

const part = z.number().min(-10).max(10);

export const resourceLoadSchema = z
  .strictObject({
    level: part.describe("At the tenant's start"),
    daily: part.exactOptional().describe("More by so much at the day's peak, and less at night"),
    perDay: part.exactOptional().describe("More by so much each day: negative if it falls"),
    step: z
      .strictObject({ ago: durationSchema, by: part })
      .exactOptional()
      .describe("A step that came so long before the tenant's start: before it, less by so much"),
    spikes: z
      .array(z.strictObject({ ago: durationSchema, lasts: durationSchema, by: part }))
      .exactOptional()
      .describe("Times when it was more by so much, and then as before"),
    requested: part.exactOptional().describe("What pods ask for; default: 0.3"),
    limited: part.exactOptional().describe("What pods may use at most; default: 0.6"),
  })
  .describe("Parts of the capacity that the cluster has when the tenant starts: 0.5 is half of it");
export type ResourceLoad = ReadOnly<z.infer<typeof resourceLoadSchema>>;

export const loadSchema = z.strictObject({
  cpu: resourceLoadSchema.exactOptional(),
  memory: resourceLoadSchema.exactOptional(),
  disk: resourceLoadSchema.exactOptional(),
});
export type LoadDescription = ReadOnly<z.infer<typeof loadSchema>>;
