// What a set of documents shows of a cluster: the kinds in it, whose pods, and who runs the control plane.
import { isArray, isObject, type RegoObject, type Value } from "@palisade/language";
import { workloadKinds } from "./workload-kinds.js";

/** A control plane that is somebody else's. */
export type Distribution = "eks" | "gke" | "aks" | "k3s" | "rke2" | "openshift";

export type SeenParts = {
  /** `apps/Deployment`, `/Pod`, and of what is no Kubernetes object its type: `aws_eks_cluster`. */
  readonly kinds: ReadonlySet<string>;
  readonly hasWorkloads: boolean;
  /** The programs of the control plane whose flags are there to be read: `kube-apiserver`. */
  readonly components: ReadonlySet<string>;
  readonly distribution?: Distribution;
};

const components = ["kube-apiserver", "kube-controller-manager", "kube-scheduler", "etcd"] as const;

/** Lists in lists are opened as far as policies open them. */
const deepest = 4;

/** Gathers, document by document: none is kept. */
export class PartsSeen {
  readonly #kinds = new Set<string>();
  readonly #components = new Set<string>();
  #hasWorkloads = false;
  #distribution: Distribution | undefined;

  look(document: Value, depth = 0): void {
    if (!isObject(document)) return;
    const items = document.get("items");
    if (items !== undefined && isArray(items) && depth < deepest)
      for (const item of items) this.look(item, depth + 1);
    const kind = textOf(document, "kind");
    if (kind === undefined) return;
    const version = textOf(document, "apiVersion") ?? "";
    const group = version.includes("/") ? version.slice(0, version.lastIndexOf("/")) : "";
    this.#kinds.add(`${group}/${kind}`);
    this.#distribution ??= distributionOf(document, group, kind);
    if (!workloadKinds.has(kind)) return;
    this.#hasWorkloads = true;
    for (const command of commandsIn(document)) this.#components.add(command);
  }

  get parts(): SeenParts {
    return {
      kinds: this.#kinds,
      hasWorkloads: this.#hasWorkloads,
      components: this.#components,
      ...(this.#distribution === undefined ? {} : { distribution: this.#distribution }),
    };
  }
}

/** The programs of the control plane that the containers of a workload start. */
function commandsIn(document: RegoObject): readonly string[] {
  const spec = at(document, "spec");
  const pods = [spec, at(at(spec, "template"), "spec")];
  return pods
    .flatMap((pod) => listAt(pod, "containers"))
    .flatMap((container) => [...listAt(container, "command"), ...listAt(container, "args")].slice(0, 3))
    .flatMap((word) => (typeof word === "string" ? (word.split(/[\s]/)[0]?.split("/").at(-1) ?? []) : []))
    .filter((word) => (components as readonly string[]).includes(word));
}

/** Who runs the control plane, as nodes and descriptions of clusters tell. */
function distributionOf(document: RegoObject, group: string, kind: string): Distribution | undefined {
  if (group === "config.openshift.io") return "openshift";
  if (kind === "ClusterDescribe") return describedBy[group];
  if (kind !== "Node") return undefined;
  const labels = at(at(document, "metadata"), "labels");
  const [, byLabel] = nodeLabels.find(([label]) => at(labels, label) !== undefined) ?? [];
  if (byLabel !== undefined) return byLabel;
  const version = textOf(at(at(document, "status"), "nodeInfo"), "kubeletVersion") ?? "";
  return nodeVersions.find(([pattern]) => version.includes(pattern))?.[1];
}

const describedBy: Readonly<Record<string, Distribution>> = {
  "eks.amazonaws.com": "eks",
  "container.googleapis.com": "gke",
  "management.azure.com": "aks",
};

const nodeLabels: readonly (readonly [string, Distribution])[] = [
  ["eks.amazonaws.com/nodegroup", "eks"],
  ["eks.amazonaws.com/compute-type", "eks"],
  ["cloud.google.com/gke-nodepool", "gke"],
  ["kubernetes.azure.com/cluster", "aks"],
  ["node.openshift.io/os_id", "openshift"],
  ["rke.cattle.io/machine", "rke2"],
];

const nodeVersions: readonly (readonly [string, Distribution])[] = [
  ["-eks-", "eks"],
  ["-gke.", "gke"],
  ["+k3s", "k3s"],
  ["+rke2", "rke2"],
];

function at(owner: Value | undefined, name: string): Value | undefined {
  return owner !== undefined && isObject(owner) ? owner.get(name) : undefined;
}

function listAt(owner: Value | undefined, name: string): readonly Value[] {
  const list = at(owner, name);
  return list !== undefined && isArray(list) ? list : [];
}

function textOf(owner: Value | undefined, name: string): string | undefined {
  const text = at(owner, name);
  return typeof text === "string" && text !== "" ? text : undefined;
}
