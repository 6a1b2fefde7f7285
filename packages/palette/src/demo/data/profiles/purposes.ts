// Profiles for a purpose: GPUs, certified builds, shared storage, sites without a connection.
import type { ProfileDescription } from "../../description/profile-description.js";

const cluster = { type: "cluster", scope: "tenant" } as const;
const addOn = { type: "add-on", cloud: "all", scope: "tenant" } as const;

const infrastructure: readonly ProfileDescription[] = [
  {
    ...cluster,
    name: "aws-gpu-training",
    cloud: "aws",
    description: "Training on EC2 machines with GPUs",
    labels: { purpose: "gpu" },
    age: "110d",
    versions: [
      {
        version: "1.0.0",
        packs: [
          { pack: "ubuntu-aws", version: "22.04" },
          { pack: "kubernetes", version: "1.32.4" },
          { pack: "cni-cilium-oss", version: "1.17.2" },
          { pack: "csi-aws-ebs", version: "1.41.0" },
          { pack: "nvidia-gpu-operator-ai", version: "25.3.0" },
          { pack: "kuberay-operator", version: "1.3.2" },
        ],
      },
    ],
  },
  {
    ...cluster,
    name: "eks-gpu-inference",
    cloud: "eks",
    description: "Inference on EKS, with GPU machines that come and go",
    labels: { purpose: "gpu" },
    age: "100d",
    versions: [
      {
        version: "1.2.0",
        packs: [
          { pack: "amazon-linux-eks", version: "2023.0" },
          { pack: "kubernetes-eks", version: "1.32" },
          { pack: "cni-aws-vpc-eks", version: "1.19.3" },
          { pack: "csi-aws-ebs", version: "1.41.0" },
          { pack: "nvidia-gpu-operator-ai", version: "25.3.0" },
          { pack: "karpenter", version: "1.3.3" },
        ],
      },
    ],
  },
  {
    ...cluster,
    name: "eks-regulated",
    cloud: "eks",
    description:
      "EKS for regulated data: a read-only system, encrypted volumes, audit logs, private endpoints",
    labels: { compliance: "hipaa", tier: "prod" },
    age: "140d",
    versions: [
      {
        version: "1.0.0",
        packs: [
          { pack: "bottlerocket-eks", version: "1.36.0" },
          { pack: "kubernetes-eks", version: "1.32" },
          { pack: "cni-aws-vpc-eks", version: "1.19.3" },
          { pack: "csi-aws-ebs", version: "1.41.0" },
          { pack: "csi-aws-efs", version: "2.1.6" },
        ],
      },
    ],
  },
  {
    ...cluster,
    name: "aws-fips",
    cloud: "aws",
    description: "FIPS-validated system and RKE2 on EC2",
    labels: { compliance: "fips" },
    age: "115d",
    versions: [
      {
        version: "1.0.0",
        packs: [
          { pack: "ubuntu-aws-fips", version: "22.04" },
          { pack: "kubernetes-rke2", version: "1.32.4" },
          { pack: "cni-calico", version: "3.29.3" },
          { pack: "csi-aws-ebs", version: "1.41.0" },
        ],
      },
    ],
  },
  {
    ...cluster,
    name: "aks-current",
    cloud: "aks",
    description: "AKS with Azure CNI and shared files",
    age: "130d",
    versions: [
      {
        version: "3.0.0",
        packs: [
          { pack: "azure-linux-aks", version: "3.0" },
          { pack: "kubernetes-aks", version: "1.32" },
          { pack: "cni-azure", version: "1.6.0" },
          { pack: "csi-azure", version: "1.31.2" },
          { pack: "csi-azure-file", version: "1.32.0" },
        ],
      },
    ],
  },
  {
    ...cluster,
    name: "gke-ml",
    cloud: "gke",
    description: "GKE with GPUs",
    labels: { purpose: "gpu" },
    age: "105d",
    versions: [
      {
        version: "1.0.0",
        packs: [
          { pack: "cos-gke", version: "1.0.0" },
          { pack: "kubernetes-gke", version: "1.32.3" },
          { pack: "cni-vpc-native-gke", version: "1.0.0" },
          { pack: "csi-gcp-driver", version: "1.15.4" },
          { pack: "nvidia-gpu-operator-ai", version: "25.3.0" },
        ],
      },
    ],
  },
  {
    ...cluster,
    name: "vsphere-hardened",
    cloud: "vsphere",
    description: "RHEL and RKE2 with its CIS profile, in our data centres",
    labels: { compliance: "cis" },
    age: "125d",
    variables: [
      { name: "lb_range", displayName: "Load balancer addresses", format: "string", required: true },
    ],
    versions: [
      {
        version: "1.0.0",
        packs: [
          { pack: "rhel-vsphere", version: "9.4" },
          { pack: "kubernetes-rke2", version: "1.32.4" },
          { pack: "cni-cilium-oss", version: "1.17.2" },
          { pack: "csi-vsphere-csi", version: "3.4.0" },
          { pack: "lb-metallb-helm", version: "0.14.9" },
        ],
      },
    ],
  },
];

