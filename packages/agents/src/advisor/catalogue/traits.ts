// What a pack is there for, told by its names, its values and what it says of itself.
import { capabilities } from "./capabilities.js";

export type Described = {
  readonly name: string;
  readonly displayName: string;
  readonly layer: string;
  readonly about: string;
  readonly values: string;
};

/** Traits beside the capabilities, each by what its packs say. */
const told: Readonly<Record<string, (pack: Said) => boolean>> = {
  nvidiaGpu: ({ names, layer }) => layer === "addon" && names.has("nvidia"),
  gpuOfHost: ({ names }) => names.has("nvidia") && names.has("plugin"),
  amdGpu: ({ names, layer }) =>
    layer === "addon" && (names.has("rocm") || (names.has("amd") && names.has("gpu"))),
  otherAccelerator: ({ names }) => ["gaudi", "habana", "neuron", "tpu", "xe"].some((each) => names.has(each)),
  arm64: ({ layer, names, about }) =>
    layer === "os" && (names.has("arm") || names.has("arm64") || about.includes("arm64")),
  fips: ({ layer, names, about }) =>
    (layer === "os" || layer === "k8s") &&
    (names.has("fips") ||
      about.includes("fips-validated") ||
      about.includes("validated to fips") ||
      about.includes("fips 140")),
  hardened: ({ layer, values, about }) =>
    layer === "k8s" &&
    (hardeningSwitches.some((each) => values.includes(each)) || about.includes("hardened")),
  hardenedByCis: ({ layer, values, about }) =>
    layer === "k8s" && (values.includes("profile: cis") || about.includes("cis profile")),
  sharedVolumes: ({ layer, values, names, about }) =>
    layer === "csi" &&
    (sharing.some((each) => names.has(each) || values.includes(each)) || about.includes("many nodes mount")),
  replicatedVolumes: ({ layer, names, about }) =>
    layer === "csi" && (replicating.some((each) => names.has(each)) || about.includes("replicat")),
  needsThreeNodes: ({ about }) => about.includes("needs three nodes"),
  cloudVolumes: ({ layer, names }) =>
    layer === "csi" && ["ebs", "efs", "azure", "gcp", "vsphere", "file"].some((each) => names.has(each)),
  localVolumes: ({ layer, names }) => layer === "csi" && names.has("local"),
  encryptedVolumes: ({ layer, values, names }) =>
    layer === "csi" &&
    (values.includes('encrypted: "true"') ||
      values.includes("encrypted-") ||
      encryptedByCloud.some((each) => names.has(each))),
  networkPolicies: ({ layer, names, values, about }) =>
    layer === "cni" &&
    !about.includes("no network polic") &&
    (policing.some((each) => names.has(each)) || values.includes("networkpolicy: c")),
  encryptedNetwork: ({ layer, values, names }) =>
    (layer === "cni" && encrypting.some((each) => values.replaceAll(/\s+/g, " ").includes(each))) ||
    (layer === "addon" && meshes.some((each) => names.has(each))),
  auditLogs: ({ layer, values }) =>
    layer === "k8s" && (values.includes("audit-log-path") || values.includes("audit: true")),
};

const hardeningSwitches = [
  "k8shardening: true",
  "profile: cis",
  "private: true",
  "enableprivate",
  "protect-kernel-defaults",
];
const sharing = ["efs", "nfs", "longhorn", "ceph", "portworx", "fileshare"];
const replicating = ["longhorn", "ceph", "portworx", "linstor", "openebs"];
/** Clouds that encrypt every disk by themselves. */
const encryptedByCloud = ["azure", "gcp"];
const policing = ["calico", "cilium", "antrea", "vpc", "azure"];
const encrypting = ["wireguard: true", "encryption: enabled: true"];
const meshes = ["istio", "linkerd", "consul"];

type Said = {
  readonly layer: string;
  readonly names: ReadonlySet<string>;
  readonly values: string;
  readonly about: string;
};

export function traitsOf(pack: Described): ReadonlySet<string> {
  const names = nameWords(`${pack.name} ${pack.displayName}`);
  const said: Said = {
    layer: pack.layer,
    names: new Set(names),
    values: pack.values.toLowerCase(),
    about: pack.about.toLowerCase(),
  };
  const byTelling = Object.entries(told)
    .filter(([, is]) => is(said))
    .map(([name]) => name);
  const byName = Object.entries(capabilities)
    .filter(([, { layer, packs }]) => layer === pack.layer && packs.some((each) => holds(names, each)))
    .map(([name]) => name);
  return new Set([...byTelling, ...byName]);
}

const nameWords = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]/u)
    .filter((word) => word !== "");

const holds = (names: readonly string[], wanted: string): boolean =>
  wanted.split(" ").every((word) => names.some((name) => name === word || name === `${word}s`));
