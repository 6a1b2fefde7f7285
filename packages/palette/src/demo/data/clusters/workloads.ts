// What usually runs.
import type { PodDescription } from "../../description/pod-description.js";

const system: readonly PodDescription[] = [
  {
    namespace: "kube-system",
    name: "coredns",
    replicas: 2,
    image: "registry.k8s.io/coredns/coredns:v1.11.3",
    requests: { cpu: 100, memory: 70 },
    limits: { cpu: 1000, memory: 170 },
  },
  {
    namespace: "cluster-system",
    name: "palette-agent",
    image: "registry.example.com/palette/agent:4.8.21",
    requests: { cpu: 100, memory: 256 },
    limits: { cpu: 500, memory: 512 },
  },
];

export const workloads = {
  system,
  payments: [
    ...system,
    {
      namespace: "payments",
      name: "payments-api",
      replicas: 3,
      image: "registry.example.com/payments/api:2.14.1",
      requests: { cpu: 250, memory: 256 },
      limits: { cpu: 1000, memory: 512 },
    },
    {
      namespace: "payments",
      name: "payments-db",
      owner: "StatefulSet",
      replicas: 3,
      image: "registry.example.com/postgres:16.8",
      requests: { cpu: 1000, memory: 4096 },
      limits: { cpu: 2000, memory: 4096 },
    },
  ],
  web: [
    ...system,
    {
      namespace: "web",
      name: "storefront",
      replicas: 6,
      image: "registry.example.com/web/storefront:88.1.0",
      requests: { cpu: 300, memory: 512 },
      limits: { cpu: 1000, memory: 1024 },
    },
    {
      namespace: "ingress-nginx",
      name: "ingress-nginx-controller",
      replicas: 2,
      image: "registry.k8s.io/ingress-nginx/controller:v1.11.2",
      requests: { cpu: 100, memory: 90 },
    },
  ],
  training: [
    ...system,
    {
      namespace: "feature-store",
      name: "feature-builder",
      replicas: 4,
      image: "registry.example.com/ml/feature-builder:0.31.0",
      requests: { cpu: 4000, memory: 16_384 },
      limits: { cpu: 6000, memory: 20_480 },
    },
    {
      namespace: "training",
      name: "ranker",
      owner: "Job",
      replicas: 2,
      image: "registry.example.com/ml/ranker:2.2.0",
      requests: { cpu: 8000, memory: 65_536 },
      limits: { cpu: 12_000, memory: 81_920 },
      machine: "gpu/0",
    },
  ],
} as const satisfies Record<string, readonly PodDescription[]>;
