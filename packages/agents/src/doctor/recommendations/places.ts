// What recommendations are about: the cluster, its pools, and what the evidence names.

import { nameOf } from "../facts/cluster-facts.js";
import type { Finding } from "../findings/finding.js";
import type { ClusterSnapshot } from "../gather/snapshot.js";
import type { RootCause } from "../root-causes.js";

export type Places = {
  readonly uid: string;
  readonly cluster: string;
  /** As a policy knows it; unknown counts as production there. */
  readonly environment?: string;
  readonly cloudConfig?: { readonly kind: string; readonly uid: string };
  readonly nodes: readonly string[];
  readonly workloads: readonly Workload[];
  readonly packs: readonly string[];
  readonly pool?: { readonly name: string; readonly size: number; readonly most?: number };
};

export type Workload = { readonly kind: string; readonly namespace?: string; readonly name: string };

const mostNamed = 3;

/** What evidence for a cause names, each thing once. */
export function placesOf(snapshot: ClusterSnapshot, findings: readonly Finding[], cause: RootCause): Places {
  const own = findings.filter(({ suggests }) =>
    suggests.some((each) => each.cause === cause && each.weight >= 0.2),
  );
  const subjects = own.flatMap(({ evidence }) => evidence.map(({ subject }) => subject));
  const named = (kinds: readonly string[]) =>
    [
      ...new Set(subjects.filter(({ kind }) => kinds.includes(kind.toLowerCase())).map(({ name }) => name)),
    ].slice(0, mostNamed);
  const nodes = named(["node", "machine"]).filter((name) => name !== "");
  const environment = environmentOf(snapshot);
  const { kind, uid } = snapshot.cluster?.spec?.cloudConfigRef ?? {};
  const pool = poolOf(snapshot, nodes);
  return {
    uid: snapshot.uid,
    cluster: nameOf(snapshot),
    ...(environment !== undefined && { environment }),
    ...(kind !== undefined && uid !== undefined && { cloudConfig: { kind, uid } }),
    nodes,
    workloads: workloadsOf(subjects),
    packs: named(["pack"]),
    ...(pool !== undefined && { pool }),
  };
}

const runs: ReadonlySet<string> = new Set([
  "pod",
  "deployment",
  "statefulset",
  "daemonset",
  "replicaset",
  "job",
]);

function workloadsOf(
  subjects: readonly { readonly kind: string; readonly name: string }[],
): readonly Workload[] {
  const byName = new Map<string, Workload>();
  for (const { kind, name } of subjects) {
    if (!runs.has(kind.toLowerCase()) || name === "") continue;
    const [first = "", ...rest] = name.split("/");
    const place = rest.length === 0 ? { name: first } : { namespace: first, name: rest.join("/") };
    byName.set(name, { kind, ...place });
  }
  return [...byName.values()].slice(0, mostNamed);
}

/** The label that says it, where it is a known word. */
function environmentOf({ cluster }: ClusterSnapshot): string | undefined {
  const labels = cluster?.metadata.labels ?? {};
  const said = ["env", "environment", "stage", "tier"].map((name) => labels[name]?.toLowerCase() ?? "");
  const found = said.map((word) => environments.get(word)).find((each) => each !== undefined);
  return found;
}

const environments: ReadonlyMap<string, string> = new Map([
  ["prod", "production"],
  ["production", "production"],
  ["live", "production"],
  ["staging", "staging"],
  ["stage", "staging"],
  ["test", "test"],
  ["qa", "test"],
  ["dev", "development"],
  ["development", "development"],
  ["sandbox", "sandbox"],
]);

/** The pool of the first node that is named, or the largest one of workers. */
function poolOf({ pools = [], machines = [] }: ClusterSnapshot, nodes: readonly string[]): Places["pool"] {
  const named = machines.find(({ machine }) =>
    nodes.some((name) => name === machine.metadata.name || name === machine.spec?.dnsName),
  );
  const workers = pools.filter(({ isControlPlane }) => isControlPlane !== true);
  const largest = workers.toSorted((left, right) => (right.size ?? 0) - (left.size ?? 0))[0];
  const pool = workers.find(({ name }) => name === named?.pool) ?? largest;
  if (pool?.size === undefined) return undefined;
  return { name: pool.name, size: pool.size, ...(pool.maxSize !== undefined && { most: pool.maxSize }) };
}
