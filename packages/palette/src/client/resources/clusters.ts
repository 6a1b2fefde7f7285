// Clusters, read.
import type { Cluster } from "../bodies/cluster.js";
import type { ClusterOverview, ClusterSummary } from "../bodies/cluster-summary.js";
import * as endpoints from "../endpoints/clusters.js";
import { createListing, type Listing } from "../listing.js";
import type { Call } from "../transport/make-call.js";
import type { CallOptions } from "../transport/transport-options.js";
import { type ClusterQuery, clusterSearch } from "./cluster-search.js";

export type Clusters = {
  /** Those that are neither deleted nor virtual, by name, unless the query says otherwise. */
  search(query?: ClusterQuery, options?: CallOptions): Listing<ClusterSummary>;
  /** As declared, with its conditions: without health, Kubernetes version or sizes of pools. */
  get(uid: string, options?: CallOptions): Promise<Cluster>;
  /** Health, Kubernetes version, pools, use and cost. */
  overview(uid: string, options?: CallOptions): Promise<ClusterOverview>;
  /** Its state alone, which costs Palette little; absent if Palette does not say. */
  state(uid: string, options?: CallOptions): Promise<string | undefined>;
};

export const createClusters = (call: Call): Clusters => ({
  search: (query = {}, options) =>
    createListing((page) =>
      call(endpoints.searchClusters, { query: page, body: clusterSearch(query) }, options),
    ),
  get: (uid, options) => call(endpoints.getCluster, { path: { uid } }, options),
  overview: (uid, options) => call(endpoints.getClusterOverview, { path: { uid } }, options),
  state: async (uid, options) =>
    (await call(endpoints.getClusterStatus, { path: { uid } }, options)).status?.state,
});
