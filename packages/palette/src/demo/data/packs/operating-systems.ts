// The lowest layer: what machines boot.
import type { PackDescription } from "../../description/pack-description.js";

const base = { layer: "os", type: "spectro", registry: "Public Repo" } as const;

const nodeValues = `# Nothing to set for most clusters.
kubeadmconfig:
  preKubeadmCommands: []
  postKubeadmCommands: []
`;

export const operatingSystems: readonly PackDescription[] = [
  {
    ...base,
    name: "ubuntu-aws",
    displayName: "Ubuntu",
    cloudTypes: ["aws"],
    values: nodeValues,
    versions: [
      { version: "22.04", age: "300d" },
      { version: "20.04", age: "900d", endOfLife: "2025-05-31", state: "deprecated" },
    ],
  },
  {
    ...base,
    name: "ubuntu-azure",
    displayName: "Ubuntu",
    cloudTypes: ["azure"],
    values: nodeValues,
    versions: [{ version: "22.04", age: "300d" }],
  },
  {
    ...base,
    name: "ubuntu-gcp",
    displayName: "Ubuntu",
    cloudTypes: ["gcp"],
    values: nodeValues,
    versions: [{ version: "22.04", age: "300d" }],
  },
  {
    ...base,
    name: "ubuntu-vsphere",
    displayName: "Ubuntu",
    cloudTypes: ["vsphere"],
    values: nodeValues,
    versions: [
      { version: "22.04", age: "300d" },
      { version: "20.04", age: "900d", endOfLife: "2025-05-31", state: "deprecated" },
    ],
  },
  {
    ...base,
    name: "amazon-linux-eks",
    displayName: "Amazon Linux",
    cloudTypes: ["eks"],
    values: nodeValues,
    versions: [
      { version: "2023.0", tag: "2023", age: "200d" },
      { version: "1.0.0", age: "800d", state: "deprecated" },
    ],
  },
  {
    ...base,
    name: "ubuntu-aks",
    displayName: "Ubuntu",
    cloudTypes: ["aks"],
    values: nodeValues,
    versions: [{ version: "22.04", age: "300d" }],
  },
  {
    ...base,
    name: "cos-gke",
    displayName: "Container-Optimized OS",
    cloudTypes: ["gke"],
    values: nodeValues,
    versions: [{ version: "1.0.0", age: "300d" }],
  },
  {
    ...base,
    name: "edge-native-byoi",
    displayName: "BYOS Edge OS",
    cloudTypes: ["edge-native"],
    values: `pack:
  content:
    images: []
options:
  system.uri: "registry.example.com/edge/ubuntu:k3s-1.31.8-v4.8.0"
`,
    versions: [
      { version: "2.1.0", age: "150d" },
      { version: "2.0.0", age: "380d" },
    ],
  },
];
