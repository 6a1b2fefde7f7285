// A client of Spectro Cloud Palette: what it asks, in what order and how often; nothing of policies.
export type { ApiKeySource } from "./client/api-key.js";
export { type Cluster, clusterSchema, clusterStatusSchema } from "./client/bodies/cluster.js";
export {
  type ClusterOverview,
  type ClusterSummary,
  clusterOverviewSchema,
  clusterSummariesSchema,
  clusterSummarySchema,
} from "./client/bodies/cluster-summary.js";
export {
  type ClusterFilter,
  type ClusterSearch,
  clusterSearchSchema,
} from "./client/bodies/search-filter.js";
export { type Clock, systemClock } from "./client/clock.js";
export { createPaletteClient, type PaletteClient } from "./client/create-palette-client.js";
export type { RateLimiterOptions } from "./client/limits/create-rate-limiter.js";
export { createMemoryRateLimiter } from "./client/limits/memory-rate-limiter.js";
export type { RateLimiter } from "./client/limits/rate-limiter.js";
export type { Collected, Incomplete, Listing, Page } from "./client/listing.js";
export { connectPalette, type PaletteAccess, type PaletteConnection } from "./client/palette-connection.js";
export { PaletteError, type PaletteErrorCode, type PaletteErrorDetails } from "./client/palette-error.js";
export { type RateGroup, rateGroupOf, rateGroups } from "./client/rate-groups.js";
export type { ClusterQuery } from "./client/resources/cluster-search.js";
export type { Clusters } from "./client/resources/clusters.js";
export type { CallRecord, OnCall } from "./client/transport/call-record.js";
export type { CallOptions, PaletteOptions } from "./client/transport/transport-options.js";
