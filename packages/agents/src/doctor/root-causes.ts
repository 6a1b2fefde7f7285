// What can be the reason that a cluster is not well; ids are stable, and labelled incidents use them.

/** A sentence for each: what is the case, and what follows from it. */
export const rootCauses = {
  "node-memory-pressure": "A node is short of memory, and evicts pods.",
  "node-disk-pressure": "A node's disk is full, or nearly: it evicts pods, and cannot pull images.",
  "node-pid-pressure": "A node has no process ids left, so nothing new can start on it.",
  "node-not-ready": "A node's kubelet is not ready, or has not been heard of.",
  "image-pull-failure": "An image cannot be pulled: its name, its tag or the right to it is wrong.",
  "cni-broken": "The cluster's network plugin does not work, so pods get no network.",
  "quota-exceeded":
    "The cloud gives no more machines, addresses or volumes: a quota or its capacity is used up.",
  "resource-quota-exceeded": "A namespace's resource quota is used up, so its pods are refused.",
  "cloud-credential-expired": "The cloud no longer accepts the credentials of the cloud account.",
  "cloud-permission-denied": "The cloud account is known, but lacks a permission that the cluster needs.",
  "certificate-expiry": "A certificate of the cluster has expired, or is about to.",
  "etcd-latency": "etcd is slow or has lost its leader, so everything that the API server stores waits.",
  "control-plane-unavailable": "The API server, or what stands in front of it, does not answer.",
  "repave-stuck": "Nodes are being replaced, and that does not get on.",
  "repave-awaiting-approval": "Nodes are to be replaced, and somebody has to approve it.",
  "pack-failing": "A pack cannot be installed or upgraded.",
  "profile-drift": "The cluster is not as its profile says.",
  "edge-host-offline": "An edge host is not heard of: it is off, or its network is.",
  "volume-pending": "A volume cannot be made or attached, so pods that need it wait.",
  "dns-failure": "Names cannot be resolved in the cluster.",
  "admission-webhook-down": "An admission webhook does not answer, so what it should judge is refused.",
  "insufficient-capacity":
    "Pods cannot be scheduled: no node has room for them, or none that they may run on.",
  "crash-looping-workload": "A workload's containers end with an error as often as they are started.",
  "out-of-memory-kills": "Containers are killed because they use more memory than their limit.",
  "agent-disconnected": "Palette's agent in the cluster is not heard of, so what is known of it is old.",
  "upgrade-failing": "An upgrade of Kubernetes or of a node's system does not succeed.",
  "clock-skew": "Clocks differ, so certificates, tokens and leases are taken for invalid.",
  "registry-unreachable": "A registry cannot be reached, whatever is asked of it.",
} as const satisfies Readonly<Record<string, string>>;

export type RootCause = keyof typeof rootCauses;

/** @example isRootCause("dns-failure") // true */
export const isRootCause = (id: string): id is RootCause => Object.hasOwn(rootCauses, id);
