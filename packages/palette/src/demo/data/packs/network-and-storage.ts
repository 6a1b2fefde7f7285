// What connects pods, and what gives them disks.
import type { PackDescription } from "../../description/pack-description.js";
import { storageClass } from "./storage-class.js";

const network = { layer: "cni", type: "spectro", registry: "Public Repo" } as const;
const storage = { layer: "csi", type: "spectro", registry: "Public Repo" } as const;
const anywhere = ["aws", "azure", "gcp", "vsphere", "edge-native"];

const calicoValues = `manifests:
  calico:
    env:
      calicoNode:
        CALICO_IPV4POOL_IPIP: "Always"
        FELIX_MTUIFACEPATTERN: "eth*"
    encryption:
      wireguard: true
`;

export const networkAndStorage: readonly PackDescription[] = [
  {
    ...network,
    name: "cni-calico",
    displayName: "Calico",
    cloudTypes: anywhere,
    values: calicoValues,
    versions: [
      { version: "3.29.3", age: "120d" },
      { version: "3.28.2", age: "330d" },
      { version: "3.27.4", age: "500d", state: "deprecated" },
    ],
  },
  {
    ...network,
    name: "cni-cilium-oss",
    displayName: "Cilium",
    cloudTypes: anywhere,
    values: "encryption:\n  enabled: true\n  type: wireguard\nhubble:\n  enabled: true\n",
    versions: [
      { version: "1.17.2", age: "80d" },
      { version: "1.16.7", age: "210d" },
    ],
  },
  {
    ...network,
    name: "cni-aws-vpc-eks",
    displayName: "AWS VPC CNI",
    cloudTypes: ["eks"],
    values: 'env:\n  ENABLE_PREFIX_DELEGATION: "true"\n  WARM_PREFIX_TARGET: "1"\n',
    versions: [{ version: "1.19.3", age: "110d" }],
  },
  {
    ...network,
    name: "cni-kubenet",
    displayName: "Kubenet",
    cloudTypes: ["aks"],
    values: "",
    versions: [{ version: "1.0.0", age: "700d" }],
  },
  {
    ...network,
    name: "cni-vpc-native-gke",
    displayName: "VPC Native",
    cloudTypes: ["gke"],
    values: "",
    versions: [{ version: "1.0.0", age: "700d" }],
  },
  {
    ...storage,
    name: "csi-aws-ebs",
    displayName: "Amazon EBS CSI",
    cloudTypes: ["aws", "eks"],
    values: storageClass({ provisioner: "ebs.csi.aws.com", parameters: 'encrypted: "true"' }),
    versions: [
      { version: "1.41.0", age: "100d" },
      { version: "1.38.1", age: "240d" },
    ],
  },
  {
    ...storage,
    name: "csi-azure",
    displayName: "Azure Disk",
    cloudTypes: ["azure", "aks"],
    values: storageClass({ provisioner: "disk.csi.azure.com", parameters: "skuName: Premium_LRS" }),
    versions: [
      { version: "1.31.2", age: "130d" },
      { version: "1.30.3", age: "310d" },
    ],
  },
  {
    ...storage,
    name: "csi-gcp-driver",
    displayName: "GCE Persistent Disk CSI",
    cloudTypes: ["gcp", "gke"],
    values: storageClass({ provisioner: "pd.csi.storage.gke.io", parameters: "type: pd-ssd" }),
    versions: [{ version: "1.15.4", age: "190d" }],
  },
  {
    ...storage,
    name: "csi-vsphere-csi",
    displayName: "vSphere CSI",
    cloudTypes: ["vsphere"],
    values: storageClass({
      provisioner: "csi.vsphere.vmware.com",
      parameters: 'storagepolicyname: "encrypted-gold"',
    }),
    versions: [
      { version: "3.4.0", age: "150d" },
      { version: "3.3.1", age: "350d" },
    ],
  },
  {
    ...storage,
    name: "csi-local-path-provisioner",
    displayName: "Local Path Provisioner",
    cloudTypes: ["edge-native"],
    values: "storageClass:\n  create: true\n  defaultClass: true\n  reclaimPolicy: Delete\n",
    versions: [{ version: "0.0.31", age: "160d" }],
  },
];
