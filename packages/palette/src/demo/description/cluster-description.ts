// A cluster as plain data: how it was made, how it is, and what happened to it.
import { z } from "zod";
import { complianceSchema } from "./compliance-description.js";
import { durationSchema } from "./duration.js";
import { eventSchema } from "./event-description.js";
import { loadSchema } from "./load-description.js";
import { conditionSchema, machineSchema, placeSchema, poolSchema } from "./machine-description.js";
import { podSchema } from "./pod-description.js";
import type { ReadOnly } from "./read-only.js";

export type {
  ConditionDescription,
  MachineDescription,
  PoolDescription,
} from "./machine-description.js";

export const cloudTypes = [
  "aws",
  "eks",
  "azure",
  "aks",
  "gcp",
  "gke",
  "vsphere",
  "edge-native",
  "generic",
] as const;
export type CloudType = (typeof cloudTypes)[number];

const clusterStateSchema = z.enum([
  "Pending",
  "Provisioning",
  "Running",
  "Deleting",
  "Deleted",
  "Importing",
  "Unknown",
  "Error",
]);
export type ClusterState = z.infer<typeof clusterStateSchema>;

const healthSchema = z.strictObject({
  state: z.enum(["Healthy", "UnHealthy", "Unknown"]),
  lastHeartbeat: durationSchema
    .exactOptional()
    .describe(
      "How long before the tenant's start it was last heard of; default: it is heard of every minute",
    ),
  conditions: z
    .array(
      z.strictObject({
        type: z.string().min(1),
        message: z.string(),
        machine: placeSchema.exactOptional().describe("`pool/index` of a machine"),
      }),
    )
    .exactOptional(),
});
export type HealthDescription = ReadOnly<z.infer<typeof healthSchema>>;

const texts = z.record(z.string(), z.string());

const profileUseSchema = z
  .strictObject({
    name: z.string().min(1),
    version: z.string().min(1),
    values: texts.exactOptional().describe("Values by pack, where somebody set them on the cluster itself"),
    variables: texts.exactOptional(),
  })
  .describe("A profile of the tenant, and where the cluster departs from it");
export type ProfileUse = ReadOnly<z.infer<typeof profileUseSchema>>;

const packProblemSchema = z.strictObject({
  pack: z.string().min(1),
  reason: z.string(),
  message: z.string(),
  since: durationSchema,
  settlesIn: durationSchema.exactOptional(),
});
export type PackProblem = ReadOnly<z.infer<typeof packProblemSchema>>;

const repaveSchema = z.strictObject({
  state: z.enum(["Pending", "Approved"]),
  ago: durationSchema,
  from: z.string().describe("The version to which nodes still are, and which the profile has left"),
  pack: z.string(),
});
export type RepaveDescription = ReadOnly<z.infer<typeof repaveSchema>>;

/** One of the two: when it expires, or for how long it has been expired. */
const expiry = {
  expireIn: durationSchema.exactOptional().describe("How long after the tenant's start they expire"),
  expiredFor: durationSchema
    .exactOptional()
    .describe("How long before the tenant's start they expired, instead"),
};

const certificatesSchema = z.strictObject({
  ...expiry,
  others: z
    .array(
      z.strictObject({
        name: z.string().describe("`apiserver`, `etcd-peer`, `front-proxy-client`, …"),
        machine: placeSchema.exactOptional().describe("`pool/index`; default: of every machine"),
        ...expiry,
      }),
    )
    .exactOptional()
    .describe("Certificates that do not expire with the rest"),
});
export type CertificatesDescription = ReadOnly<z.infer<typeof certificatesSchema>>;

export const clusterDescriptionSchema = z.strictObject({
  name: z.string().min(1),
  project: z.string().min(1).describe("Name of the project"),
  cloud: z.enum(cloudTypes),
  region: z.string().min(1),
  labels: texts.exactOptional(),
  age: durationSchema.describe("How long before the tenant's start it was made"),
  state: clusterStateSchema.exactOptional().describe("Default: `Running`"),
  becomes: z
    .strictObject({ state: clusterStateSchema, in: durationSchema })
    .exactOptional()
    .describe("What it becomes by itself, and when"),
  clusterType: z
    .enum(["PureManage", "AlloyMonitor", "AlloyAssist", "AlloyExtend"])
    .exactOptional()
    .describe("Imported clusters are `AlloyMonitor` (read only) or `AlloyAssist`"),
  health: healthSchema
    .nullable()
    .exactOptional()
    .describe("Default: healthy, and heard of this minute; `null` if Palette does not know yet"),
  profiles: z.array(profileUseSchema),
  pools: z.array(poolSchema),
  machines: z.array(machineSchema).exactOptional().describe("Machines that are not as their pool says"),
  conditions: z
    .array(conditionSchema)
    .exactOptional()
    .describe(
      "Conditions that are not `True`, and what they wait for. Those of Palette's list that stand here nowhere are `True`",
    ),
  conditionsAbsent: z.array(z.string()).exactOptional().describe("Conditions that are not there yet"),
  packs: z.array(packProblemSchema).exactOptional().describe("Packs that are not ready"),
  installed: texts
    .exactOptional()
    .describe("The version that is installed of a pack, where it is not its profile's"),
  repave: repaveSchema.exactOptional().describe("Nodes are to be made anew"),
  certificates: certificatesSchema
    .exactOptional()
    .describe("Of the control plane; default: they expire in 240 days"),
  events: z.array(eventSchema).exactOptional(),
  load: loadSchema.exactOptional().describe("Default: idle"),
  metricsGaps: z
    .array(z.strictObject({ ago: durationSchema, lasts: durationSchema }))
    .exactOptional()
    .describe("Times of which there are no metrics"),
  pods: z.array(podSchema).exactOptional(),
  compliance: complianceSchema.exactOptional(),
  backup: z
    .strictObject({
      schedule: z.string(),
      ago: durationSchema,
      state: z.enum(["Completed", "Failed"]),
    })
    .exactOptional()
    .describe("When backups are made, as cron says it, and how long before the tenant's start the last was"),
  deletion: z
    .strictObject({ ago: durationSchema, takes: durationSchema })
    .exactOptional()
    .describe("How long before the tenant's start somebody asked to delete it"),
});
export type ClusterDescription = ReadOnly<z.infer<typeof clusterDescriptionSchema>>;
