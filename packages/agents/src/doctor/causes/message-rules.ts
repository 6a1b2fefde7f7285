// Which root cause a message speaks for: concepts that it has to say, and such that make it another matter.
import type { RootCause } from "../root-causes.js";
import type { ConceptName } from "../words/vocabulary.js";
import type { SubjectRole } from "./subject-role.js";

export type MessageRule = {
  readonly cause: RootCause;
  /** How far such a message alone speaks for it: 0 to 1. */
  readonly weight: number;
  /** All of them. */
  readonly has: readonly ConceptName[];
  /** None of them. */
  readonly lacks?: readonly ConceptName[];
  /** It is about a component of this sort. */
  readonly about?: SubjectRole;
};

/** What a message about images is not about the image itself. */
const otherThanImage = [
  "diskShort",
  "isUnreachable",
  "nameUnknown",
  "expiredOrNotYet",
  "clock",
  "imagePullSecret",
] as const;

/** Rules that hold together, by what they are about. */
const nodes: readonly MessageRule[] = [
  { cause: "node-memory-pressure", weight: 0.85, has: ["memoryShort"] },
  { cause: "node-memory-pressure", weight: 0.8, has: ["taintMemory"] },
  { cause: "node-memory-pressure", weight: 0.6, has: ["systemOom"] },
  {
    cause: "node-disk-pressure",
    weight: 0.85,
    has: ["diskShort"],
    lacks: ["etcd", "taintMemory", "datastore"],
  },
  { cause: "node-disk-pressure", weight: 0.8, has: ["taintDisk"] },
  { cause: "node-pid-pressure", weight: 0.85, has: ["pidsShort"] },
  { cause: "node-pid-pressure", weight: 0.8, has: ["taintPid"] },
  {
    cause: "node-not-ready",
    weight: 0.7,
    has: ["nodeUnready"],
    lacks: ["networkUnready", "network", "edge", "nodeGone", "repave", "upgrade"],
  },
  { cause: "node-not-ready", weight: 0.4, has: ["nodeUnready"], lacks: ["edge", "nodeGone"] },
  { cause: "node-not-ready", weight: 0.4, has: ["nodeGone"] },
  { cause: "edge-host-offline", weight: 0.85, has: ["edge", "isSilent"] },
  {
    cause: "edge-host-offline",
    weight: 0.7,
    has: ["edge", "fails"],
    lacks: ["repave", "upgrade", "pack", "imagePull", "volume"],
  },
];

const network: readonly MessageRule[] = [
  { cause: "cni-broken", weight: 0.85, has: ["networkUnready"] },
  { cause: "cni-broken", weight: 0.8, has: ["taintNetwork"] },
  { cause: "cni-broken", weight: 0.8, has: ["network", "probeFails"] },
  { cause: "cni-broken", weight: 0.75, has: ["sandbox", "network", "fails"], lacks: ["diskShort"] },
  {
    cause: "cni-broken",
    weight: 0.55,
    has: ["sandbox", "fails"],
    lacks: ["diskShort", "pidsShort", "imagePull", "expiredOrNotYet"],
  },
  { cause: "cni-broken", weight: 0.75, has: ["addressesUsedUp"], lacks: ["cloud"] },
  { cause: "cni-broken", weight: 0.6, has: ["addressesUsedUp", "network"] },
  {
    cause: "cni-broken",
    weight: 0.6,
    has: ["network", "fails"],
    lacks: ["pack", "imagePull", "webhook", "unscheduled", "registry"],
  },
  {
    cause: "cni-broken",
    weight: 0.8,
    has: ["fails"],
    lacks: ["imagePull", "unscheduled", "memoryShort", "diskShort"],
    about: "network",
  },
  { cause: "dns-failure", weight: 0.8, has: ["nameUnknown", "clusterDns"], lacks: ["etcd"] },
  { cause: "dns-failure", weight: 0.8, has: ["clusterDns", "dnsLoops"] },
  { cause: "dns-failure", weight: 0.5, has: ["nameUnknown"], lacks: ["etcd", "registry"] },
  { cause: "dns-failure", weight: 0.35, has: ["nameUnknown", "registry"] },
  {
    cause: "dns-failure",
    weight: 0.6,
    has: ["plainDns", "fails"],
    lacks: ["dnsTooMany", "pack", "certificate"],
  },
  { cause: "dns-failure", weight: 0.7, has: ["clusterDns", "fails", "plainDns"], lacks: ["dnsTooMany"] },
  {
    cause: "dns-failure",
    weight: 0.82,
    has: ["fails"],
    lacks: ["imagePull", "unscheduled", "memoryShort", "diskShort", "sandbox"],
    about: "dns",
  },
];

