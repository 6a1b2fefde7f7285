// Other choices for the layers: hardened and certified systems, other networks, shared and replicated storage, GPUs.
import type { PackDescription } from "../../description/pack-description.js";
import { storageClass } from "./storage-class.js";

const base = { type: "spectro", registry: "Public Repo" } as const;
const addon = { ...base, layer: "addon" } as const;
const nodeValues = "kubeadmconfig:\n  preKubeadmCommands: []\n  postKubeadmCommands: []\n";

const rke2Values = `cluster:
  config: |
    profile: cis
    selinux: true
    secrets-encryption: true
    protect-kernel-defaults: true
    kube-apiserver-arg:
      - anonymous-auth=false
      - profiling=false
      - audit-log-path=/var/lib/rancher/rke2/server/logs/audit.log
      - audit-log-maxage=30
`;

const systems: readonly PackDescription[] = [
  {
    ...base,
    layer: "os",
    name: "ubuntu-aws-fips",
    displayName: "Ubuntu Pro FIPS",
    cloudTypes: ["aws"],
    values: nodeValues,
    readme: "Kernel and cryptographic modules validated to FIPS 140-3",
    versions: [{ version: "22.04", age: "120d" }],
  },
  {
    ...base,
    layer: "os",
    name: "rhel-vsphere",
    displayName: "Red Hat Enterprise Linux",
    cloudTypes: ["vsphere"],
    values: nodeValues,
    readme: "SELinux enforcing; cryptographic modules validated to FIPS 140-3",
    versions: [
      { version: "9.4", age: "130d" },
      { version: "8.10", age: "420d", state: "deprecated" },
    ],
  },
  {
    ...base,
    layer: "os",
    name: "bottlerocket-eks",
    displayName: "Bottlerocket",
    cloudTypes: ["eks"],
    values: "settings:\n  kernel:\n    lockdown: integrity\n",
    readme: "Read-only system without a shell",
    versions: [{ version: "1.36.0", age: "90d" }],
  },
  {
    ...base,
    layer: "os",
    name: "azure-linux-aks",
    displayName: "Azure Linux",
    cloudTypes: ["aks"],
    values: nodeValues,
    versions: [{ version: "3.0", age: "140d" }],
  },
  {
    ...base,
    layer: "os",
    name: "edge-native-ubuntu-arm",
    displayName: "Ubuntu for arm64",
    cloudTypes: ["edge-native"],
    values: 'options:\n  system.uri: "registry.example.com/edge/ubuntu-arm64:k3s-1.32.3-v4.8.0"\n',
    readme: "For arm64 boards such as NVIDIA Jetson",
    versions: [{ version: "22.04", age: "70d" }],
  },
];

const distributions: readonly PackDescription[] = [
  {
    ...base,
    layer: "k8s",
    name: "kubernetes-rke2",
    displayName: "RKE2",
    cloudTypes: ["aws", "azure", "gcp", "vsphere"],
    values: rke2Values,
    readme: "Hardened by the CIS profile; FIPS-validated builds",
    versions: [
      { version: "1.32.4", tag: "1.32.x", age: "55d", endOfLife: "2027-02-28" },
      { version: "1.31.8", tag: "1.31.x", age: "130d", endOfLife: "2026-10-28" },
    ],
  },
  {
    ...base,
    layer: "k8s",
    name: "edge-rke2",
    displayName: "RKE2 for edge",
    cloudTypes: ["edge-native"],
    values: rke2Values,
    readme: "Hardened by the CIS profile; FIPS-validated builds",
    versions: [
      { version: "1.32.4", tag: "1.32.x", age: "50d" },
      { version: "1.31.8", tag: "1.31.x", age: "130d" },
    ],
  },
];

const networks: readonly PackDescription[] = [
  {
    ...base,
    layer: "cni",
    name: "cni-azure",
    displayName: "Azure CNI",
    cloudTypes: ["aks"],
    values: "networkPlugin: azure\nnetworkDataplane: cilium\nnetworkPolicy: cilium\n",
    versions: [{ version: "1.6.0", age: "160d" }],
  },
  {
    ...base,
    layer: "cni",
    name: "cni-flannel",
    displayName: "Flannel",
    cloudTypes: ["edge-native"],
    values: "backend: vxlan\n",
    readme: "Knows no network policies",
    versions: [{ version: "0.26.5", age: "150d" }],
  },
];

