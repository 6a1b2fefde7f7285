// A whole cluster.
import type { Json } from "../server/reply.js";
import type { AttachedProfile, Cluster } from "../state/cluster.js";
import { stateOf } from "../state/facts.js";
import type { Tenant } from "../state/tenant.js";
import { clusterMetadata, importStatus } from "./cluster-summary-view.js";
import { geolocationOf } from "./location-view.js";
import { packRefView } from "./pack-ref-view.js";
import { resolveVariables } from "./resolve-variables.js";
import { apiEndpointsView, conditionsView, packStatusesView } from "./status-view.js";
import { unset } from "./time.js";

type Asked = {
  /** Macros in values are replaced. */
  readonly resolve: boolean;
  /** Profiles of one type alone. */
  readonly profileType: string | null;
};

export function clusterView(cluster: Cluster, now: number, tenant: Tenant, asked: Asked) {
  const { uid, name, cloud, clusterType, cloudConfigUid, profiles } = cluster;
  const shown = profiles.filter(({ type }) => asked.profileType === null || type === asked.profileType);
  return {
    apiVersion: "v1",
    kind: "SpectroCluster",
    metadata: clusterMetadata(cluster, now, tenant),
    spec: {
      cloudType: cloud,
      clusterType,
      cloudConfigRef: { kind: cloud, name: `${name}-config`, uid: cloudConfigUid },
      clusterConfig: {
        ...clusterConfig,
        machineManagementConfig: { osPatchConfig: { ...cluster.osPatch, onDemandPatchAfter: unset } },
      },
      clusterProfileTemplates: shown.map((profile) => profileTemplate(profile, { name, uid }, asked.resolve)),
    },
    status: {
      state: stateOf(cluster, now),
      ...importStatus(cluster),
      conditions: conditionsView(cluster, now),
      packs: packStatusesView(cluster, now),
      apiEndpoints: apiEndpointsView(cluster, now),
      services: [],
      addOnServices: [],
      upgrades: [],
      abortTimestamp: unset,
      fips: { mode: "none" },
      location: geolocationOf(cluster.region),
      profileStatus: { hasUserMacros: false },
      ...(cluster.repave !== undefined && { repave: { state: cluster.repave.state } }),
      spcApply: { actionType: "DownloadAndInstall", canBeApplied: true },
    },
  } satisfies Json;
}

const clusterConfig = {
  timezone: "UTC",
  updateWorkerPoolsInParallel: false,
  controlPlaneHealthCheckTimeout: "",
  machineHealthConfig: {
    healthCheckMaxUnhealthy: "100%",
    networkReadyHealthCheckDuration: "10m0s",
    nodeReadyHealthCheckDuration: "10m0s",
  },
  clusterResources: { namespaces: [], rbacs: [] },
  hostClusterConfig: { isHostCluster: false },
  lifecycleConfig: { pause: false },
} satisfies Json;

function profileTemplate(
  profile: AttachedProfile,
  cluster: { readonly name: string; readonly uid: string },
  resolve: boolean,
) {
  const { uid, name, type, cloud, version, packs, variables } = profile;
  return {
    uid,
    name,
    type,
    cloudType: cloud,
    profileVersion: version,
    version: 1,
    packServerRefs: [],
    packServerSecret: "",
    packs: packs.map((pack) => {
      const view = packRefView(pack);
      return resolve ? { ...view, values: resolveVariables(view.values, variables) } : view;
    }),
    relatedObject: { kind: "spectrocluster", ...cluster },
  } satisfies Json;
}
