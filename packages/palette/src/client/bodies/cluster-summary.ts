// A cluster as the dashboard shows it: health, sizes of its pools, use and cost.
import { z } from "zod";
import { count, flag, given, list, text, time } from "./fields.js";
import { objectMetaSchema, referenceSchema } from "./object-meta.js";
import { conditionSchema, packStatusSchema, profileTemplateMetaSchema } from "./packs-of-clusters.js";
import { pageOf } from "./page.js";

export const poolMetaSchema = z.object({
  cloudType: text,
  isControlPlane: flag,
  labels: list(z.string()),
  size: given(z.int()),
  healthy: given(z.int()),
  maintenanceMode: given(z.int()),
});

const cloudConfigMetaSchema = z.object({
  cloudType: text,
  uid: text,
  machinePools: list(poolMetaSchema),
});

/** Healthy, UnHealthy or Unknown, in letters of either case; that it is missing says nothing. */
const healthSchema = z.object({
  state: text,
  agentVersion: text,
  lastHeartBeatTimestamp: time,
  conditions: list(z.object({ type: text, message: text, relatedObject: given(referenceSchema) })),
});

const usageSchema = z.object({
  usage: count,
  request: count,
  limit: count,
  total: count,
  unit: text,
  lastUpdatedTime: time,
});

export const costSchema = z.object({
  total: count,
  cloud: given(z.object({ compute: count, storage: count, total: count })),
});

const locationSchema = z.object({
  countryCode: text,
  countryName: text,
  regionCode: text,
  regionName: text,
});

const stateFields = {
  /** Pending, Provisioning, Running, Deleting, Deleted, Importing, Unknown or Error. */
  state: text,
  health: given(healthSchema),
  metrics: given(z.object({ cpu: given(usageSchema), memory: given(usageSchema) })),
  cost: given(costSchema),
  hourlyRate: given(costSchema),
  location: given(locationSchema),
  fips: given(z.object({ mode: text })),
  notifications: given(z.object({ isAvailable: flag, isTemplateVariableResolutionPending: flag })),
};

const accountSchema = given(z.object({ name: text, uid: text }));

/** One row of a search. */
export const clusterSummarySchema = z.object({
  metadata: objectMetaSchema,
  specSummary: given(
    z.object({
      archTypes: list(z.string()),
      cloudAccountMeta: accountSchema,
      cloudConfig: given(cloudConfigMetaSchema),
      clusterProfileTemplates: list(profileTemplateMetaSchema),
      projectMeta: given(z.object({ name: text, uid: text })),
    }),
  ),
  status: given(
    z.object({
      ...stateFields,
      /** Pending, Approved or Reverted. */
      repave: given(z.object({ state: text })),
    }),
  ),
});

export const clusterSummariesSchema = pageOf(clusterSummarySchema);

/** One cluster with what is known of its Kubernetes, its packs and its conditions. */
export const clusterOverviewSchema = z.object({
  metadata: objectMetaSchema,
  spec: given(
    z.object({
      archTypes: list(z.string()),
      cloudaccount: accountSchema,
      cloudConfig: given(cloudConfigMetaSchema),
      clusterProfileTemplates: list(profileTemplateMetaSchema),
    }),
  ),
  status: given(
    z.object({
      ...stateFields,
      conditions: list(conditionSchema),
      packs: list(packStatusSchema),
      kubeMeta: given(
        z.object({
          kubernetesVersion: text,
          hasKubeConfig: flag,
          hasKubeConfigClient: flag,
          hasManifest: flag,
        }),
      ),
      apiEndpoints: list(z.object({ host: text, port: given(z.int()) })),
    }),
  ),
});

export type ClusterSummary = z.output<typeof clusterSummarySchema>;
export type ClusterOverview = z.output<typeof clusterOverviewSchema>;
