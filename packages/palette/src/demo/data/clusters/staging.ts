// Clusters on their way to production: coming up, not coming up, going away.
import type { ClusterDescription } from "../../description/cluster-description.js";
import { stagingFailures } from "./staging-failures.js";
import { workloads } from "./workloads.js";

export const stagingClusters: readonly ClusterDescription[] = [
  {
    name: "staging-web-eks",
    project: "Staging",
    cloud: "eks",
    region: "us-west-2",
    labels: { env: "staging", owner: "web" },
    age: "190d",
    profiles: [
      { name: "eks-public", version: "1.0.0" },
      { name: "web-ingress", version: "1.1.0" },
    ],
    pools: [{ name: "web", size: 3, min: 1, max: 4, machineType: "m5.large", spot: true }],
    load: {
      cpu: { level: 0.22, daily: 0.12, requested: 0.4, limited: 1.2 },
      memory: { level: 0.37, requested: 0.45, limited: 1.1 },
      disk: { level: 0.3 },
    },
    pods: workloads.web,
    compliance: { ago: "12d", failing: ["5.1.1"] },
  },
  {
    name: "staging-api-aks",
    project: "Staging",
    cloud: "aks",
    region: "northeurope",
    labels: { env: "staging", owner: "api" },
    age: "140d",
    profiles: [
      { name: "aks-baseline", version: "2.1.0" },
      { name: "observability", version: "2.0.0" },
      { name: "security-baseline", version: "1.1.0" },
    ],
    pools: [{ name: "api", size: 3, min: 2, max: 5, machineType: "Standard_D2s_v5" }],
    health: {
      state: "UnHealthy",
      conditions: [{ type: "PackNotReady", message: "Pack kyverno is not ready" }],
    },
    conditions: [
      {
        type: "AddOnDeploymentDone",
        status: "False",
        reason: "PackInstallFailed",
        message: "Pack kyverno 3.3.7: helm upgrade failed: timed out waiting for the condition",
        since: "7h",
      },
    ],
    packs: [
      {
        pack: "kyverno",
        reason: "InstallFailed",
        message: "helm upgrade failed: timed out waiting for the condition",
        since: "7h",
      },
    ],
    load: {
      cpu: { level: 0.31, daily: 0.08, requested: 0.5, limited: 1 },
      memory: { level: 0.6, requested: 0.7, limited: 1.2 },
      disk: { level: 0.35 },
    },
    events: [
      {
        ago: "7h",
        reason: "PackInstallFailed",
        message: "Pack kyverno 3.3.7: helm upgrade failed: timed out waiting for the condition",
        severity: "Error",
        times: 14,
        every: "30m",
      },
      {
        ago: "6h50m",
        reason: "FailedCreate",
        message:
          'Error creating: Internal error occurred: failed calling webhook "validate.kyverno.svc-fail": Post "https://kyverno-svc.kyverno.svc:443/validate/fail?timeout=10s": no endpoints available for service "kyverno-svc"',
        component: "replicaset-controller",
        about: "ReplicaSet/api/orders-7b4d",
        times: 22,
        every: "15m",
      },
    ],
    pods: [
      ...workloads.system,
      {
        namespace: "kyverno",
        name: "kyverno-admission-controller",
        replicas: 3,
        image: "registry.example.com/kyverno/kyverno:v1.13.4",
        waiting: "CrashLoopBackOff",
        exitCode: 1,
        restarts: 84,
        requests: { cpu: 100, memory: 128 },
        limits: { cpu: 500, memory: 128 },
      },
    ],
  },
  {
    name: "staging-search-gke",
    project: "Staging",
    cloud: "gke",
    region: "europe-west1",
    labels: { env: "staging", owner: "search" },
    age: "11m",
    state: "Provisioning",
    becomes: { state: "Running", in: "9m" },
    health: null,
    profiles: [{ name: "gke-baseline", version: "1.0.0" }],
    pools: [{ name: "search", size: 3, min: 3, max: 6, machineType: "e2-standard-4" }],
    conditions: [
      {
        type: "KubeConfigReady",
        status: "False",
        reason: "WaitingForControlPlane",
        message: "The control plane is not up yet",
        since: "6m",
        settlesIn: "3m",
      },
      {
        type: "WorkerNodeAdditionDone",
        status: "False",
        reason: "WaitingForNodes",
        message: "0 of 3 worker nodes ready",
        since: "4m",
        settlesIn: "8m",
      },
    ],
    conditionsAbsent: ["ImagePullSecretPropagationDone", "AddOnDeploymentDone"],
    machines: [0, 1, 2].map((index) => ({ pool: "search", index, readyIn: `${index + 5}m` })),
    events: [
      {
        ago: "10m",
        reason: "CloudInfrastructureReady",
        message: "Network and subnets are ready",
        severity: "Normal",
        component: "cluster-api",
      },
    ],
  },
  ...stagingFailures,
  {
    name: "staging-load-test",
    project: "Staging",
    cloud: "aws",
    region: "us-east-2",
    labels: { env: "staging", owner: "performance" },
    age: "34d",
    profiles: [{ name: "aws-baseline", version: "1.1.0" }],
    pools: [
      { name: "control-plane", controlPlane: true, size: 1, machineType: "m5.large" },
      { name: "load", size: 4, max: 20, machineType: "m5.2xlarge", spot: true },
    ],
    deletion: { ago: "38m", takes: "2h" },
    events: [
      {
        ago: "38m",
        reason: "ClusterDeletionStarted",
        message: "Deletion of cluster staging-load-test was asked for",
        severity: "Normal",
        component: "palette",
      },
      {
        ago: "20m",
        reason: "FailedDelete",
        message:
          "failed to delete security group: DependencyViolation: resource sg-0demo has a dependent object",
        severity: "Error",
        component: "cluster-api",
        times: 4,
        every: "5m",
      },
    ],
  },
  {
    name: "staging-mobile-old",
    project: "Staging",
    cloud: "aws",
    region: "us-east-1",
    labels: { env: "staging", owner: "mobile" },
    age: "500d",
    profiles: [{ name: "aws-baseline", version: "1.1.0" }],
    pools: [
      { name: "control-plane", controlPlane: true, size: 1, machineType: "t3.medium" },
      { name: "worker", size: 2, machineType: "m5.large" },
    ],
    deletion: { ago: "21d", takes: "25m" },
  },
];
