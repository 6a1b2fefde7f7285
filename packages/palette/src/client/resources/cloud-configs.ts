// Pools and machines of clusters, read.
import type { CloudConfig, Machine } from "../bodies/cloud-config.js";
import * as endpoints from "../endpoints/cloud-configs.js";
import { createListing, type Listing } from "../listing.js";
import type { Call } from "../transport/make-call.js";
import type { CallOptions } from "../transport/transport-options.js";

/** A cluster's `spec.cloudConfigRef`. */
export type CloudConfigRef = {
  /** aws, eks, azure, aks, gcp, gke, vsphere, maas, edge-native, … */
  readonly kind: string;
  readonly uid: string;
};

export type CloudConfigs = {
  /** The pools with their sizes, and where they are; nothing secret is read. */
  get(ref: CloudConfigRef, options?: CallOptions): Promise<CloudConfig>;
  /** The machines of one pool. */
  machines(ref: CloudConfigRef, pool: string, options?: CallOptions): Listing<Machine>;
};

export const createCloudConfigs = (call: Call): CloudConfigs => ({
  get: ({ kind, uid }, options) =>
    call(endpoints.getCloudConfig, { path: { kind, configUid: uid } }, options),
  machines: ({ kind, uid }, pool, options) =>
    createListing((page) =>
      call(
        endpoints.listMachines,
        { path: { kind, configUid: uid, machinePoolName: pool }, query: page },
        options,
      ),
    ),
});
