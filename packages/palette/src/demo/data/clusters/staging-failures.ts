// Clusters that do not come up, each for another reason.
import type { ClusterDescription } from "../../description/cluster-description.js";

export const stagingFailures: readonly ClusterDescription[] = [
  {
    name: "staging-batch-usw2",
    project: "Staging",
    cloud: "aws",
    region: "us-west-2",
    labels: { env: "staging", owner: "batch" },
    age: "3h20m",
    state: "Provisioning",
    health: null,
    profiles: [{ name: "aws-baseline", version: "1.2.0" }],
    pools: [
      { name: "control-plane", controlPlane: true, size: 3, machineType: "m5.xlarge" },
      { name: "batch", size: 8, min: 2, max: 16, machineType: "p4d.24xlarge", disk: 500 },
    ],
    conditions: [
      {
        type: "CloudInfrastructureReady",
        status: "False",
        reason: "VcpuLimitExceeded",
        message:
          "You have requested more vCPU capacity than your current vCPU limit of 64 allows for the instance bucket that the specified instance type belongs to.",
        since: "3h2m",
      },
    ],
    conditionsAbsent: [
      "BootstrappingDone",
      "KubeConfigReady",
      "ControlPlaneNodeAdditionDone",
      "WorkerNodeAdditionDone",
      "ImagePullSecretPropagationDone",
      "AddOnDeploymentDone",
    ],
    machines: [
      ...[0, 1, 2].map((index) => ({ pool: "control-plane", index, state: "Pending" as const })),
      ...[0, 1, 2, 3, 4, 5, 6, 7].map((index) => ({ pool: "batch", index, state: "Failed" as const })),
    ],
    events: [
      {
        ago: "3h2m",
        reason: "FailedCreate",
        message:
          'Failed to create instance: VcpuLimitExceeded: the limit of 64 vCPU for "Running On-Demand P instances" does not allow p4d.24xlarge',
        severity: "Error",
        component: "cluster-api",
        times: 18,
        every: "10m",
      },
    ],
  },
  {
    name: "staging-erp-fra1",
    project: "Staging",
    cloud: "vsphere",
    region: "fra1",
    labels: { env: "staging", owner: "erp" },
    age: "5h",
    state: "Provisioning",
    health: null,
    profiles: [
      { name: "vsphere-baseline", version: "3.0.0", variables: { lb_range: "10.40.9.10-10.40.9.20" } },
    ],
    pools: [
      { name: "control-plane", controlPlane: true, size: 3, machineType: "vm-4x8" },
      { name: "worker", size: 2, machineType: "vm-8x16" },
    ],
    conditions: [
      {
        type: "ImageResolutionDone",
        status: "False",
        reason: "ImageNotFound",
        message: "No image template u-2204-0-k-1318-0 in folder spectro-templates of datacenter FRA1",
        since: "4h50m",
      },
    ],
    conditionsAbsent: [
      "CloudInfrastructureReady",
      "BootstrappingDone",
      "KubeConfigReady",
      "ControlPlaneNodeAdditionDone",
      "WorkerNodeAdditionDone",
      "ImagePullSecretPropagationDone",
      "AddOnDeploymentDone",
    ],
    machines: [
      ...[0, 1, 2].map((index) => ({ pool: "control-plane", index, state: "Pending" as const })),
      ...[0, 1].map((index) => ({ pool: "worker", index, state: "Pending" as const })),
    ],
    events: [
      {
        ago: "4h50m",
        reason: "ImageResolutionFailed",
        message: "No image template u-2204-0-k-1318-0 in folder spectro-templates of datacenter FRA1",
        severity: "Error",
        component: "palette",
        times: 10,
        every: "25m",
      },
    ],
  },
  {
    name: "staging-crm-azure",
    project: "Staging",
    cloud: "azure",
    region: "westeurope",
    labels: { env: "staging", owner: "crm" },
    age: "96d",
    profiles: [{ name: "azure-iaas", version: "1.0.0" }],
    pools: [
      { name: "control-plane", controlPlane: true, size: 1, machineType: "Standard_D2s_v5" },
      { name: "worker", size: 3, min: 2, max: 4, machineType: "Standard_D4s_v5" },
    ],
    conditions: [
      {
        type: "CloudInfrastructureReady",
        status: "False",
        reason: "CloudAccountAuthFailed",
        message: "AADSTS7000222: the client secret keys of the cloud account's application have expired",
        since: "1d4h",
      },
    ],
    load: {
      cpu: { level: 0.41, daily: 0.1, requested: 0.5, limited: 1 },
      memory: { level: 0.5, requested: 0.6, limited: 1 },
      disk: { level: 0.4 },
    },
    events: [
      {
        ago: "1d4h",
        reason: "ReconcileError",
        message: "AADSTS7000222: the client secret keys of the cloud account's application have expired",
        severity: "Error",
        component: "cluster-api",
        times: 56,
        every: "30m",
      },
    ],
  },
];
