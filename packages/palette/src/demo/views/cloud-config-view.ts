// Cloud configurations: what clusters ask of their cloud. Each cloud has its own shape.
import { machineTypeOf } from "../data/machine-types.js";
import type { CloudType } from "../description/cluster-description.js";
import type { Json } from "../server/reply.js";
import type { Cluster, Pool } from "../state/cluster.js";
import { presentMachines } from "../state/machine.js";
import { metadataView } from "./metadata-view.js";

type Fields = { readonly [key: string]: Json };

export function cloudConfigView(cluster: Cluster, now: number) {
  const { cloud, name, cloudConfigUid, createdAt, modifiedAt, account, pools } = cluster;
  const hasAccount = cloud !== "edge-native" && cloud !== "generic";
  return {
    apiVersion: "v1",
    kind: cloud,
    metadata: metadataView({ name: `${name}-config`, uid: cloudConfigUid, createdAt, modifiedAt }),
    spec: {
      ...(hasAccount && { cloudAccountRef: { kind: cloud, ...account } }),
      clusterConfig: clusterConfigs[cloud](cluster),
      machinePoolConfig: pools.map((pool) => ({
        ...poolView(pool),
        ...poolFields[cloud](pool, cluster, now),
      })),
    },
    status: { conditions: [] },
  } satisfies Json;
}

/** What pools have in every cloud. */
function poolView({ name, size, min, max, controlPlane = false, labels, taints = [], machineType }: Pool) {
  return {
    name,
    size,
    minSize: min ?? size,
    maxSize: max ?? size,
    isControlPlane: controlPlane,
    useControlPlaneAsWorker: false,
    labels: labels ?? [controlPlane ? "control-plane" : "worker"],
    additionalLabels: {},
    additionalTags: {},
    taints,
    updateStrategy: { type: "RollingUpdateScaleOut" },
    machinePoolProperties: { archType: machineTypeOf(machineType).arch ?? "amd64" },
    nodeRepaveInterval: 0,
  } satisfies Json;
}

const defaultZones = ({ zones }: Pool, cluster: Cluster) =>
  zones ?? [...new Set(cluster.machines.map(({ zone }) => zone).filter((zone) => zone !== ""))].sort();

const amazonPool = (pool: Pool, cluster: Cluster): Fields => ({
  instanceType: pool.machineType,
  capacityType: pool.spot === true ? "spot" : "on-demand",
  azs: defaultZones(pool, cluster),
  rootDeviceSize: pool.disk ?? 60,
  subnetIds: {},
});

const azurePool = (pool: Pool, cluster: Cluster): Fields => ({
  instanceType: pool.machineType,
  azs: defaultZones(pool, cluster),
  osType: "Linux",
  osDisk: {
    diskSizeGB: pool.disk ?? 60,
    osType: "Linux",
    managedDisk: { storageAccountType: "Premium_LRS" },
  },
  isSystemNodePool: pool.name === "system",
});

const googlePool = (pool: Pool, cluster: Cluster): Fields => ({
  instanceType: pool.machineType,
  azs: defaultZones(pool, cluster),
  rootDeviceSize: pool.disk ?? 60,
});

const ownMachine = ({ machineType, disk = 60 }: Pool): Fields => {
  const { cpu, memoryMiB } = machineTypeOf(machineType);
  return { numCPUs: cpu, memoryMiB, diskGiB: disk };
};

/** Where machines go in vSphere. */
export const placement = (region: string): Fields => ({
  datacenter: region.toUpperCase(),
  cluster: `${region}-compute`,
  datastore: `${region}-vsan`,
  folder: "palette",
  imageTemplateFolder: "spectro-templates",
  network: { networkName: "VM Network", staticIp: false },
  resourcePool: "palette",
});

const poolFields: Readonly<Record<CloudType, (pool: Pool, cluster: Cluster, now: number) => Fields>> = {
  aws: amazonPool,
  eks: (pool, cluster) => ({
    ...amazonPool(pool, cluster),
    amiType: "AL2023_x86_64_STANDARD",
    enableAwsLaunchTemplate: false,
  }),
  azure: azurePool,
  aks: azurePool,
  gcp: googlePool,
  gke: googlePool,
  vsphere: (pool, { region }) => ({ instanceType: ownMachine(pool), placements: [placement(region)] }),
  "edge-native": ({ name }, { machines }, now) => ({
    hosts: presentMachines(machines, now)
      .filter(({ machine }) => machine.pool === name)
      .map(({ machine }) => ({
        hostUid: `edge-${machine.uid}`,
        hostName: machine.node,
        hostAddress: machine.address,
      })),
  }),
  generic: ({ machineType, disk = 60 }) => ({ instanceType: machineType, rootDeviceSize: disk }),
};

const amazonCluster = ({ region }: Cluster): Fields => ({
  region,
  sshKeyName: "platform",
  vpcId: "",
  bastionDisabled: true,
  controlPlaneLoadBalancer: "",
});

const azureCluster = ({ region, name }: Cluster): Fields => ({
  location: region,
  resourceGroup: `rg-${name}`,
  subscriptionId: "00000000-0000-0000-0000-000000000000",
  sshKey: "",
  enablePrivateCluster: true,
});

const googleCluster = ({ region }: Cluster): Fields => ({
  region,
  project: "demo-project",
  network: "platform",
});

/** A public API is what the profile of the Kubernetes layer says. */
const isPublic = ({ profiles }: Cluster) =>
  profiles.some(({ packs }) =>
    packs.some(({ layer, values }) => layer === "k8s" && values.includes("public: true")),
  );

const clusterConfigs: Readonly<Record<CloudType, (cluster: Cluster) => Fields>> = {
  aws: amazonCluster,
  eks: (cluster) => ({
    ...amazonCluster(cluster),
    endpointAccess: {
      public: isPublic(cluster),
      private: !isPublic(cluster),
      publicCIDRs: isPublic(cluster) ? ["0.0.0.0/0"] : [],
      privateCIDRs: [],
    },
    addons: [],
  }),
  azure: azureCluster,
  aks: azureCluster,
  gcp: googleCluster,
  gke: googleCluster,
  vsphere: ({ region }) => ({
    placement: placement(region),
    ntpServers: ["ntp.example.com"],
    sshKeys: [],
    staticIp: false,
    controlPlaneEndpoint: { type: "VIP", host: "10.40.8.5", ddnsSearchDomain: "" },
  }),
  "edge-native": () => ({
    controlPlaneEndpoint: { type: "VIP", host: "192.168.10.5", ddnsSearchDomain: "" },
    ntpServers: ["ntp.example.com"],
    sshKeys: [],
    staticIp: false,
    isTwoNodeCluster: false,
  }),
  generic: ({ region }) => ({ region }),
};
