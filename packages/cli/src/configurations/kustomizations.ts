// Kustomizations among files, and what they name: other kustomizations, manifests, and patches.
import { basename, dirname, join } from "node:path";
import { readManifests } from "@palisade/guardrails";
import { isArray, isObject, type RegoObject, type Value } from "@palisade/language";

export type Kustomization = {
  readonly path: string;
  readonly directory: string;
  /** It is part of others, and nothing by itself. */
  readonly isComponent: boolean;
  /** Files and directories whose manifests it has, as paths; what is fetched from elsewhere is a path of no file. */
  readonly resources: readonly string[];
  /** Files with parts of objects. */
  readonly patches: readonly string[];
};

/** `Kustomization` is one, too, but no name of a file of YAML. */
const names: ReadonlySet<string> = new Set(["kustomization.yaml", "kustomization.yml", "Kustomization"]);

export function isKustomization(path: string): boolean {
  return names.has(basename(path));
}

/** One that cannot be read names nothing; that is an error where it is judged or rendered. */
export function kustomizationsAmong(
  files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
): readonly Kustomization[] {
  return files.filter(({ path }) => isKustomization(path)).map(readKustomization);
}

function readKustomization({
  path,
  bytes,
}: {
  readonly path: string;
  readonly bytes: Uint8Array;
}): Kustomization {
  const directory = dirname(path);
  const documents = readManifests(bytes).manifests.flatMap(({ value }) => (isObject(value) ? [value] : []));
  const joined = (found: readonly string[]): readonly string[] => found.map((name) => join(directory, name));
  return {
    path,
    directory,
    isComponent: documents.some((each) => each.get("kind") === "Component"),
    resources: joined(documents.flatMap(resourcesOf)),
    patches: joined(documents.flatMap(patchesOf)),
  };
}

function resourcesOf(kustomization: RegoObject): readonly string[] {
  return ["resources", "bases", "components"]
    .flatMap((field) => itemsOf(kustomization.get(field)))
    .filter(isPath);
}

function patchesOf(kustomization: RegoObject): readonly string[] {
  const listed = ["patches", "patchesJson6902"].flatMap((field) =>
    itemsOf(kustomization.get(field)).map((item) => (isObject(item) ? item.get("path") : undefined)),
  );
  // Of these, an item is a path or the patch itself.
  const merged = itemsOf(kustomization.get("patchesStrategicMerge"));
  return [...listed, ...merged].filter(isPath);
}

function isPath(name: Value | undefined): name is string {
  return typeof name === "string" && name.length < 4096 && !name.includes("\n");
}

function itemsOf(value: Value | undefined): readonly Value[] {
  return value !== undefined && isArray(value) ? value : [];
}
