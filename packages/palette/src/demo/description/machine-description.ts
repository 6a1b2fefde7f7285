// Pools of machines, and the machines that are not as their pool says.
import { z } from "zod";
import { durationSchema } from "./duration.js";
import type { ReadOnly } from "./read-only.js";

/** `pool/index` of a machine. */
export const placeSchema = z.string().min(3);

export const poolSchema = z.strictObject({
  name: z.string().min(1),
  controlPlane: z.boolean().exactOptional(),
  size: z.int().min(0).max(500),
  min: z.int().min(0).exactOptional(),
  max: z.int().min(0).exactOptional(),
  machineType: z
    .string()
    .min(1)
    .describe("A name of the table of machine types; `vm-8x16` and `edge-4x16` are machines of one's own"),
  spot: z.boolean().exactOptional(),
  disk: z.number().min(1).exactOptional().describe("GB of the root disk; default: 60"),
  zones: z.array(z.string()).exactOptional(),
  labels: z.array(z.string()).exactOptional(),
  taints: z
    .array(
      z.strictObject({
        key: z.string(),
        value: z.string(),
        effect: z.enum(["NoSchedule", "PreferNoSchedule", "NoExecute"]),
      }),
    )
    .exactOptional(),
});
export type PoolDescription = ReadOnly<z.infer<typeof poolSchema>>;

export const conditionSchema = z.strictObject({
  type: z.string().min(1),
  status: z.enum(["True", "False", "Unknown"]),
  reason: z.string(),
  message: z.string(),
  since: durationSchema.describe("How long before the tenant's start"),
  settlesIn: durationSchema.exactOptional().describe("Settles by itself so long after the tenant's start"),
});
export type ConditionDescription = ReadOnly<z.infer<typeof conditionSchema>>;

const part = z.number().min(0).max(1).exactOptional();

export const machineSchema = z.strictObject({
  pool: z.string().min(1),
  index: z.int().min(0).describe("From 0, in the order of their making"),
  age: durationSchema
    .exactOptional()
    .describe("How long before the tenant's start it was made; default: with its cluster"),
  state: z
    .enum(["Pending", "Provisioning", "Failed", "Unknown"])
    .exactOptional()
    .describe("Where it got stuck"),
  readyIn: durationSchema.exactOptional().describe("It runs so long after the tenant's start"),
  conditions: z
    .array(conditionSchema)
    .exactOptional()
    .describe("Conditions of its node, as Kubernetes says them"),
  cordoned: z.boolean().exactOptional(),
  load: z
    .strictObject({
      cpu: part,
      memory: part,
      disk: part,
      since: durationSchema.exactOptional().describe("Default: `4h`"),
    })
    .exactOptional()
    .describe("How full it is, if not as the others: 0 to 1"),
});
export type MachineDescription = ReadOnly<z.infer<typeof machineSchema>>;
