// Boxes in stores and a factory.
import type { ClusterDescription } from "../../description/cluster-description.js";

const edge = { project: "Edge-Retail", cloud: "edge-native", health: { state: "Healthy" } } as const;

export const edgeClusters: readonly ClusterDescription[] = [
  {
    ...edge,
    name: "store-0117-hamburg",
    region: "hamburg",
    labels: { env: "edge", store: "0117" },
    age: "230d",
    profiles: [{ name: "edge-retail", version: "1.4.0", variables: { store_id: "0117" } }],
    pools: [{ name: "store", controlPlane: true, size: 1, machineType: "edge-4x16", disk: 200 }],
    load: {
      cpu: { level: 0.28, daily: 0.12, requested: 0.35, limited: 0.8 },
      memory: { level: 0.44, requested: 0.5, limited: 0.8 },
      disk: { level: 0.37 },
    },
    compliance: { ago: "5d" },
  },
  {
    ...edge,
    name: "store-0231-lyon",
    region: "lyon",
    labels: { env: "edge", store: "0231" },
    age: "205d",
    profiles: [
      {
        name: "edge-retail",
        version: "1.3.0",
        variables: { store_id: "0231", log_level: "debug" },
        values: { "store-agent": "replicas: 1\nlogLevel: debug\n" },
      },
    ],
    pools: [{ name: "store", controlPlane: true, size: 1, machineType: "edge-4x16", disk: 200 }],
    health: {
      state: "Unknown",
      lastHeartbeat: "2d6h",
      conditions: [
        { type: "AgentUnreachable", message: "No heartbeat for more than 15 minutes", machine: "store/0" },
      ],
    },
    machines: [
      {
        pool: "store",
        index: 0,
        conditions: [
          {
            type: "Ready",
            status: "Unknown",
            reason: "NodeStatusUnknown",
            message: "Kubelet stopped posting node status.",
            since: "2d6h",
          },
        ],
      },
    ],
    events: [
      {
        ago: "2d6h",
        reason: "EdgeHostUnhealthy",
        message: "Edge host has not been heard of for 15 minutes",
        component: "palette",
        about: "Node/store/0",
      },
    ],
  },
  {
    ...edge,
    name: "factory-berlin",
    region: "berlin",
    labels: { env: "edge", site: "berlin" },
    age: "120d",
    profiles: [{ name: "edge-retail", version: "1.4.0", variables: { store_id: "factory-berlin" } }],
    pools: [
      { name: "control-plane", controlPlane: true, size: 3, machineType: "edge-8x32", disk: 400 },
      { name: "line", size: 2, machineType: "edge-8x32", disk: 400 },
    ],
    health: {
      state: "UnHealthy",
      lastHeartbeat: "4m",
      conditions: [
        { type: "ImagePullSecretStale", message: "Image pull secrets are older than their registry's" },
      ],
    },
    conditions: [
      {
        type: "ImagePullSecretPropagationDone",
        status: "False",
        reason: "ConnectivityIssue",
        message: "Cluster agent is unreachable; image pull secret propagation cannot proceed",
        since: "9h",
      },
    ],
    load: {
      cpu: { level: 0.52, daily: 0.2, requested: 0.6, limited: 1 },
      memory: { level: 0.61, requested: 0.64, limited: 0.9 },
      disk: { level: 0.55 },
    },
    events: [
      {
        ago: "9h",
        reason: "FailedConnect",
        message: "dial tcp: lookup palette.example.com on 10.96.0.10:53: i/o timeout",
        component: "palette-agent",
        times: 30,
        every: "18m",
      },
      {
        ago: "8h30m",
        reason: "ErrImagePull",
        message: "failed to authorize: failed to fetch oauth token: unexpected status: 401 Unauthorized",
        severity: "Error",
        component: "kubelet",
        about: "Pod/line-control/plc-bridge-0",
        times: 16,
        every: "30m",
      },
    ],
    pods: [
      {
        namespace: "line-control",
        name: "plc-bridge",
        owner: "StatefulSet",
        image: "registry.example.com/factory/plc-bridge:3.0.2",
        phase: "Pending",
        waiting: "ImagePullBackOff",
      },
    ],
  },
];
