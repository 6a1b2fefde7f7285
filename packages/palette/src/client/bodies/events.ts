// What happened, and how much was used.
import { z } from "zod";
import { count, given, list, text } from "./fields.js";
import { looseMetaSchema, referenceSchema } from "./object-meta.js";
import { pageOf } from "./page.js";

/** Its time is `metadata.creationTimestamp`; its message may be anything that somebody put into a cluster. */
export const eventSchema = z.object({
  metadata: looseMetaSchema,
  message: text,
  reason: text,
  /** Error, Warning and others. */
  severity: text,
  source: given(z.object({ component: text, host: text })),
  involvedObject: given(referenceSchema),
  relatedObject: given(referenceSchema),
});

export const eventsSchema = pageOf(eventSchema);

const pointSchema = z.object({
  /** Seconds since 1970. */
  timestamp: count,
  value: count,
  avg: count,
  min: count,
  max: count,
  sum: count,
  count,
});

export const metricSchema = z.object({
  kind: text,
  unit: text,
  aggregation: given(z.object({ avg: count, min: count, max: count, sum: count, count })),
  points: list(pointSchema),
});

export const metricsSchema = z.object({ items: list(metricSchema) });

/** By resource: the machines of a cluster, say. */
export const metricsByResourceSchema = z.object({
  items: list(
    z.object({ metadata: given(z.object({ name: text, uid: text })), metrics: list(metricSchema) }),
  ),
});

export type PaletteEvent = z.output<typeof eventSchema>;
export type Metric = z.output<typeof metricSchema>;
export type ResourceMetrics = z.output<typeof metricsByResourceSchema>["items"][number];