const storages: readonly PackDescription[] = [
  {
    ...base,
    layer: "csi",
    name: "csi-aws-efs",
    displayName: "Amazon EFS CSI",
    cloudTypes: ["aws", "eks"],
    values: storageClass({
      name: "efs",
      provisioner: "efs.csi.aws.com",
      parameters: 'provisioningMode: efs-ap\n      encrypted: "true"',
    }),
    readme: "Volumes that many nodes mount at once",
    versions: [{ version: "2.1.6", age: "110d" }],
  },
  {
    ...base,
    layer: "csi",
    name: "csi-azure-file",
    displayName: "Azure Files",
    cloudTypes: ["azure", "aks"],
    values: storageClass({
      name: "azurefile",
      provisioner: "file.csi.azure.com",
      parameters: "skuName: Premium_LRS",
    }),
    readme: "Volumes that many nodes mount at once",
    versions: [{ version: "1.32.0", age: "120d" }],
  },
  {
    ...base,
    layer: "csi",
    name: "csi-longhorn",
    displayName: "Longhorn",
    cloudTypes: ["edge-native", "vsphere"],
    values: storageClass({
      name: "longhorn",
      provisioner: "driver.longhorn.io",
      parameters: 'numberOfReplicas: "3"\n      encrypted: "true"',
    }),
    readme: "Volumes replicated over the nodes' own disks; needs three nodes",
    versions: [
      { version: "1.8.1", age: "80d" },
      { version: "1.7.3", age: "220d" },
    ],
  },
  {
    ...base,
    layer: "csi",
    name: "csi-rook-ceph",
    displayName: "Rook Ceph",
    cloudTypes: ["vsphere", "edge-native"],
    values: storageClass({
      name: "ceph-block",
      provisioner: "rook-ceph.rbd.csi.ceph.com",
      parameters: 'pool: replicapool\n      encrypted: "true"',
    }),
    readme: "Block, file and object storage of the nodes' own disks; needs three nodes",
    versions: [{ version: "1.16.5", age: "95d" }],
  },
];

const others: readonly PackDescription[] = [
  {
    ...addon,
    name: "nvidia-device-plugin",
    displayName: "NVIDIA Device Plugin",
    addonType: "system app",
    cloudTypes: ["edge-native"],
    values: "runtimeClassName: nvidia\n",
    readme: "GPUs of hosts whose system has the driver",
    versions: [{ version: "0.17.1", age: "85d" }],
  },
  {
    ...addon,
    name: "istio",
    displayName: "Istio",
    addonType: "servicemesh",
    cloudTypes: ["all"],
    values: "meshConfig:\n  outboundTrafficPolicy:\n    mode: REGISTRY_ONLY\n",
    versions: [{ version: "1.25.1", age: "75d" }],
  },
  {
    ...addon,
    name: "kubevirt",
    displayName: "KubeVirt",
    addonType: "system app",
    cloudTypes: ["vsphere", "edge-native"],
    values: "configuration:\n  developerConfiguration:\n    useEmulation: false\n",
    readme: "Virtual machines beside containers",
    versions: [{ version: "1.5.0", age: "90d" }],
  },
  {
    ...addon,
    name: "kuberay-operator",
    displayName: "KubeRay",
    addonType: "ai",
    cloudTypes: ["all"],
    values: "replicas: 1\n",
    versions: [{ version: "1.3.2", age: "70d" }],
  },
  {
    ...addon,
    name: "harbor-edge",
    displayName: "Harbor for edge",
    addonType: "registry",
    cloudTypes: ["edge-native"],
    values: "expose:\n  tls:\n    enabled: true\n",
    readme: "A registry within the cluster, for sites without a connection",
    versions: [{ version: "2.12.2", age: "100d" }],
  },
  {
    ...addon,
    name: "external-secrets",
    displayName: "External Secrets",
    addonType: "security",
    cloudTypes: ["all"],
    values: "replicaCount: 2\n",
    versions: [{ version: "0.16.1", age: "65d" }],
  },
];

export const moreChoices: readonly PackDescription[] = [
  ...systems,
  ...distributions,
  ...networks,
  ...storages,
  ...others,
];
