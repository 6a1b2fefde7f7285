// 200 lines: one table, one entry for each thing that a pack can be there for; how people ask for it, and which packs do it.
import type { Layer } from "./catalogue.js";

export type Capability = {
  readonly called: string;
  readonly layer: Layer;
  /** How it is asked for; phrases as `phrases` reads them. */
  readonly said: string;
  /** Parts of names of packs that do it: all words of one entry. */
  readonly packs: readonly string[];
  /** Clouds bring it themselves here: nothing need be added. */
  readonly builtInto?: readonly string[];
};

const publicClouds = ["aws", "eks", "azure", "aks", "gcp", "gke"] as const;

export const capabilities = {
  // What runs on top.
  backup: {
    called: "backups",
    layer: "addon",
    said: "backup* | back up* | backed up | disaster recovery | velero | restore* | snapshot* | datensicherung* | sicherung*",
    packs: ["velero", "kasten", "k10", "trilio"],
  },
  monitoring: {
    called: "monitoring",
    layer: "addon",
    said: "monitor* | metrics | prometheus | grafana | dashboards | alerting | alerts | observability | überwachung",
    packs: ["prometheus", "datadog", "victoria metrics"],
  },
  logging: {
    called: "collected logs",
    layer: "addon",
    said: "logging | log collection | collect* logs | collected logs | logs collected | ship* logs | logs … shipped | central logs | central* log* | log aggregation | aggregat* logs | log shipping | logs | loki | fluent bit | fluentbit | observability",
    packs: ["loki", "fluentbit", "fluent bit", "elastic", "splunk"],
  },
  certificates: {
    called: "certificates",
    layer: "addon",
    said: "cert manager | certificates | certificate management | tls certificates | let's encrypt | lets encrypt | zertifikat*",
    packs: ["cert manager"],
  },
  ingress: {
    called: "an ingress",
    layer: "addon",
    said: "ingress | ingresses | nginx | reverse proxy | http routing | traffic from outside",
    packs: ["nginx", "traefik", "contour", "haproxy"],
  },
  loadBalancer: {
    called: "a load balancer",
    layer: "addon",
    said: "load balanc* | loadbalanc* | metallb",
    packs: ["metallb", "kube vip"],
    builtInto: publicClouds,
  },
  serviceMesh: {
    called: "a service mesh",
    layer: "addon",
    said: "service mesh | servicemesh | mesh | istio | mtls | mutual tls | linkerd",
    packs: ["istio", "linkerd", "consul"],
  },
  gitOps: {
    called: "GitOps",
    layer: "addon",
    said: "gitops | git ops | argo cd | argocd | argo | flux | deploy* from git | continuous delivery | continuous deployment",
    packs: ["argo cd", "argocd", "flux"],
  },
  externalSecrets: {
    called: "secrets of an outside store",
    layer: "addon",
    said: "external secret* | secrets … vault | vault | secret* manager | secrets … manager | secret store | key vault | secrets from",
    packs: ["external secrets", "vault"],
  },
  admissionPolicies: {
    called: "admission policies",
    layer: "addon",
    said: "admission | kyverno | policy engine | gatekeeper | policy enforcement | enforce* policies | reject* … manifests | policies … enforced",
    packs: ["kyverno", "gatekeeper"],
  },
  runtimeDetection: {
    called: "detection at run time",
    layer: "addon",
    said: "runtime security | run time security | runtime detection | detection at run time | threat detection | intrusion detection | intrusion* | falco | anomal* detection | detect* … at runtime | detect* … at run time | suspicious",
    packs: ["falco", "tetragon", "sysdig"],
  },
  nodeAutoscaling: {
    called: "nodes that come and go",
    layer: "addon",
    said: "karpenter | autoscal* | auto scal* | scale … up and down | scale* to zero | spot | spot instances | spot machines | spot capacity | nodes … come and go | machines … come and go | scales with load | elastic nodes",
    packs: ["karpenter", "cluster autoscaler"],
  },
  postgres: {
    called: "PostgreSQL",
    layer: "addon",
    said: "postgres* | postgresql",
    packs: ["postgres"],
  },
  virtualMachines: {
    called: "virtual machines beside containers",
    layer: "addon",
    said: "virtual machine* … beside | virtual machines | vms beside | vms next to | run vms | kubevirt | legacy vms | virtuelle* maschinen",
    packs: ["kubevirt", "vm operator"],
  },
  ray: { called: "Ray", layer: "addon", said: "ray | kuberay | ray clusters", packs: ["kuberay"] },
  inClusterRegistry: {
    called: "a registry within the cluster",
    layer: "addon",
    said: "registry of … own | own registry | local registry | registry within | registry inside | in cluster registry | internal registry | image registry | harbor",
    packs: ["harbor", "zot"],
  },
  kubernetesDashboard: {
    called: "a dashboard of Kubernetes",
    layer: "addon",
    said: "kubernetes dashboard | k8s dashboard | web ui for kubernetes",
    packs: ["k8s dashboard", "kubernetes dashboard"],
  },
  // Systems.
  readOnlySystem: {
    called: "a read-only system",
    layer: "os",
    said: "read only … system | read only os | read only operating system | read only root | immutable … system | immutable os | immutable operating system | immutable | without a shell | no shell | minimal os | bottlerocket | schreibgeschützt*",
    packs: ["bottlerocket", "talos", "flatcar"],
  },
  windows: { called: "Windows", layer: "os", said: "windows", packs: ["windows"] },
  ubuntu: { called: "Ubuntu", layer: "os", said: "ubuntu", packs: ["ubuntu"] },
  redHat: {
    called: "Red Hat Enterprise Linux",
    layer: "os",
    said: "red hat | rhel | redhat",
    packs: ["rhel"],
  },
  selinux: { called: "SELinux", layer: "os", said: "selinux | se linux", packs: ["rhel", "bottlerocket"] },
  amazonLinux: { called: "Amazon Linux", layer: "os", said: "amazon linux", packs: ["amazon linux"] },
  azureLinux: { called: "Azure Linux", layer: "os", said: "azure linux", packs: ["azure linux"] },
  // Distributions.
  rke2: { called: "RKE2", layer: "k8s", said: "rke2 | rke 2", packs: ["rke2"] },
  k3s: { called: "K3s", layer: "k8s", said: "k3s", packs: ["k3s"] },
  // Networks.
  calico: { called: "Calico", layer: "cni", said: "calico", packs: ["calico"] },
  cilium: { called: "Cilium", layer: "cni", said: "cilium | ebpf", packs: ["cilium"] },
  flannel: { called: "Flannel", layer: "cni", said: "flannel", packs: ["flannel"] },
  azureCni: { called: "Azure CNI", layer: "cni", said: "azure cni", packs: ["cni azure"] },
  kubenet: { called: "Kubenet", layer: "cni", said: "kubenet", packs: ["kubenet"] },
  // Storage.
  longhorn: { called: "Longhorn", layer: "csi", said: "longhorn", packs: ["longhorn"] },
  ceph: { called: "Ceph", layer: "csi", said: "ceph | rook", packs: ["ceph"] },
  objectStorage: {
    called: "object storage",
    layer: "csi",
    said: "object stor* | s3 compatible | minio",
    packs: ["ceph", "minio"],
    builtInto: publicClouds,
  },
} as const satisfies Readonly<Record<string, Capability>>;

export type CapabilityName = keyof typeof capabilities;

export const capabilityOf = (name: string): Capability | undefined =>
  Object.hasOwn(capabilities, name) ? capabilities[name as CapabilityName] : undefined;
