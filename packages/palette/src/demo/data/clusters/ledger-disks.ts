// A log that nobody rotates fills the disks of two nodes: images are thrown away, pods evicted, pulls fail.
import type { ClusterDescription } from "../../description/cluster-description.js";

const full = (index: number, since: string) => ({
  pool: "worker",
  index,
  load: { disk: 0.97 },
  conditions: [
    {
      type: "DiskPressure",
      status: "True" as const,
      reason: "KubeletHasDiskPressure",
      message: "kubelet has disk pressure",
      since,
    },
  ],
});

export const ledgerDisks: ClusterDescription = {
  name: "prod-ledger-euc1",
  project: "Production",
  cloud: "aws",
  region: "eu-central-1",
  labels: { env: "prod", owner: "ledger", data: "phi" },
  age: "320d",
  profiles: [
    { name: "aws-baseline", version: "1.1.0" },
    { name: "legacy-logging", version: "1.0.0" },
    { name: "clinical-records", version: "0.9.0" },
  ],
  pools: [
    { name: "control-plane", controlPlane: true, size: 3, machineType: "m5.large" },
    { name: "worker", size: 4, min: 3, max: 6, machineType: "m5.xlarge", disk: 60 },
  ],
  health: {
    state: "UnHealthy",
    conditions: [
      { type: "NodeDiskPressure", message: "Node has disk pressure", machine: "worker/0" },
      { type: "NodeDiskPressure", message: "Node has disk pressure", machine: "worker/2" },
    ],
  },
  machines: [full(0, "5h10m"), full(2, "3h45m")],
  load: {
    cpu: { level: 0.35, daily: 0.1, requested: 0.48, limited: 0.9 },
    memory: { level: 0.49, requested: 0.52, limited: 0.8 },
    disk: { level: 0.78, perDay: 0.028 },
  },
  events: [
    {
      ago: "5h20m",
      reason: "ImageGCFailed",
      message:
        "failed to garbage collect required amount of images. Wanted to free 4128768000 bytes, but freed 0 bytes",
      component: "kubelet",
      about: "Node/worker/0",
      times: 12,
      every: "5m",
    },
    {
      ago: "5h10m",
      reason: "NodeHasDiskPressure",
      message: "Node {node} status is now: NodeHasDiskPressure",
      component: "kubelet",
      about: "Node/worker/0",
    },
    {
      ago: "5h4m",
      reason: "EvictionThresholdMet",
      message: "Attempting to reclaim ephemeral-storage",
      component: "kubelet",
      about: "Node/worker/0",
      times: 20,
      every: "12m",
    },
    {
      ago: "3h45m",
      reason: "NodeHasDiskPressure",
      message: "Node {node} status is now: NodeHasDiskPressure",
      component: "kubelet",
      about: "Node/worker/2",
    },
    {
      ago: "3h40m",
      reason: "Evicted",
      message:
        "The node was low on resource: ephemeral-storage. Threshold quantity: 6441982771, available: 1904Mi.",
      component: "kubelet",
      about: "Pod/ledger/ledger-writer-{n}",
      times: 7,
      every: "20m",
    },
    {
      ago: "2h50m",
      reason: "Failed",
      message:
        'Failed to pull image "registry.example.com/ledger/writer:1.8.0": write /var/lib/containerd/tmp: no space left on device',
      severity: "Error",
      component: "kubelet",
      about: "Pod/ledger/ledger-writer-8",
      times: 9,
      every: "15m",
    },
  ],
  pods: [
    {
      namespace: "ledger",
      name: "ledger-writer",
      replicas: 3,
      image: "registry.example.com/ledger/writer:1.8.0",
      phase: "Pending",
      waiting: "ImagePullBackOff",
      requests: { cpu: 500, memory: 1024 },
      limits: { cpu: 1000, memory: 2048 },
    },
    {
      namespace: "logging",
      name: "log-shipper",
      owner: "DaemonSet",
      replicas: 4,
      image: "docker.io/library/fluentd:latest",
    },
    {
      namespace: "clinical",
      name: "records",
      replicas: 1,
      image: "docker.io/example/records",
    },
  ],
  compliance: {
    schedule: "0 2 * * 0",
    ago: "3d6h",
    failing: ["1.2.16", "1.2.17", "4.2.6", "5.1.1", "5.2.2", "5.2.3", "5.2.12"],
    kubeHunter: [
      {
        id: "KHV005",
        severity: "medium",
        vulnerability: "Access to API using service account token",
        description: "The API server can be reached with the token of a pod",
        evidence: "GET /api/v1/namespaces: 200",
      },
    ],
    sonobuoy: { total: 402, failed: ["[sig-node] Pods should be submitted and removed"] },
    images: [
      {
        image: "docker.io/library/fluentd:latest",
        namespace: "logging",
        vulnerabilities: [
          {
            package: "ruby3.1",
            installed: "3.1.2-7",
            fixedIn: "3.1.2-8.3",
            severity: "High",
            vulnerability: "CVE-2024-27281",
          },
        ],
      },
    ],
  },
};
