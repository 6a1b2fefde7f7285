// Clusters that customers use: mostly healthy, and worth a look where they are not.
import type { ClusterDescription } from "../../description/cluster-description.js";
import { analyticsUnderPressure } from "./analytics-under-pressure.js";
import { ledgerDisks } from "./ledger-disks.js";
import { workloads } from "./workloads.js";

const production = { project: "Production", labels: { env: "prod" } } as const;

export const productionClusters: readonly ClusterDescription[] = [
  {
    ...production,
    name: "prod-payments-use1",
    cloud: "aws",
    region: "us-east-1",
    labels: { env: "prod", owner: "payments", tier: "1" },
    age: "390d",
    profiles: [
      { name: "aws-baseline", version: "1.2.0" },
      { name: "security-baseline", version: "1.1.0" },
      { name: "observability", version: "2.0.0" },
      { name: "payments", version: "2.14.1" },
    ],
    pools: [
      { name: "control-plane", controlPlane: true, size: 3, machineType: "m5.xlarge" },
      { name: "worker", size: 6, min: 4, max: 10, machineType: "m5.2xlarge", disk: 120 },
    ],
    load: {
      cpu: { level: 0.46, daily: 0.16, requested: 0.62, limited: 1.1 },
      memory: { level: 0.58, daily: 0.06, requested: 0.66, limited: 0.95 },
      disk: { level: 0.41, daily: 0.01 },
    },
    events: [
      {
        ago: "6h",
        reason: "ScalingReplicaSet",
        message: "Scaled up replica set payments-api-6f7c to 3",
        severity: "Normal",
        component: "deployment-controller",
        about: "Deployment/payments/payments-api",
      },
    ],
    pods: workloads.payments,
    backup: { schedule: "0 1 * * *", ago: "8h", state: "Completed" },
    compliance: {
      schedule: "0 2 * * 0",
      ago: "3d4h",
      passing: ["1.2.1", "1.2.16", "1.2.17", "4.2.6"],
      kubeHunter: [],
      sonobuoy: { total: 402, failed: [] },
      images: [
        {
          image: "registry.example.com/payments/api:2.14.1",
          namespace: "payments",
          vulnerabilities: [],
        },
      ],
    },
  },
  analyticsUnderPressure,
  {
    ...production,
    name: "prod-web-aks",
    cloud: "aks",
    region: "westeurope",
    labels: { env: "prod", owner: "web" },
    age: "350d",
    profiles: [
      {
        name: "aks-baseline",
        version: "2.1.0",
        values: {
          "kubernetes-aks": `managedControlPlane:
  apiServerAccessProfile:
    enablePrivateCluster: false
  networkPolicy: calico
managedMachinePool:
  enableEncryptionAtHost: true
`,
        },
      },
      { name: "web-ingress", version: "1.0.0" },
      { name: "observability", version: "1.5.0" },
    ],
    pools: [
      { name: "system", size: 2, machineType: "Standard_D2s_v5", labels: ["system"] },
      { name: "web", size: 5, min: 3, max: 8, machineType: "Standard_D4s_v5", disk: 128 },
    ],
    repave: { state: "Pending", ago: "2d3h", pack: "kubernetes-aks", from: "1.30" },
    load: {
      cpu: { level: 0.38, daily: 0.2, requested: 0.55, limited: 1.3 },
      memory: { level: 0.52, daily: 0.08, requested: 0.6, limited: 1.1 },
      disk: { level: 0.33 },
    },
    events: [
      {
        ago: "2d3h",
        reason: "RepavePending",
        message: "Nodes must be repaved: AKS pack version changed from 1.30 to 1.31. Approval is required.",
        component: "palette",
      },
    ],
    pods: workloads.web,
    compliance: { schedule: "0 3 * * 6", ago: "4d", failing: ["5.2.3"] },
  },
  {
    ...production,
    name: "prod-ml-gke",
    cloud: "gke",
    region: "europe-west4",
    labels: { env: "prod", owner: "ml" },
    age: "210d",
    profiles: [
      { name: "gke-baseline", version: "1.0.0" },
      { name: "observability", version: "2.0.0" },
    ],
    pools: [
      { name: "general", size: 4, min: 3, max: 5, machineType: "n2-standard-8", disk: 200 },
      {
        name: "gpu",
        size: 2,
        max: 2,
        machineType: "a2-highgpu-1g",
        labels: ["gpu"],
        disk: 400,
        taints: [{ key: "nvidia.com/gpu", value: "present", effect: "NoSchedule" }],
      },
    ],
    load: {
      cpu: { level: 0.61, daily: 0.08, perDay: 0.006, requested: 0.8, limited: 1.2 },
      memory: { level: 0.87, daily: 0.015, perDay: 0.021, requested: 0.93, limited: 1.05 },
      disk: { level: 0.64, perDay: 0.008 },
    },
    events: [
      {
        ago: "1d2h",
        reason: "FailedScheduling",
        message:
          "0/6 nodes are available: 4 Insufficient memory, 2 node(s) had untolerated taint {nvidia.com/gpu: present}.",
        component: "default-scheduler",
        about: "Pod/feature-store/feature-builder-{n}",
        times: 3,
        every: "7h",
      },
    ],
    pods: workloads.training,
    compliance: { ago: "9d", failing: ["5.1.3", "5.2.3"] },
  },
  {
    ...production,
    name: "prod-vmw-fra1",
    cloud: "vsphere",
    region: "fra1",
    labels: { env: "prod", owner: "core-banking" },
    age: "356d",
    profiles: [
      {
        name: "vsphere-baseline",
        version: "3.0.0",
        variables: { lb_range: "10.40.8.10-10.40.8.60" },
      },
      { name: "security-baseline", version: "1.1.0" },
    ],
    pools: [
      { name: "control-plane", controlPlane: true, size: 3, machineType: "vm-4x8", disk: 80 },
      { name: "worker", size: 5, min: 3, max: 6, machineType: "vm-8x16", disk: 160 },
    ],
    certificates: { expireIn: "9d" },
    load: {
      cpu: { level: 0.34, daily: 0.1, requested: 0.5, limited: 0.9 },
      memory: { level: 0.55, requested: 0.63, limited: 0.9 },
      disk: { level: 0.48 },
    },
    events: [
      {
        ago: "5d",
        reason: "CertificateExpiring",
        message: "Certificates of the control plane expire in less than 14 days",
        component: "palette-agent",
        times: 5,
        every: "24h",
      },
    ],
    pods: workloads.payments,
    compliance: { schedule: "0 1 * * 1", ago: "2d", failing: ["1.1.12"] },
  },
  ledgerDisks,
];
