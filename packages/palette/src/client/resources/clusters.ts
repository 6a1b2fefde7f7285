// Clusters, read.
import type { Cluster } from "../bodies/cluster.js";
import type {
  Certificates,
  ClusterCost,
  ClusterVariables,
  PacksValidation,
  Repave,
  RepaveValidation,
} from "../bodies/cluster-details.js";
import type { ClusterOverview, ClusterSummary } from "../bodies/cluster-summary.js";
import type { ClusterPacks } from "../bodies/profile-changes.js";
import type { ClusterProfile } from "../bodies/profiles.js";
import type { SearchProperty } from "../bodies/search-schema.js";
import * as endpoints from "../endpoints/clusters.js";
import { createListing, type Listing } from "../listing.js";
import type { Call } from "../transport/make-call.js";
import type { CallOptions } from "../transport/transport-options.js";
import { type ClusterQuery, clusterSearch } from "./cluster-search.js";

/** From when to when, RFC 3339, and minutes from one point to the next. */
export type Period = { readonly startTime?: string; readonly endTime?: string; readonly period?: number };

export type RepaveState = "Pending" | "Approved" | "Reverted";

export type Clusters = {
  /** Those that are neither deleted nor virtual, by name, unless the query says otherwise. */
  search(query?: ClusterQuery, options?: CallOptions): Listing<ClusterSummary>;
  /** What `filters` of a search can be about. */
  searchSchema(options?: CallOptions): Promise<readonly SearchProperty[]>;
  /** As declared, with its conditions: without health, Kubernetes version or sizes of pools. */
  get(uid: string, options?: CallOptions): Promise<Cluster>;
  /** Health, Kubernetes version, pools, use and cost. */
  overview(uid: string, options?: CallOptions): Promise<ClusterOverview>;
  /** Its state alone, which costs Palette little; absent if Palette does not say. */
  state(uid: string, options?: CallOptions): Promise<string | undefined>;
  /** Its profiles with their packs. */
  profiles(uid: string, options?: CallOptions): Promise<readonly ClusterProfile[]>;
  /** By profile; the values of sensitive ones are not kept. */
  variables(uid: string, options?: CallOptions): Promise<ClusterVariables>;
  /** Names of certificates and when they expire. */
  certificates(uid: string, options?: CallOptions): Promise<Certificates>;
  cost(uid: string, period?: Period, options?: CallOptions): Promise<ClusterCost>;
  /** Whether the replacing of nodes waits for approval, and why they are to be replaced. */
  repave(uid: string, options?: CallOptions): Promise<Repave>;
  /** Clusters whose nodes are to be replaced; those that wait for approval if no state is given. */
  byRepave(state?: RepaveState, options?: CallOptions): Listing<ClusterSummary>;
  /** Whether Palette would take these packs; nothing changes. */
  validatePacks(uid: string, packs: ClusterPacks, options?: CallOptions): Promise<PacksValidation>;
  /** Whether these packs would replace nodes; nothing changes. */
  validateRepave(uid: string, packs: ClusterPacks, options?: CallOptions): Promise<RepaveValidation>;
};

export const createClusters = (call: Call): Clusters => ({
  search: (query = {}, options) =>
    createListing((page) =>
      call(endpoints.searchClusters, { query: page, body: clusterSearch(query) }, options),
    ),
  searchSchema: async (options) =>
    (await call(endpoints.getClusterSearchSchema, {}, options)).schema?.properties ?? [],
  get: (uid, options) => call(endpoints.getCluster, { path: { uid } }, options),
  overview: (uid, options) => call(endpoints.getClusterOverview, { path: { uid } }, options),
  state: async (uid, options) =>
    (await call(endpoints.getClusterStatus, { path: { uid } }, options)).status?.state,
  profiles: async (uid, options) =>
    (await call(endpoints.getClusterProfiles, { path: { uid } }, options)).profiles,
  variables: (uid, options) => call(endpoints.getClusterVariables, { path: { uid } }, options),
  certificates: (uid, options) => call(endpoints.getClusterCertificates, { path: { uid } }, options),
  cost: (uid, period = {}, options) =>
    call(endpoints.getClusterCost, { path: { uid }, query: period }, options),
  repave: (uid, options) => call(endpoints.getClusterRepave, { path: { uid } }, options),
  byRepave: (state = "Pending", options) =>
    createListing((page) =>
      call(endpoints.listClustersByRepave, { query: { ...page, repaveState: state } }, options),
    ),
  validatePacks: (uid, packs, options) =>
    call(endpoints.validateClusterPacks, { path: { uid }, body: packs }, options),
  validateRepave: (uid, packs, options) =>
    call(endpoints.validateClusterRepave, { path: { uid }, body: packs }, options),
});
