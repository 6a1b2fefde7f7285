// Which part of a cluster an object is, by its name: that `coredns-5d78` fails is another matter than that `web-5d78` does.
import { isSaid, says } from "../words/concept.js";
import { wordsOf } from "../words/words-of.js";

const roles = {
  dns: says("coredns | core dns | kube dns | kubedns | node local dns | nodelocaldns | nodelocal dns"),
  network: says(
    "calico* | cilium* | flannel | weave | aws node | azure cni | azure cns | antrea | multus | tigera | kube ovn | ovn* | canal | cni | kube router",
  ),
  etcd: says("etcd*"),
  "control-plane": says(
    "kube apiserver | apiserver | kube controller manager | kube scheduler | kube vip | control plane | controlplane",
  ),
  storage: says("csi* | ebs csi | longhorn | rook | ceph* | openebs | portworx | provisioner | piraeus"),
  webhook: says("webhook* | kyverno | gatekeeper | admission"),
  agent: says("palette agent | spectro* | cluster management agent | cluster agent | ally | palette"),
} as const;

export type SubjectRole = keyof typeof roles;

/** Kinds of objects that run nothing: what fails for them is not theirs. */
const runsNothing: ReadonlySet<string> = new Set([
  "spectrocluster",
  "cluster",
  "node",
  "machine",
  "namespace",
]);

/** @example roleOf({ kind: "Pod", name: "kube-system/coredns-5d78" }) // "dns" */
export function roleOf({
  kind,
  name,
}: {
  readonly kind: string;
  readonly name: string;
}): SubjectRole | undefined {
  if (runsNothing.has(kind.toLowerCase())) return undefined;
  const words = wordsOf(name);
  return names.find((role) => isSaid(roles[role], words));
}

const names = Object.keys(roles) as SubjectRole[];
