// What runs on top: monitoring, security, networking, data.
import type { PackDescription } from "../../description/pack-description.js";

const base = { layer: "addon", registry: "Public Repo", cloudTypes: ["all"] } as const;

export const addOns: readonly PackDescription[] = [
  {
    ...base,
    name: "prometheus-operator",
    displayName: "Prometheus - Grafana",
    type: "spectro",
    addonType: "monitoring",
    values: `charts:
  kube-prometheus-stack:
    prometheus:
      prometheusSpec:
        retention: 15d
        resources:
          requests: { cpu: 500m, memory: 2Gi }
          limits: { cpu: "2", memory: 4Gi }
    grafana:
      service:
        type: ClusterIP
`,
    versions: [
      { version: "70.2.0", tag: "70.2.x", age: "60d" },
      { version: "66.2.1", tag: "66.2.x", age: "200d" },
      { version: "58.2.1", tag: "58.2.x", age: "430d", state: "deprecated" },
    ],
  },
  {
    ...base,
    name: "loki",
    displayName: "Loki",
    type: "helm",
    registry: "Platform Charts",
    addonType: "logging",
    values: "loki:\n  auth_enabled: true\n  storage:\n    type: s3\nsingleBinary:\n  replicas: 3\n",
    versions: [
      { version: "6.29.0", age: "90d" },
      { version: "6.16.0", age: "260d" },
    ],
  },
  {
    ...base,
    name: "fluentbit",
    displayName: "Fluent Bit",
    type: "spectro",
    addonType: "logging",
    values:
      "charts:\n  fluent-bit:\n    resources:\n      requests: { cpu: 50m, memory: 64Mi }\n      limits: { memory: 128Mi }\n",
    versions: [
      { version: "0.48.9", age: "120d" },
      { version: "0.46.7", age: "300d" },
    ],
  },
  {
    ...base,
    name: "cert-manager",
    displayName: "cert-manager",
    type: "spectro",
    addonType: "security",
    values: "charts:\n  cert-manager:\n    crds:\n      enabled: true\n    replicaCount: 2\n",
    versions: [
      { version: "1.17.1", age: "100d" },
      { version: "1.16.3", age: "220d" },
    ],
  },
  {
    ...base,
    name: "kyverno",
    displayName: "Kyverno",
    type: "helm",
    registry: "Platform Charts",
    addonType: "security",
    values: "admissionController:\n  replicas: 3\nfeatures:\n  policyExceptions:\n    enabled: false\n",
    versions: [
      { version: "3.3.7", age: "110d" },
      { version: "3.2.7", age: "320d" },
    ],
  },
  {
    ...base,
    name: "falco",
    displayName: "Falco",
    type: "helm",
    registry: "Platform Charts",
    addonType: "security",
    values: "driver:\n  kind: modern_ebpf\ntty: false\n",
    versions: [{ version: "4.21.2", age: "130d" }],
  },
  {
    ...base,
    name: "nginx",
    displayName: "Nginx",
    type: "spectro",
    addonType: "ingress",
    values:
      "charts:\n  ingress-nginx:\n    controller:\n      replicaCount: 2\n      allowSnippetAnnotations: false\n",
    versions: [
      { version: "1.12.1", age: "70d" },
      { version: "1.11.2", age: "350d", state: "deprecated" },
    ],
  },
  {
    ...base,
    name: "lb-metallb-helm",
    displayName: "MetalLB",
    type: "spectro",
    addonType: "load balancer",
    cloudTypes: ["vsphere", "edge-native"],
    values:
      'configuration:\n  ipaddresspools:\n    first-pool:\n      addresses: ["{{.spectro.var.lb_range}}"]\n',
    versions: [
      { version: "0.14.9", age: "170d" },
      { version: "0.14.8", age: "330d" },
    ],
  },
  {
    ...base,
    name: "nvidia-gpu-operator-ai",
    displayName: "NVIDIA GPU Operator",
    type: "spectro",
    addonType: "system app",
    values: "charts:\n  gpu-operator:\n    driver:\n      enabled: true\n    toolkit:\n      enabled: true\n",
    versions: [
      { version: "25.3.0", age: "75d" },
      { version: "24.9.2", age: "210d" },
    ],
  },
  {
    ...base,
    name: "velero",
    displayName: "Velero",
    type: "spectro",
    addonType: "system app",
    values: "charts:\n  velero:\n    snapshotsEnabled: true\n",
    versions: [{ version: "8.5.0", age: "140d" }],
  },
  {
    ...base,
    name: "argo-cd",
    displayName: "Argo CD",
    type: "spectro",
    addonType: "app services",
    values: "charts:\n  argo-cd:\n    configs:\n      params:\n        server.insecure: false\n",
    versions: [
      { version: "7.8.13", age: "95d" },
      { version: "7.6.12", age: "280d" },
    ],
  },
  {
    ...base,
    name: "karpenter",
    displayName: "Karpenter",
    type: "oci",
    registry: "Palette Registry",
    addonType: "system app",
    cloudTypes: ["eks"],
    values: "settings:\n  interruptionQueue: karpenter\nreplicas: 2\n",
    versions: [{ version: "1.3.3", age: "85d" }],
  },
  {
    ...base,
    name: "postgres-operator",
    displayName: "Postgres Operator",
    type: "oci",
    registry: "Palette Registry",
    addonType: "app services",
    values: "configKubernetes:\n  pod_environment_configmap: postgres-pod-config\n",
    versions: [
      { version: "1.14.0", age: "150d" },
      { version: "1.12.2", age: "380d" },
    ],
  },
  {
    ...base,
    name: "spectro-k8s-dashboard",
    displayName: "Spectro Kubernetes Dashboard",
    type: "spectro",
    addonType: "system app",
    values: "pack:\n  spectrocloud.com/install-priority: 0\n  access: Proxied\n",
    versions: [{ version: "7.11.1", age: "110d" }],
  },
  {
    ...base,
    name: "store-agent",
    displayName: "Store Agent",
    type: "helm",
    registry: "Internal Packs",
    addonType: "app services",
    cloudTypes: ["edge-native"],
    values:
      "replicas: 1\nresources:\n  requests: { cpu: 100m, memory: 128Mi }\n  limits: { cpu: 500m, memory: 256Mi }\n",
    versions: [
      { version: "4.2.1", age: "20d" },
      { version: "4.1.0", age: "95d" },
      { version: "4.0.3", age: "240d" },
    ],
  },
  // The same names in a second registry, as a platform team builds them.
  {
    ...base,
    name: "cert-manager",
    displayName: "cert-manager (hardened)",
    type: "helm",
    registry: "Platform Charts",
    addonType: "security",
    values: "crds:\n  enabled: true\nreplicaCount: 3\n",
    versions: [
      { version: "1.17.1-platform.2", age: "30d" },
      { version: "1.16.3-platform.1", age: "190d" },
    ],
  },
  {
    ...base,
    name: "nginx",
    displayName: "Nginx (internal)",
    type: "spectro",
    registry: "Internal Packs",
    addonType: "ingress",
    values:
      "charts:\n  ingress-nginx:\n    controller:\n      replicaCount: 3\n      allowSnippetAnnotations: false\n",
    versions: [{ version: "1.12.1-internal.1", age: "45d" }],
  },
];
