// A cluster as it is declared, with its conditions; its health is in the summary.
import { z } from "zod";
import { flag, given, list, text, time } from "./fields.js";
import { objectMetaSchema, referenceSchema } from "./object-meta.js";
import { conditionSchema, packStatusSchema, profileTemplateSchema } from "./packs-of-clusters.js";

const osPatchSchema = z.object({
  patchOnBoot: flag,
  rebootIfRequired: flag,
  schedule: text,
  onDemandPatchAfter: time,
});

const clusterConfigSchema = z.object({
  timezone: text,
  updateWorkerPoolsInParallel: flag,
  machineHealthConfig: given(
    z.object({
      healthCheckMaxUnhealthy: text,
      networkReadyHealthCheckDuration: text,
      nodeReadyHealthCheckDuration: text,
    }),
  ),
  machineManagementConfig: given(z.object({ osPatchConfig: given(osPatchSchema) })),
  lifecycleConfig: given(z.object({ pause: flag })),
});

export const clusterSchema = z.object({
  metadata: objectMetaSchema,
  spec: given(
    z.object({
      cloudType: text,
      /** PureManage, or AlloyMonitor, AlloyAssist, AlloyExtend for what was imported. */
      clusterType: text,
      /** Where its pools are: `cloudConfigs.get(kind, uid)`. */
      cloudConfigRef: given(referenceSchema),
      clusterConfig: given(clusterConfigSchema),
      clusterProfileTemplates: list(profileTemplateSchema),
    }),
  ),
  status: given(
    z.object({
      state: text,
      conditions: list(conditionSchema),
      packs: list(packStatusSchema),
      apiEndpoints: list(z.object({ host: text, port: given(z.int()) })),
      fips: given(z.object({ mode: text })),
      repave: given(z.object({ state: text })),
      spcApply: given(z.object({ actionType: text, canBeApplied: flag })),
      abortTimestamp: time,
    }),
  ),
});

export const clusterStatusSchema = z.object({ status: given(z.object({ state: text })) });

export type Cluster = z.output<typeof clusterSchema>;
