// What happened in clusters, and how much they used.
import { z } from "zod";
import { eventsSchema, metricsByResourceSchema, metricsSchema } from "../bodies/events.js";
import { defineEndpoint, paging, period } from "./endpoint.js";

export const listEvents = defineEndpoint({
  method: "GET",
  path: "/v1/events/components/{objectKind}/{objectUid}",
  scope: "project",
  effect: "reads",
  query: z.strictObject({
    ...paging,
    fields: z.string().optional(),
    filters: z.string().optional(),
    orderBy: z.string().optional(),
  }),
  answer: eventsSchema,
});

const metricsQuery = {
  ...period,
  metricKind: z.string().optional(),
  discrete: z.boolean().optional(),
  includeControlPlaneMachines: z.boolean().optional(),
};

export const getMetrics = defineEndpoint({
  method: "GET",
  path: "/v1/metrics/{resourceKind}/{resourceUid}/values",
  scope: "project",
  effect: "reads",
  query: z.strictObject(metricsQuery),
  answer: metricsSchema,
});

export const getMetricsByResource = defineEndpoint({
  method: "GET",
  path: "/v1/metrics/{resourceKind}/values",
  scope: "project",
  effect: "reads",
  query: z.strictObject({ ...metricsQuery, spectroClusterUid: z.string().optional() }),
  answer: metricsByResourceSchema,
});
