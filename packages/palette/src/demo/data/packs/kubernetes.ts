// Distributions of Kubernetes, with the settings of their control planes.
import type { PackDescription } from "../../description/pack-description.js";

const base = { layer: "k8s", type: "spectro", registry: "Public Repo" } as const;

/** What the pack sets if nobody touches it: hardened. */
export const kubeadmValues = `pack:
  k8sHardening: True
  podCIDR: "192.168.0.0/16"
  serviceClusterIpRange: "10.96.0.0/12"
kubeadmconfig:
  apiServer:
    extraArgs:
      secure-port: "6443"
      anonymous-auth: "false"
      profiling: "false"
      disable-admission-plugins: "AlwaysAdmit"
      enable-admission-plugins: "AlwaysPullImages,NamespaceLifecycle,ServiceAccount,NodeRestriction"
      audit-log-path: /var/log/apiserver/audit.log
      audit-log-maxage: "30"
      audit-log-maxbackup: "10"
      audit-log-maxsize: "100"
      authorization-mode: RBAC,Node
      encryption-provider-config: /etc/kubernetes/encryption.yaml
      tls-cipher-suites: "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"
  controllerManager:
    extraArgs:
      profiling: "false"
      terminated-pod-gc-threshold: "25"
      feature-gates: "RotateKubeletServerCertificate=true"
  scheduler:
    extraArgs:
      profiling: "false"
  kubeletExtraArgs:
    read-only-port: "0"
    event-qps: "0"
    protect-kernel-defaults: "true"
    streaming-connection-idle-timeout: "5m"
`;

const eksValues = `managedControlPlane:
  logging:
    apiServer: true
    audit: true
    authenticator: true
    controllerManager: true
    scheduler: true
  endpointAccess:
    public: false
    private: true
managedMachinePool: {}
`;

export const kubernetes: readonly PackDescription[] = [
  {
    ...base,
    name: "kubernetes",
    displayName: "Palette eXtended Kubernetes",
    cloudTypes: ["aws", "azure", "gcp", "vsphere"],
    values: kubeadmValues,
    versions: [
      { version: "1.32.4", tag: "1.32.x", age: "60d", endOfLife: "2027-02-28" },
      { version: "1.31.8", tag: "1.31.x", age: "140d", endOfLife: "2026-10-28" },
      { version: "1.30.12", tag: "1.30.x", age: "260d", endOfLife: "2026-06-28" },
      { version: "1.29.15", tag: "1.29.x", age: "400d", endOfLife: "2026-02-28", state: "deprecated" },
    ],
  },
  {
    ...base,
    name: "kubernetes-eks",
    displayName: "EKS",
    cloudTypes: ["eks"],
    values: eksValues,
    versions: [
      { version: "1.32", age: "60d" },
      { version: "1.31", age: "180d" },
      { version: "1.30", age: "300d" },
    ],
  },
  {
    ...base,
    name: "kubernetes-aks",
    displayName: "AKS",
    cloudTypes: ["aks"],
    values: `managedControlPlane:
  apiServerAccessProfile:
    enablePrivateCluster: true
  networkPolicy: calico
managedMachinePool:
  enableEncryptionAtHost: true
`,
    versions: [
      { version: "1.32", age: "50d" },
      { version: "1.31", age: "170d" },
      { version: "1.30", age: "280d" },
    ],
  },
  {
    ...base,
    name: "kubernetes-gke",
    displayName: "GKE",
    cloudTypes: ["gke"],
    values: `managedControlPlane:
  privateCluster:
    enablePrivateEndpoint: true
  releaseChannel: regular
managedMachinePool:
  shieldedInstanceConfig:
    enableSecureBoot: true
`,
    versions: [
      { version: "1.32.3", age: "55d" },
      { version: "1.31.7", age: "160d" },
    ],
  },
  {
    ...base,
    name: "edge-k3s",
    displayName: "Palette Optimized K3s",
    cloudTypes: ["edge-native"],
    values: `cluster:
  config: |
    disable:
      - traefik
      - servicelb
    kube-apiserver-arg:
      - anonymous-auth=false
      - profiling=false
    protect-kernel-defaults: true
    secrets-encryption: true
`,
    versions: [
      { version: "1.32.3", age: "40d" },
      { version: "1.31.8", age: "140d" },
      { version: "1.30.12", age: "260d" },
    ],
  },
];
