// What a cluster's components reported.
import { z } from "zod";
import { durationSchema } from "./duration.js";
import type { ReadOnly } from "./read-only.js";

export const eventSchema = z.strictObject({
  ago: durationSchema.describe("How long before the tenant's start it was first seen"),
  reason: z.string().min(1),
  message: z
    .string()
    .describe(
      "`{n}` is its number among those of the same description, `{node}` the node it is about, `{node:pool/index}` any node",
    ),
  severity: z.enum(["Normal", "Warning", "Error"]).exactOptional().describe("Default: `Warning`"),
  component: z
    .string()
    .exactOptional()
    .describe("`kubelet`, `cluster-api`, `default-scheduler`, …; default: `palette-agent`"),
  about: z
    .string()
    .exactOptional()
    .describe(
      "`Kind/name` or `Kind/namespace/name`; a machine of the cluster as `Node/pool/index`; default: the cluster",
    ),
  times: z.int().min(1).max(10_000).exactOptional().describe("Seen so many times; default: once"),
  every: durationSchema.exactOptional().describe("Time between two of them; default: `5m`"),
});
export type EventDescription = ReadOnly<z.infer<typeof eventSchema>>;