const images: readonly MessageRule[] = [
  { cause: "image-pull-failure", weight: 0.85, has: ["imagePull", "imageWrong"], lacks: otherThanImage },
  { cause: "image-pull-failure", weight: 0.6, has: ["imagePull"], lacks: otherThanImage },
  { cause: "image-pull-failure", weight: 0.3, has: ["imagePull"], lacks: ["diskShort", "imagePullSecret"] },
  { cause: "image-pull-failure", weight: 0.3, has: ["imagePullSecret", "fails"] },
  {
    cause: "registry-unreachable",
    weight: 0.85,
    has: ["imagePull", "isUnreachable"],
    lacks: ["diskShort", "clusterDns"],
  },
  { cause: "registry-unreachable", weight: 0.6, has: ["imagePull", "nameUnknown"], lacks: ["clusterDns"] },
  { cause: "registry-unreachable", weight: 0.35, has: ["imagePull", "nameUnknown", "clusterDns"] },
  {
    cause: "registry-unreachable",
    weight: 0.8,
    has: ["registry", "isUnreachable"],
    lacks: ["etcd", "webhook", "clusterDns", "cloud"],
  },
  {
    cause: "registry-unreachable",
    weight: 0.75,
    has: ["imagePull", "registry", "isUnreachable"],
    lacks: ["clusterDns"],
  },
  { cause: "registry-unreachable", weight: 0.55, has: ["registry", "nameUnknown"], lacks: ["clusterDns"] },
  { cause: "registry-unreachable", weight: 0.45, has: ["registry", "timesOut"], lacks: ["webhook"] },
];

const scheduling: readonly MessageRule[] = [
  {
    cause: "insufficient-capacity",
    weight: 0.8,
    has: ["unscheduled", "noRoom"],
    lacks: ["taintDisk", "taintMemory", "taintPid", "taintNetwork", "volumeStuck"],
  },
  {
    cause: "insufficient-capacity",
    weight: 0.5,
    has: ["unscheduled"],
    lacks: ["taintDisk", "taintMemory", "taintPid", "taintNetwork", "nodeGone", "volumeStuck"],
  },
  { cause: "insufficient-capacity", weight: 0.3, has: ["unscheduled"] },
  {
    cause: "crash-looping-workload",
    weight: 0.75,
    has: ["crashLoop"],
    lacks: ["imagePull", "sandbox", "nodeUnready"],
  },
  { cause: "crash-looping-workload", weight: 0.2, has: ["probeFails", "fails"] },
  { cause: "out-of-memory-kills", weight: 0.85, has: ["outOfMemory"], lacks: ["systemOom", "memoryShort"] },
  { cause: "out-of-memory-kills", weight: 0.5, has: ["outOfMemory"] },
  { cause: "resource-quota-exceeded", weight: 0.9, has: ["namespaceQuota"], lacks: ["cloud"] },
  { cause: "resource-quota-exceeded", weight: 0.6, has: ["namespaceQuota"] },
  { cause: "resource-quota-exceeded", weight: 0.8, has: ["quotaOfNamespace", "isUsedUp"], lacks: ["cloud"] },
  {
    cause: "resource-quota-exceeded",
    weight: 0.6,
    has: ["cloudQuota", "inCluster", "isUsedUp"],
    lacks: ["cloud", "unscheduled"],
  },
  { cause: "admission-webhook-down", weight: 0.9, has: ["webhookDown"], lacks: ["inClusterRights"] },
  {
    cause: "admission-webhook-down",
    weight: 0.5,
    has: ["webhook", "fails"],
    lacks: ["inClusterRights", "imagePull"],
  },
  {
    cause: "admission-webhook-down",
    weight: 0.5,
    has: ["fails"],
    lacks: ["imagePull", "unscheduled", "outOfMemory"],
    about: "webhook",
  },
];

const volumes: readonly MessageRule[] = [
  { cause: "volume-pending", weight: 0.85, has: ["volumeStuck"], lacks: ["configVolume", "cloudQuota"] },
  { cause: "volume-pending", weight: 0.5, has: ["volumeStuck"], lacks: ["configVolume"] },
  {
    cause: "volume-pending",
    weight: 0.5,
    has: ["volume", "fails"],
    lacks: ["configVolume", "diskShort", "network", "webhook", "pack", "imagePull", "etcd"],
  },
  {
    cause: "volume-pending",
    weight: 0.55,
    has: ["fails"],
    lacks: ["imagePull", "unscheduled", "diskShort", "memoryShort"],
    about: "storage",
  },
];

const clouds: readonly MessageRule[] = [
  {
    cause: "quota-exceeded",
    weight: 0.85,
    has: ["cloudQuota"],
    lacks: ["quotaOfNamespace", "namespaceQuota", "unscheduled", "inCluster", "network", "etcd"],
  },
  {
    cause: "quota-exceeded",
    weight: 0.6,
    has: ["cloudQuota", "cloud"],
    lacks: ["quotaOfNamespace", "namespaceQuota", "unscheduled"],
  },
  {
    cause: "cloud-credential-expired",
    weight: 0.85,
    has: ["credentialRefused", "cloud"],
    lacks: ["imagePull", "registry", "clock", "notPermitted", "inClusterRights"],
  },
  {
    cause: "cloud-credential-expired",
    weight: 0.7,
    has: ["credentialRefused", "cloud", "expires"],
    lacks: ["imagePull", "certificate"],
  },
  {
    cause: "cloud-credential-expired",
    weight: 0.55,
    has: ["credentialRefused"],
    lacks: [
      "imagePull",
      "registry",
      "clock",
      "notPermitted",
      "inClusterRights",
      "apiServer",
      "certificate",
      "webhook",
    ],
  },
  {
    cause: "cloud-permission-denied",
    weight: 0.85,
    has: ["notPermitted", "cloud"],
    lacks: ["imagePull", "cloudQuota", "inClusterRights", "registry"],
  },
  {
    cause: "cloud-permission-denied",
    weight: 0.5,
    has: ["notPermitted"],
    lacks: ["imagePull", "cloudQuota", "inClusterRights", "registry", "volume"],
  },
];

