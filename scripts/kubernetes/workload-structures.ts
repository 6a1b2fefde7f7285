// What the policies need to know of Kubernetes' schema: where each workload keeps its pod, and the type of every field below.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type FieldType, fieldTypes, type Root, type Structures } from "./field-types.js";
import { packageFolder } from "./published-kinds.js";

export type Workload = {
  readonly kind: string;
  /** The groups that serve it or did; `""` is the core group. */
  readonly groups: readonly string[];
  /** Where its pod's specification is. */
  readonly path: readonly string[];
};
export type WorkloadStructures = {
  readonly workloads: readonly Workload[];
  readonly structures: Structures;
};

/** Kinds that are no workloads and that rules read all the same. */
const readByRules: readonly string[] = ["PersistentVolume", "ServiceAccount"];

export function workloadStructures(kinds: ReadonlyMap<string, readonly string[]>): WorkloadStructures {
  const roots = newestRoots(kinds);
  const all = fieldTypes(roots);
  const workloads = roots.flatMap(({ kind }): Workload[] => {
    const path = pathTo("PodSpec", kind, all);
    return path === undefined ? [] : [{ kind, groups: groupsOf(kind, kinds), path }];
  });
  const structures = new Map<string, ReadonlyMap<string, FieldType>>();
  for (const { kind } of workloads) collect(kind, all, structures);
  for (const kind of readByRules) collect(kind, all, structures);
  return { workloads, structures };
}

/** The stable version of every kind that is no list, as far as it is declared. */
function newestRoots(kinds: ReadonlyMap<string, readonly string[]>): readonly Root[] {
  const folder = packageFolder("kubernetes-models");
  const roots = new Map<string, Root>();
  for (const [module, names] of kinds) {
    if (!/(?:^|\/)v\d+$/.test(module)) continue;
    for (const kind of names) {
      if (!kind.endsWith("List") && existsSync(join(folder, module, `${kind}.d.ts`)))
        roots.set(kind, { module, kind });
    }
  }
  return [...roots.values()];
}

function groupsOf(kind: string, kinds: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const groups = [...kinds].filter(([, names]) => names.includes(kind)).map(([version]) => groupOf(version));
  return [...new Set(groups)].sort();
}

/** `apps` of `apps/v1`, nothing of `v1`. */
export function groupOf(apiVersion: string): string {
  return apiVersion.slice(0, Math.max(0, apiVersion.lastIndexOf("/")));
}

function pathTo(target: string, from: string, structures: Structures): readonly string[] | undefined {
  for (const [field, { holds, of }] of structures.get(from) ?? []) {
    if (holds !== "one") continue;
    if (of === target) return [field];
    const rest = pathTo(target, of, structures);
    if (rest !== undefined) return [field, ...rest];
  }
  return undefined;
}

function collect(name: string, from: Structures, to: Map<string, ReadonlyMap<string, FieldType>>): void {
  const fields = from.get(name);
  if (fields === undefined || to.has(name)) return;
  to.set(name, fields);
  for (const { of } of fields.values()) collect(of, from, to);
}
