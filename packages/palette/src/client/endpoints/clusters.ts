// What Palette says of clusters.

import { z } from "zod";
import { clusterSchema, clusterStatusSchema } from "../bodies/cluster.js";
import { clusterOverviewSchema, clusterSummariesSchema } from "../bodies/cluster-summary.js";
import { clusterSearchSchema } from "../bodies/search-filter.js";
import { defineEndpoint, paging } from "./endpoint.js";

export const searchClusters = defineEndpoint({
  method: "POST",
  path: "/v1/dashboard/spectroclusters/search",
  scope: "project",
  effect: "reads",
  query: z.strictObject(paging),
  body: clusterSearchSchema,
  answer: clusterSummariesSchema,
});

export const getCluster = defineEndpoint({
  method: "GET",
  path: "/v1/spectroclusters/{uid}",
  scope: "project",
  effect: "reads",
  query: z.strictObject({
    includeTags: z.enum(["true", "false"]).optional(),
    resolvePackValues: z.boolean().optional(),
    includePackMeta: z.string().optional(),
    profileType: z.string().optional(),
    includeNonSpectroLabels: z.boolean().optional(),
  }),
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
