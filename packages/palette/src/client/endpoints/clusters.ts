// What Palette says of clusters.
import { z } from "zod";
import { clusterSchema, clusterStatusSchema } from "../bodies/cluster.js";
import {
  certificatesSchema,
  clusterCostSchema,
  clusterVariablesSchema,
  packsValidationSchema,
  repaveSchema,
  repaveValidationSchema,
} from "../bodies/cluster-details.js";
import { clusterOverviewSchema, clusterSummariesSchema } from "../bodies/cluster-summary.js";
import { clusterPacksSchema } from "../bodies/profile-changes.js";
import { clusterProfilesSchema } from "../bodies/profiles.js";
import { clusterSearchSchema } from "../bodies/search-filter.js";
import { searchSchemaSchema } from "../bodies/search-schema.js";
import { defineEndpoint, paging, period } from "./endpoint.js";

export const searchClusters = defineEndpoint({
  method: "POST",
  path: "/v1/dashboard/spectroclusters/search",
  scope: "project",
  effect: "reads",
  query: z.strictObject(paging),
  body: clusterSearchSchema,
  answer: clusterSummariesSchema,
});

export const getClusterSearchSchema = defineEndpoint({
  method: "GET",
  path: "/v1/dashboard/spectroclusters/search/schema",
  scope: "project",
  effect: "reads",
  answer: searchSchemaSchema,
});

export const getCluster = defineEndpoint({
  method: "GET",
  path: "/v1/spectroclusters/{uid}",
  scope: "project",
  effect: "reads",
  answer: clusterSchema,
});

export const getClusterOverview = defineEndpoint({
  method: "GET",
  path: "/v1/dashboard/spectroclusters/{uid}/overview",
  scope: "project",
  effect: "reads",
  answer: clusterOverviewSchema,
});

export const getClusterStatus = defineEndpoint({
  method: "GET",
  path: "/v1/spectroclusters/{uid}/status",
  scope: "project",
  effect: "reads",
  answer: clusterStatusSchema,
});

export const getClusterProfiles = defineEndpoint({
  method: "GET",
  path: "/v1/spectroclusters/{uid}/profiles",
  scope: "project",
  effect: "reads",
  query: z.strictObject({ includePackMeta: z.string().optional() }),
  answer: clusterProfilesSchema,
});

export const getClusterVariables = defineEndpoint({
  method: "GET",
  path: "/v1/spectroclusters/{uid}/variables",
  scope: "project",
  effect: "reads",
  answer: clusterVariablesSchema,
});

export const getClusterCertificates = defineEndpoint({
  method: "GET",
  path: "/v1/spectroclusters/{uid}/k8certificates",
  scope: "project",
  effect: "reads",
  answer: certificatesSchema,
});

export const getClusterCost = defineEndpoint({
  method: "GET",
  path: "/v1/dashboard/spectroclusters/{uid}/cost",
  scope: "project",
  effect: "reads",
  query: z.strictObject(period),
  answer: clusterCostSchema,
});

export const listClustersByRepave = defineEndpoint({
  method: "GET",
  path: "/v1/dashboard/spectroclusters/repaveStatus",
  scope: "project",
  effect: "reads",
  query: z.strictObject({ ...paging, repaveState: z.enum(["Pending", "Approved", "Reverted"]).optional() }),
  answer: clusterSummariesSchema,
});

export const getClusterRepave = defineEndpoint({
  method: "GET",
  path: "/v1/spectroclusters/{uid}/repave/status",
  scope: "project",
  effect: "reads",
  answer: repaveSchema,
});

export const validateClusterPacks = defineEndpoint({
  method: "POST",
  path: "/v1/spectroclusters/{uid}/validate/packs",
  scope: "project",
  effect: "reads",
  body: clusterPacksSchema,
  answer: packsValidationSchema,
});

export const validateClusterRepave = defineEndpoint({
  method: "POST",
  path: "/v1/spectroclusters/{uid}/validate/repave",
  scope: "project",
  effect: "reads",
  body: clusterPacksSchema,
  answer: repaveValidationSchema,
});
