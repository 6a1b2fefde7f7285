// Clusters that belong to nobody in particular.
import type { ClusterDescription } from "../../description/cluster-description.js";
import { workloads } from "./workloads.js";

export const defaultClusters: readonly ClusterDescription[] = [
  {
    name: "legacy-onprem",
    project: "Default",
    cloud: "generic",
    region: "fra1",
    clusterType: "AlloyMonitor",
    labels: { owner: "it-operations" },
    age: "300d",
    profiles: [],
    pools: [
      { name: "control-plane", controlPlane: true, size: 1, machineType: "vm-4x8" },
      { name: "worker", size: 3, machineType: "vm-8x16" },
    ],
    conditionsAbsent: [
      "ImageResolutionDone",
      "CloudInfrastructureReady",
      "BootstrappingDone",
      "AddOnDeploymentDone",
    ],
    load: {
      cpu: { level: 0.3, daily: 0.05, requested: 0.4, limited: 0.6 },
      memory: { level: 0.68, requested: 0.4, limited: 0.6 },
      disk: { level: 0.71 },
    },
    pods: workloads.system,
  },
  {
    name: "lab-open-use1",
    project: "Default",
    cloud: "aws",
    region: "us-east-1",
    labels: { env: "lab" },
    age: "480d",
    profiles: [
      { name: "aws-lab-open", version: "1.0.0" },
      { name: "legacy-logging", version: "1.0.0" },
    ],
    pools: [
      { name: "control-plane", controlPlane: true, size: 1, machineType: "t3.medium" },
      { name: "worker", size: 1, max: 2, machineType: "p4d.24xlarge", disk: 1000 },
    ],
    load: {
      cpu: { level: 0.04, requested: 0.1, limited: 0.3 },
      memory: { level: 0.06, requested: 0.1, limited: 0.2 },
      disk: { level: 0.12 },
    },
    pods: [{ namespace: "default", name: "notebook", image: "docker.io/jupyter/base-notebook:latest" }],
    compliance: {
      ago: "20d",
      failing: [
        "1.2.1",
        "1.2.7",
        "1.2.8",
        "1.2.15",
        "1.2.16",
        "1.2.17",
        "1.2.27",
        "1.3.2",
        "1.4.1",
        "4.2.1",
        "4.2.4",
        "4.2.6",
        "5.1.1",
        "5.2.2",
        "5.2.3",
        "5.2.12",
      ],
      kubeHunter: [
        {
          id: "KHV043",
          severity: "high",
          vulnerability: "Cluster Health Disclosure",
          description: "Anonymous requests are answered",
          evidence: "GET /healthz: ok",
        },
        {
          id: "KHV044",
          severity: "high",
          vulnerability: "Privileged Container",
          description: "A privileged container exists on a node",
          evidence: "logging/log-shipper",
        },
      ],
    },
  },
  {
    name: "tools-gcp",
    project: "Default",
    cloud: "gcp",
    region: "europe-west3",
    labels: { env: "tools" },
    age: "170d",
    profiles: [
      { name: "gcp-iaas", version: "1.0.0" },
      { name: "observability", version: "2.0.0" },
    ],
    pools: [
      { name: "control-plane", controlPlane: true, size: 1, machineType: "e2-standard-4" },
      { name: "worker", size: 3, min: 2, max: 4, machineType: "e2-standard-4" },
    ],
    load: {
      cpu: { level: 0.36, daily: 0.18, requested: 0.5, limited: 1.4 },
      memory: { level: 0.57, requested: 0.6, limited: 1 },
      disk: { level: 0.44 },
    },
    // Much is said, and nothing is wrong.
    events: [
      {
        ago: "2d",
        reason: "Unhealthy",
        message: "Readiness probe failed: connection refused",
        component: "kubelet",
        about: "Pod/ci/runner-{n}",
        times: 64,
        every: "43m",
      },
      {
        ago: "1d",
        reason: "BackoffLimitExceeded",
        message: "Job has reached the specified backoff limit",
        component: "job-controller",
        about: "Job/ci/nightly-{n}",
        times: 3,
        every: "5h",
      },
      {
        ago: "9h",
        reason: "FailedScheduling",
        message: "0/4 nodes are available: 3 Insufficient cpu. preemption: 0/4 nodes are available",
        component: "default-scheduler",
        about: "Pod/ci/runner-burst-{n}",
        times: 12,
        every: "2m",
      },
    ],
    pods: workloads.system,
  },
];
