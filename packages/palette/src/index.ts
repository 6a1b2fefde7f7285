// A client of Spectro Cloud Palette: what it asks, in what order and how often; nothing of policies.
export type { ApiKeySource } from "./client/api-key.js";
export {
  type CloudConfig,
  cloudConfigSchema,
  type Machine,
  type MachinePool,
  machinePoolSchema,
  machineSchema,
  machinesSchema,
} from "./client/bodies/cloud-config.js";
export { type Cluster, clusterSchema, clusterStatusSchema } from "./client/bodies/cluster.js";
export {
  type Certificates,
  type ClusterCost,
  type ClusterVariables,
  certificatesSchema,
  clusterCostSchema,
  clusterVariablesSchema,
  type PacksValidation,
  type ProfileValidation,
  type ProfileVariable,
  packsValidationSchema,
  profileValidationSchema,
  profileVariablesSchema,
  type Repave,
  type RepaveValidation,
  repaveSchema,
  repaveValidationSchema,
} from "./client/bodies/cluster-details.js";
export {
  type ClusterOverview,
  type ClusterSummary,
  clusterOverviewSchema,
  clusterSummariesSchema,
  clusterSummarySchema,
} from "./client/bodies/cluster-summary.js";
export {
  type ComplianceLogs,
  type ComplianceScan,
  type ComplianceSchedule,
  complianceLogsSchema,
  complianceScanSchema,
  complianceScheduleSchema,
  type KubeBenchLog,
  kubeBenchLogSchema,
  type SyftLog,
  syftLogSchema,
} from "./client/bodies/compliance.js";
export {
  eventSchema,
  eventsSchema,
  type Metric,
  metricSchema,
  metricsByResourceSchema,
  metricsSchema,
  type PaletteEvent,
  type ResourceMetrics,
} from "./client/bodies/events.js";
export { type ObjectMeta, objectMetaSchema } from "./client/bodies/object-meta.js";
export { type PackSearch, packSearchSchema } from "./client/bodies/pack-search.js";
export {
  type PackMetadata,
  type PackSummary,
  type PackVersions,
  packMetadataListSchema,
  packSummariesSchema,
  packVersionsSchema,
  type Registry,
  registriesSchema,
} from "./client/bodies/packs.js";
export {
  type Condition,
  conditionSchema,
  type PackRef,
  packRefSchema,
} from "./client/bodies/packs-of-clusters.js";
export {
  type ClusterPacks,
  clusterPacksSchema,
  type ProfileChanges,
  type ProfileDraft,
  profileChangesSchema,
  profileDraftSchema,
} from "./client/bodies/profile-changes.js";
export { type ProfileSearch, profileSearchSchema } from "./client/bodies/profile-search.js";
export {
  type ClusterProfile,
  clusterProfilesSchema,
  type Profile,
  type ProfilePack,
  type ProfileSummary,
  profilePacksSchema,
  profileSchema,
  profileSummariesSchema,
} from "./client/bodies/profiles.js";
export {
  type ClusterFilter,
  type ClusterSearch,
  clusterSearchSchema,
} from "./client/bodies/search-filter.js";
export { type SearchProperty, searchSchemaSchema } from "./client/bodies/search-schema.js";
export {
  auditsSchema,
  createdSchema,
  healthSchema,
  type PaletteAudit,
  type ProjectName,
  type ProjectSummary,
  projectSummariesSchema,
  projectsMetadataSchema,
  type Role,
  rolesSchema,
  type UserInfo,
  userInfoSchema,
} from "./client/bodies/tenant.js";
export { type Clock, systemClock } from "./client/clock.js";
export { createPaletteClient, type PaletteClient } from "./client/create-palette-client.js";
export type { RateLimiterOptions } from "./client/limits/create-rate-limiter.js";
export { createMemoryRateLimiter } from "./client/limits/memory-rate-limiter.js";
export {
  openPostgresRateLimiter,
  type PostgresRateLimiterOptions,
  type SqlPool,
} from "./client/limits/postgres-rate-limiter.js";
export type { RateLimiter } from "./client/limits/rate-limiter.js";
export type { Collected, Incomplete, Listing, Page } from "./client/listing.js";
export { connectPalette, type PaletteAccess, type PaletteConnection } from "./client/palette-connection.js";
export { PaletteError, type PaletteErrorCode, type PaletteErrorDetails } from "./client/palette-error.js";
export { type RateGroup, rateGroupOf, rateGroups } from "./client/rate-groups.js";
export type { CloudConfigRef, CloudConfigs } from "./client/resources/cloud-configs.js";
export type { ClusterQuery } from "./client/resources/cluster-search.js";
export type { Clusters, Period, RepaveState } from "./client/resources/clusters.js";
export type { Compliance } from "./client/resources/compliance.js";
export type {
  EventQuery,
  Events,
  MetricQuery,
  MetricResource,
  Metrics,
} from "./client/resources/observability.js";
export type { PackQuery, Packs, PackVersionsQuery } from "./client/resources/packs.js";
export type { Profiles } from "./client/resources/profiles.js";
export type { AuditQuery, Health, Tenant } from "./client/resources/tenant.js";
export type { CallRecord, OnCall } from "./client/transport/call-record.js";
export type { CallOptions, PaletteOptions } from "./client/transport/transport-options.js";
