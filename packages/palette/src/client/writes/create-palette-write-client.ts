// The client that writes. It is made from a connection, and never from a client that reads.
import type { ComplianceScan } from "../bodies/compliance.js";
import type { ProfileChanges } from "../bodies/profile-changes.js";
import { type Caller, callerOf, type PaletteConnection } from "../palette-connection.js";
import type { CloudConfigRef } from "../resources/cloud-configs.js";
import type { CallOptions } from "../transport/transport-options.js";
import {
  type DownloadedKubeconfig,
  downloadKubeconfig,
  type KubeconfigDownload,
} from "./download-kubeconfig.js";
import * as endpoints from "./endpoints.js";
import { type PoolScaling, type ScaledPool, scalePool } from "./scale-pool.js";

export type PaletteWriteClient = {
  /** Changes the number of machines of one pool; everything else of it stays. */
  scalePool(ref: CloudConfigRef, scaling: PoolScaling, options?: CallOptions): Promise<ScaledPool>;
  /** Changes the profiles that are named, and no others. It may replace nodes: ask `validateRepave` before. */
  patchProfiles(
    clusterUid: string,
    changes: ProfileChanges,
    options?: CallOptions & { readonly resolveNotification?: boolean },
  ): Promise<void>;
  /** Lets the nodes that wait for it be replaced. */
  approveRepave(clusterUid: string, options?: CallOptions): Promise<void>;
  /** Starts the deletion. `force` leaves behind what is in the cloud, and works only on a cluster that is being deleted. */
  deleteCluster(clusterUid: string, options?: CallOptions & { readonly force?: boolean }): Promise<void>;
  /** Starts scans; gives the id of the request. */
  runComplianceScan(clusterUid: string, scan: ComplianceScan, options?: CallOptions): Promise<string>;
  /** Into a new file that only its owner can read. Nothing gives its text. */
  downloadKubeconfig(
    clusterUid: string,
    download: KubeconfigDownload,
    options?: CallOptions,
  ): Promise<DownloadedKubeconfig>;
  /** The same client, each call in this project. */
  inProject(uid: string): PaletteWriteClient;
  /** The same client with options for every call. */
  with(options: CallOptions): PaletteWriteClient;
};

/**
 * Makes a client that writes. A write is tried again only where nothing can have been done.
 * @example
 * const writes = createPaletteWriteClient(connection).inProject("65f0c1").with({ decisionId: decision.id });
 * await writes.scalePool({ kind: "aws", uid: "6601aa" }, { pool: "worker-pool", size: 6, expectedSize: 4 });
 */
export function createPaletteWriteClient(connection: PaletteConnection): PaletteWriteClient {
  return clientOf(callerOf(connection).caller);
}

function clientOf(caller: Caller): PaletteWriteClient {
  const { call } = caller;
  return {
    scalePool: (ref, scaling, options) => scalePool(call, ref, scaling, options),
    patchProfiles: (uid, changes, { resolveNotification, ...options } = {}) =>
      call(
        endpoints.patchClusterProfiles,
        { path: { uid }, query: { resolveNotification }, body: changes },
        options,
      ),
    approveRepave: (uid, options) => call(endpoints.approveRepave, { path: { uid } }, options),
    deleteCluster: (uid, { force, ...options } = {}) =>
      call(endpoints.deleteCluster, { path: { uid }, query: { forceDelete: force } }, options),
    runComplianceScan: async (uid, scan, options) =>
      (await call(endpoints.runComplianceScan, { path: { uid }, body: scan }, options)).uid,
    downloadKubeconfig: (uid, download, options) => downloadKubeconfig(call, uid, download, options),
    inProject: (projectUid) => clientOf(caller.with({ projectUid })),
    with: (options) => clientOf(caller.with(options)),
  };
}