const certificates: readonly MessageRule[] = [
  {
    cause: "certificate-expiry",
    weight: 0.85,
    has: ["certificate", "expires"],
    lacks: ["notYet", "clock", "cloud"],
  },
  { cause: "certificate-expiry", weight: 0.45, has: ["certificate", "expires"], lacks: ["clock"] },
  { cause: "certificate-expiry", weight: 0.3, has: ["certificate", "unknownAuthority"] },
  { cause: "clock-skew", weight: 0.9, has: ["clock"], lacks: ["etcd"] },
  { cause: "clock-skew", weight: 0.5, has: ["clock", "etcd"] },
  { cause: "clock-skew", weight: 0.7, has: ["notYet"] },
  { cause: "clock-skew", weight: 0.6, has: ["notYetPlain"], lacks: ["expiredOrNotYet"] },
];

const controlPlane: readonly MessageRule[] = [
  { cause: "etcd-latency", weight: 0.85, has: ["etcd", "etcdSlow"], lacks: ["clock", "imagePull"] },
  {
    cause: "etcd-latency",
    weight: 0.6,
    has: ["etcd", "fails"],
    lacks: ["clock", "imagePull", "certificate"],
  },
  {
    cause: "etcd-latency",
    weight: 0.82,
    has: ["fails"],
    lacks: ["imagePull", "clock", "certificate"],
    about: "etcd",
  },
  {
    cause: "control-plane-unavailable",
    weight: 0.8,
    has: ["controlPlaneUnready"],
    lacks: ["etcd", "webhook", "upgrade", "repave"],
  },
  {
    cause: "control-plane-unavailable",
    weight: 0.6,
    has: ["apiServer", "apiDown"],
    lacks: [
      "deprecation",
      "etcd",
      "webhook",
      "upgrade",
      "repave",
      "pack",
      "certificate",
      "clock",
      "unscheduled",
      "cloudQuota",
    ],
  },
  {
    cause: "control-plane-unavailable",
    weight: 0.3,
    has: ["apiServer", "apiDown"],
    lacks: ["webhook", "deprecation"],
  },
  {
    cause: "control-plane-unavailable",
    weight: 0.78,
    has: ["fails"],
    lacks: ["etcd", "imagePull", "certificate"],
    about: "control-plane",
  },
  { cause: "agent-disconnected", weight: 0.8, has: ["agent", "isSilent"], lacks: ["edge", "nodeUnready"] },
  {
    cause: "agent-disconnected",
    weight: 0.5,
    has: ["isSilent"],
    lacks: [
      "edge",
      "nodeUnready",
      "imagePull",
      "registry",
      "webhook",
      "etcd",
      "apiServer",
      "cloud",
      "unscheduled",
      "nodeGone",
    ],
  },
  { cause: "agent-disconnected", weight: 0.6, has: ["fails"], lacks: ["imagePull", "edge"], about: "agent" },
];

const changes: readonly MessageRule[] = [
  { cause: "repave-awaiting-approval", weight: 0.85, has: ["repave", "notApproved"], lacks: ["isApproved"] },
  {
    cause: "repave-awaiting-approval",
    weight: 0.6,
    has: ["repave", "approval"],
    lacks: ["stuck", "isApproved"],
  },
  { cause: "repave-stuck", weight: 0.85, has: ["repave", "stuck"], lacks: ["notApproved"] },
  { cause: "repave-stuck", weight: 0.5, has: ["drain", "fails"], lacks: ["upgrade"] },
  {
    cause: "upgrade-failing",
    weight: 0.85,
    has: ["upgrade", "stuck", "kubernetesItself"],
    lacks: ["helm", "repave"],
  },
  { cause: "upgrade-failing", weight: 0.75, has: ["versionSkew"], lacks: ["helm"] },
  { cause: "upgrade-failing", weight: 0.7, has: ["upgrade", "fails"], lacks: ["helm", "repave"] },
  { cause: "upgrade-failing", weight: 0.4, has: ["upgrade", "fails", "repave"] },
  { cause: "pack-failing", weight: 0.8, has: ["packFails"], lacks: ["imagePull"] },
  { cause: "pack-failing", weight: 0.4, has: ["pack", "fails"], lacks: ["repave", "unscheduled"] },
  { cause: "profile-drift", weight: 0.8, has: ["drift"], lacks: ["clock"] },
];

export const messageRules: readonly MessageRule[] = [
  ...nodes,
  ...network,
  ...images,
  ...scheduling,
  ...volumes,
  ...clouds,
  ...certificates,
  ...controlPlane,
  ...changes,
];
