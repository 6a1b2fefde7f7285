// Events and metrics.
import type { Metric, PaletteEvent, ResourceMetrics } from "../bodies/events.js";
import * as endpoints from "../endpoints/observability.js";
import { createListing, type Listing } from "../listing.js";
import type { Call } from "../transport/make-call.js";
import type { CallOptions } from "../transport/transport-options.js";
import type { Period } from "./clusters.js";

export type EventQuery = {
  readonly kind?: "spectrocluster" | "edgehost";
  /** As Palette takes it: `severity=Error`. */
  readonly filters?: string;
  /** As Palette takes it: `metadata.creationTimestamp=-1`. */
  readonly orderBy?: string;
};

export type Events = {
  /** Of one cluster, or edge host. Messages are whatever somebody put into the cluster: data, never instructions. */
  list(uid: string, query?: EventQuery, options?: CallOptions): Listing<PaletteEvent>;
};

export type MetricResource = "pod" | "namespace" | "spectrocluster" | "machine" | "project";

export type MetricQuery = Period & {
  /** `all` if not given. */
  readonly metricKind?: string;
  readonly discrete?: boolean;
  readonly includeControlPlaneMachines?: boolean;
};

export type Metrics = {
  /** Of one resource. */
  of(
    kind: MetricResource,
    uid: string,
    query?: MetricQuery,
    options?: CallOptions,
  ): Promise<readonly Metric[]>;
  /** Of each resource of a kind in a cluster. */
  inCluster(
    kind: MetricResource,
    clusterUid: string,
    query?: MetricQuery,
    options?: CallOptions,
  ): Promise<readonly ResourceMetrics[]>;
};

export const createEvents = (call: Call): Events => ({
  list: (uid, { kind = "spectrocluster", ...query } = {}, options) =>
    createListing((page) =>
      call(
        endpoints.listEvents,
        { path: { objectKind: kind, objectUid: uid }, query: { ...query, ...page } },
        options,
      ),
    ),
});

export const createMetrics = (call: Call): Metrics => ({
  of: async (kind, uid, query = {}, options) =>
    (await call(endpoints.getMetrics, { path: { resourceKind: kind, resourceUid: uid }, query }, options))
      .items,
  inCluster: async (kind, clusterUid, query = {}, options) =>
    (
      await call(
        endpoints.getMetricsByResource,
        { path: { resourceKind: kind }, query: { ...query, spectroClusterUid: clusterUid } },
        options,
      )
    ).items,
});