const edge = { ...cluster, cloud: "edge-native" } as const;

const sites: readonly ProfileDescription[] = [
  {
    ...edge,
    name: "edge-ha",
    description: "Three hosts of a site that may lose one, with replicated volumes",
    labels: { purpose: "ha" },
    age: "120d",
    versions: [
      {
        version: "1.1.0",
        packs: [
          { pack: "edge-native-byoi", version: "2.1.0" },
          { pack: "edge-rke2", version: "1.32.4" },
          { pack: "cni-cilium-oss", version: "1.17.2" },
          { pack: "csi-longhorn", version: "1.8.1" },
        ],
      },
    ],
  },
  {
    ...edge,
    name: "edge-gpu-arm",
    description: "Inference on arm64 boards with a GPU",
    labels: { purpose: "gpu" },
    age: "80d",
    versions: [
      {
        version: "1.0.0",
        packs: [
          { pack: "edge-native-ubuntu-arm", version: "22.04" },
          { pack: "edge-k3s", version: "1.32.3" },
          { pack: "cni-flannel", version: "0.26.5" },
          { pack: "csi-local-path-provisioner", version: "0.0.31" },
          { pack: "nvidia-device-plugin", version: "0.17.1" },
        ],
      },
    ],
  },
  {
    ...edge,
    name: "edge-airgapped",
    description: "Sites without a connection, with a registry of their own",
    labels: { purpose: "airgap" },
    age: "95d",
    versions: [
      {
        version: "1.0.0",
        packs: [
          { pack: "edge-native-byoi", version: "2.1.0" },
          { pack: "edge-rke2", version: "1.32.4" },
          { pack: "cni-calico", version: "3.29.3" },
          { pack: "csi-longhorn", version: "1.8.1" },
          { pack: "harbor-edge", version: "2.12.2" },
        ],
      },
    ],
  },
];

const additions: readonly ProfileDescription[] = [
  {
    ...addOn,
    name: "service-mesh",
    description: "Encryption between services, and who may call whom",
    age: "90d",
    versions: [{ version: "1.0.0", packs: [{ pack: "istio", version: "1.25.1" }] }],
  },
  {
    ...addOn,
    name: "backup",
    description: "Backups of volumes and objects",
    age: "210d",
    versions: [{ version: "1.0.0", packs: [{ pack: "velero", version: "8.5.0" }] }],
  },
  {
    ...addOn,
    name: "virtual-machines",
    cloud: "vsphere",
    description: "Virtual machines beside containers",
    age: "85d",
    versions: [{ version: "1.0.0", packs: [{ pack: "kubevirt", version: "1.5.0" }] }],
  },
];

export const purposeProfiles: readonly ProfileDescription[] = [...infrastructure, ...sites, ...additions];
