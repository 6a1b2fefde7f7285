// Profiles of whole clusters, one for each cloud; as their platform team would have them.
import type { ProfileDescription } from "../../description/profile-description.js";

const tenantWide = { type: "cluster", scope: "tenant" } as const;

export const infrastructure: readonly ProfileDescription[] = [
  {
    ...tenantWide,
    name: "aws-baseline",
    cloud: "aws",
    description: "Hardened Kubernetes on EC2",
    labels: { tier: "prod" },
    age: "400d",
    versions: [
      {
        version: "1.2.0",
        packs: [
          { pack: "ubuntu-aws", version: "22.04" },
          { pack: "kubernetes", version: "1.31.8" },
          { pack: "cni-calico", version: "3.29.3" },
          { pack: "csi-aws-ebs", version: "1.41.0" },
        ],
      },
      {
        version: "1.1.0",
        packs: [
          { pack: "ubuntu-aws", version: "22.04" },
          { pack: "kubernetes", version: "1.30.12" },
          { pack: "cni-calico", version: "3.28.2" },
          { pack: "csi-aws-ebs", version: "1.38.1" },
        ],
      },
    ],
  },
  {
    ...tenantWide,
    name: "eks-baseline",
    cloud: "eks",
    description: "EKS with private endpoints",
    labels: { tier: "prod" },
    age: "380d",
    versions: [
      {
        version: "1.1.0",
        packs: [
          { pack: "amazon-linux-eks", version: "2023.0" },
          { pack: "kubernetes-eks", version: "1.31" },
          { pack: "cni-aws-vpc-eks", version: "1.19.3" },
          { pack: "csi-aws-ebs", version: "1.41.0" },
        ],
      },
      {
        version: "1.0.0",
        packs: [
          { pack: "amazon-linux-eks", version: "1.0.0" },
          { pack: "kubernetes-eks", version: "1.30" },
          { pack: "cni-aws-vpc-eks", version: "1.19.3" },
          { pack: "csi-aws-ebs", version: "1.38.1" },
        ],
      },
    ],
  },
  {
    ...tenantWide,
    name: "aks-baseline",
    cloud: "aks",
    description: "Private AKS",
    labels: { tier: "prod" },
    age: "360d",
    versions: [
      {
        version: "2.1.0",
        packs: [
          { pack: "ubuntu-aks", version: "22.04" },
          { pack: "kubernetes-aks", version: "1.31" },
          { pack: "cni-kubenet", version: "1.0.0" },
          { pack: "csi-azure", version: "1.31.2" },
        ],
      },
      {
        version: "2.0.0",
        packs: [
          { pack: "ubuntu-aks", version: "22.04" },
          { pack: "kubernetes-aks", version: "1.30" },
          { pack: "cni-kubenet", version: "1.0.0" },
          { pack: "csi-azure", version: "1.30.3" },
        ],
      },
    ],
  },
  {
    ...tenantWide,
    name: "gke-baseline",
    cloud: "gke",
    description: "Private GKE",
    age: "300d",
    versions: [
      {
        version: "1.0.0",
        packs: [
          { pack: "cos-gke", version: "1.0.0" },
          { pack: "kubernetes-gke", version: "1.31.7" },
          { pack: "cni-vpc-native-gke", version: "1.0.0" },
          { pack: "csi-gcp-driver", version: "1.15.4" },
        ],
      },
    ],
  },
  {
    ...tenantWide,
    name: "vsphere-baseline",
    cloud: "vsphere",
    description: "Kubernetes in our data centres",
    labels: { tier: "prod" },
    age: "700d",
    variables: [
      {
        name: "lb_range",
        displayName: "Load balancer addresses",
        description: "From first to last",
        format: "string",
        required: true,
      },
      {
        name: "ntp_server",
        displayName: "NTP server",
        format: "string",
        defaultValue: "ntp.example.com",
        required: false,
      },
    ],
    versions: [
      {
        version: "3.0.0",
        packs: [
          { pack: "ubuntu-vsphere", version: "22.04" },
          { pack: "kubernetes", version: "1.31.8" },
          { pack: "cni-cilium-oss", version: "1.17.2" },
          { pack: "csi-vsphere-csi", version: "3.4.0" },
          { pack: "lb-metallb-helm", version: "0.14.9" },
        ],
      },
      {
        version: "2.4.0",
        packs: [
          { pack: "ubuntu-vsphere", version: "20.04" },
          { pack: "kubernetes", version: "1.29.15" },
          { pack: "cni-calico", version: "3.27.4" },
          { pack: "csi-vsphere-csi", version: "3.3.1" },
          { pack: "lb-metallb-helm", version: "0.14.8" },
        ],
      },
    ],
  },
  {
    type: "cluster",
    scope: "project",
    project: "Edge-Retail",
    name: "edge-retail",
    cloud: "edge-native",
    description: "One box in a store",
    labels: { tier: "edge" },
    age: "410d",
    variables: [
      { name: "store_id", displayName: "Store", format: "string", required: true, immutable: true },
      {
        name: "lb_range",
        displayName: "Load balancer addresses",
        format: "string",
        defaultValue: "192.168.10.100-192.168.10.110",
      },
      {
        name: "log_level",
        displayName: "Log level",
        format: "string",
        defaultValue: "info",
        options: ["debug", "info", "warn"],
      },
    ],
    versions: [
      {
        version: "1.4.0",
        packs: [
          { pack: "edge-native-byoi", version: "2.1.0" },
          { pack: "edge-k3s", version: "1.31.8" },
          { pack: "cni-calico", version: "3.29.3" },
          { pack: "csi-local-path-provisioner", version: "0.0.31" },
          {
            pack: "store-agent",
            version: "4.2.1",
            values:
              'store: "{{.spectro.var.store_id}}"\nlogLevel: "{{.spectro.var.log_level}}"\nresources:\n  requests: { cpu: 100m, memory: 128Mi }\n  limits: { cpu: 500m, memory: 256Mi }\n',
          },
        ],
      },
      {
        version: "1.3.0",
        packs: [
          { pack: "edge-native-byoi", version: "2.0.0" },
          { pack: "edge-k3s", version: "1.30.12" },
          { pack: "cni-calico", version: "3.28.2" },
          { pack: "csi-local-path-provisioner", version: "0.0.31" },
          { pack: "store-agent", version: "4.1.0" },
        ],
      },
    ],
  },
  {
    ...tenantWide,
    name: "azure-iaas",
    cloud: "azure",
    description: "Kubernetes on Azure's machines",
    age: "250d",
    versions: [
      {
        version: "1.0.0",
        packs: [
          { pack: "ubuntu-azure", version: "22.04" },
          { pack: "kubernetes", version: "1.30.12" },
          { pack: "cni-calico", version: "3.28.2" },
          { pack: "csi-azure", version: "1.30.3" },
        ],
      },
    ],
  },
  {
    ...tenantWide,
    name: "gcp-iaas",
    cloud: "gcp",
    description: "Kubernetes on Google's machines",
    age: "240d",
    versions: [
      {
        version: "1.0.0",
        packs: [
          { pack: "ubuntu-gcp", version: "22.04" },
          { pack: "kubernetes", version: "1.31.8" },
          { pack: "cni-cilium-oss", version: "1.16.7" },
          { pack: "csi-gcp-driver", version: "1.15.4" },
        ],
      },
    ],
  },
];
