// Machines of a pool. Each cloud has its own shape of what was asked for; what they are is said alike.
import { machineTypeOf } from "../data/machine-types.js";
import type { CloudType } from "../description/cluster-description.js";
import type { Json } from "../server/reply.js";
import type { Cluster } from "../state/cluster.js";
import { type InstanceState, isReady, type Machine } from "../state/machine.js";
import { valueAt } from "../state/timeline.js";
import { placement } from "./cloud-config-view.js";
import { metadataView } from "./metadata-view.js";
import { timestamp, unset } from "./time.js";

type Fields = { readonly [key: string]: Json };

const minute = 60_000;

export function machineView(machine: Machine, state: InstanceState, cluster: Cluster, now: number) {
  const { name, uid, createdAt } = machine;
  return {
    apiVersion: "v1",
    kind: cluster.cloud,
    metadata: metadataView({ name, uid, createdAt }),
    spec: specs[cluster.cloud](machine, cluster),
    status: {
      instanceState: state,
      ready: isReady(machine, now),
      addresses: state === "Running" ? [{ type: "InternalIP", address: machine.address }] : [],
      health: nodeHealth(machine, state, now),
      maintenanceStatus: maintenance(machine, now),
    },
  } satisfies Json;
}

function nodeHealth(machine: Machine, state: InstanceState, now: number) {
  if (state !== "Running") return { state: "", conditions: [], lastHeartBeatTimestamp: unset };
  const conditions = nodeConditions.map((healthy) => {
    const told = valueAt(machine.conditions.get(healthy.type) ?? [], now);
    return told === undefined ? healthy : { type: healthy.type, ...told };
  });
  const others = [...machine.conditions].flatMap(([type, history]) => {
    const told = valueAt(history, now);
    return told === undefined || nodeConditions.some((each) => each.type === type) ? [] : [{ type, ...told }];
  });
  const ready = conditions[0]?.status;
  const pressed = [...conditions, ...others].some(
    ({ type, status }) => type !== "Ready" && status === "True",
  );
  const silent = ready === "Unknown" ? machine.conditions.get("Ready")?.[0]?.at : undefined;
  return {
    state: ready === "Unknown" ? "Unknown" : ready === "True" && !pressed ? "Healthy" : "UnHealthy",
    conditions: [...conditions, ...others],
    lastHeartBeatTimestamp: timestamp(silent ?? Math.floor(now / minute) * minute),
  } satisfies Json;
}

/** What the kubelet says of a node that is well. */
const nodeConditions = [
  { type: "Ready", status: "True", reason: "KubeletReady", message: "kubelet is posting ready status" },
  {
    type: "MemoryPressure",
    status: "False",
    reason: "KubeletHasSufficientMemory",
    message: "kubelet has sufficient memory available",
  },
  {
    type: "DiskPressure",
    status: "False",
    reason: "KubeletHasNoDiskPressure",
    message: "kubelet has no disk pressure",
  },
  {
    type: "PIDPressure",
    status: "False",
    reason: "KubeletHasSufficientPID",
    message: "kubelet has sufficient PID available",
  },
  { type: "NetworkUnavailable", status: "False", reason: "RouteCreated", message: "network is configured" },
] as const;

function maintenance({ maintenance: history }: Machine, now: number) {
  const action = valueAt(history, now);
  if (action === undefined) return { action: "", message: "", state: "" };
  return { action, message: "", state: "Completed" };
}

const nic = ({ address }: Machine): Fields => ({ index: 0, privateIPs: [address], publicIp: "" });

const amazon = (machine: Machine): Fields => ({
  ami: "ami-0demo0000000000a1",
  instanceType: machine.machineType,
  vpcId: "vpc-0demo",
  az: machine.zone,
  dnsName: machine.node,
  nics: [nic(machine)],
  phase: "",
  subnetId: "subnet-0demo",
});

const azure = (machine: Machine, { region, pools }: Cluster): Fields => ({
  instanceType: machine.machineType,
  location: region,
  osDisk: {
    diskSizeGB: pools.find(({ name }) => name === machine.pool)?.disk ?? 60,
    osType: "Linux",
    managedDisk: { storageAccountType: "Premium_LRS" },
  },
  nics: [nic(machine)],
});

const google = (machine: Machine, { region }: Cluster): Fields => ({
  instanceType: machine.machineType,
  project: "demo-project",
  region,
  zone: machine.zone,
  nics: [{ network: "platform", privateIPs: [machine.address] }],
});

const own = ({ machineType }: Machine): Fields => {
  const { cpu, memoryMiB } = machineTypeOf(machineType);
  return { numCPUs: cpu, memoryMiB };
};

const specs: Readonly<Record<CloudType, (machine: Machine, cluster: Cluster) => Fields>> = {
  aws: amazon,
  eks: amazon,
  azure,
  aks: azure,
  gcp: google,
  gke: google,
  vsphere: (machine, { region }) => ({
    instanceType: own(machine),
    vcenterServer: `vcenter.${region}.example.com`,
    placement: placement(region),
    nics: [{ ...nic(machine), networkName: "VM Network" }],
  }),
  "edge-native": (machine) => ({
    edgeHostUid: `edge-${machine.uid}`,
    instanceType: own(machine),
    nics: [{ nicName: "eth0", ip: machine.address }],
  }),
  generic: (machine) => ({ instanceType: machine.machineType, nics: [nic(machine)] }),
};
