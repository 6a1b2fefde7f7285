// Where the machines of a cluster come from: its pools, as they are declared. What is secret in it is not read.
import { z } from "zod";
import { count, flag, given, list, text, texts, time } from "./fields.js";
import { looseMetaSchema, objectMetaSchema, referenceSchema } from "./object-meta.js";
import { conditionSchema } from "./packs-of-clusters.js";
import { pageOf } from "./page.js";

const taintSchema = z.object({ key: text, value: text, effect: text });

/** A name of the cloud's, or what a machine has where there are no names. */
const instanceTypeSchema = z.union([
  z.string(),
  z.object({ numCPUs: count, memoryMiB: count, diskGiB: count }),
]);

export const machinePoolSchema = z.object({
  name: z.string(),
  size: given(z.int().min(0)),
  minSize: given(z.int().min(0)),
  maxSize: given(z.int().min(0)),
  isControlPlane: flag,
  useControlPlaneAsWorker: flag,
  labels: list(z.string()),
  additionalLabels: texts,
  additionalTags: texts,
  taints: list(taintSchema),
  instanceType: given(instanceTypeSchema),
  /** on-demand or spot. */
  capacityType: text,
  azs: list(z.string()),
  /** Gigabytes. */
  rootDeviceSize: count,
  updateStrategy: given(z.object({ type: text, maxSurge: text, maxUnavailable: text })),
  nodeRepaveInterval: count,
});

export const cloudConfigSchema = z.object({
  kind: text,
  metadata: looseMetaSchema,
  spec: given(
    z.object({
      cloudAccountRef: given(referenceSchema),
      clusterConfig: given(z.object({ region: text, location: text, vpcId: text })),
      machinePoolConfig: list(machinePoolSchema),
    }),
  ),
  status: given(z.object({ conditions: list(conditionSchema) })),
});

/** A machine; what is particular to its cloud is not read. */
export const machineSchema = z.object({
  kind: text,
  metadata: objectMetaSchema,
  spec: given(z.object({ instanceType: given(instanceTypeSchema), az: text, dnsName: text, phase: text })),
  status: given(
    z.object({
      /** Pending, Provisioning, Provisioned, Running, Deleting, Deleted, Failed or Unknown. */
      instanceState: text,
      instanceStateLastUpdate: time,
      ready: flag,
      addresses: list(z.object({ type: text, address: text })),
      health: given(
        z.object({
          state: text,
          lastHeartBeatTimestamp: time,
          conditions: list(z.object({ type: text, status: text, reason: text, message: text })),
        }),
      ),
      maintenanceStatus: given(z.object({ action: text, message: text, state: text })),
    }),
  ),
});

export const machinesSchema = pageOf(machineSchema);

export type MachinePool = z.output<typeof machinePoolSchema>;
export type CloudConfig = z.output<typeof cloudConfigSchema>;
export type Machine = z.output<typeof machineSchema>;
