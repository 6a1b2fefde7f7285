// Bodies for operations that take one.
import type { CloudType } from "../demo/description/cluster-description.js";
import type { Tenant } from "../demo/index.js";

type Params = Readonly<Record<string, string>>;
type BodyMaker = (params: Params, tenant: Tenant) => unknown;

const firstProfile: BodyMaker = ({ uid = "" }, { clusters }) => {
  const profile = clusters.get(uid)?.profiles[0];
  return { profiles: profile === undefined ? [] : [{ uid: profile.uid }] };
};

const allProfiles: BodyMaker = ({ uid = "" }, { clusters }) => ({
  profiles: clusters.get(uid)?.profiles.map((profile) => ({ uid: profile.uid })) ?? [],
});

const packs: BodyMaker = ({ uid = "" }, { profiles }) => ({
  packs:
    profiles.get(uid)?.packs.map(({ name, tag, type, registryUid }) => ({ name, tag, type, registryUid })) ??
    [],
});

const bodies: Readonly<Record<string, BodyMaker>> = {
  v1SpectroClustersAwsRate: () => ({
    cloudConfig: { region: "us-east-1" },
    machinepoolconfig: [
      {
        cloudConfig: { instanceType: "m5.xlarge", capacityType: "on-demand", rootDeviceSize: 60 },
        poolConfig: { name: "worker", size: 3, labels: ["worker"] },
      },
    ],
  }),
  v1ClusterFeatureComplianceScanOnDemandCreate: () => ({
    kubeBench: { runScan: true },
    syft: { runScan: true },
  }),
  v1ClusterFeatureComplianceScanCreate: () => ({
    kubeBench: { schedule: { scheduledRunTime: "0 4 * * 0" } },
  }),
  v1SpectroClustersPatchProfiles: firstProfile,
  v1SpectroClustersUidValidatePacks: firstProfile,
  v1SpectroClustersUidValidateRepave: firstProfile,
  v1SpectroClustersUpdateProfiles: allProfiles,
  v1SpectroClustersDeleteProfiles: () => ({ profileUids: [] }),
  v1SpectroClustersUidMetadataUpdate: () => ({ metadata: { labels: { env: "changed" } } }),
  v1SpectroClustersUidVariablesPatch: ({ uid = "" }, { clusters }) =>
    (clusters.get(uid)?.profiles ?? []).map((profile) => ({ profileUid: profile.uid, variables: [] })),
  v1ClusterProfilesUpdate: (params, tenant) => ({
    metadata: { labels: { changed: "yes" } },
    spec: { template: packs(params, tenant) },
  }),
  v1ClusterProfilesUidValidatePacks: packs,
  v1ClusterProfilesValidatePacks: () => ({ packs: [{ name: "kubernetes", tag: "1.99.x", type: "spectro" }] }),
};

/** A body that the operation takes; an empty object where that is one. */
export function bodyOf(operationId: string, params: Params, tenant: Tenant): unknown {
  if (operationId.endsWith("MachinePoolUpdate")) return poolBody(params, tenant, 1);
  if (operationId.endsWith("MachinePoolCreate")) return poolBody(params, tenant, 0);
  return bodies[operationId]?.(params, tenant) ?? {};
}

/** The pool of the path with a machine more; or another pool, if the path names none. */
function poolBody({ configUid, machinePoolName }: Params, { clusters }: Tenant, more: number): unknown {
  const cluster = [...clusters.values()].find((each) => each.cloudConfigUid === configUid);
  const pool = cluster?.pools.find(({ name }) => name === machinePoolName) ?? cluster?.pools.at(-1);
  if (cluster === undefined || pool === undefined) return {};
  const isControl = pool.controlPlane === true && machinePoolName !== undefined;
  const size = pool.size + (isControl ? 0 : more);
  return {
    cloudConfig: cloudConfigs[cluster.cloud](pool.machineType, size),
    poolConfig: {
      name: machinePoolName ?? `another-${pool.name}`,
      size,
      minSize: size,
      maxSize: size,
      labels: ["worker"],
      isControlPlane: isControl,
    },
  };
}

const byType = (instanceType: string) => ({ instanceType });

const cloudConfigs: Readonly<Record<CloudType, (machineType: string, size: number) => unknown>> = {
  aws: byType,
  eks: byType,
  azure: byType,
  aks: byType,
  gcp: byType,
  gke: byType,
  vsphere: () => ({ instanceType: { numCPUs: 8, memoryMiB: 16_384, diskGiB: 160 } }),
  "edge-native": (_, size) => ({
    edgeHosts: Array.from({ length: size }, (__, index) => ({ hostUid: `edge-${index}` })),
  }),
  generic: byType,
};
