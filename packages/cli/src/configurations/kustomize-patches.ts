// Kustomizations among files, and the files that they name as patches: parts of objects, never objects of their own.
import { basename, dirname, join } from "node:path";
import { readManifests } from "@palisade/guardrails";
import { isArray, isObject, type RegoObject, type Value } from "@palisade/language";

const names: ReadonlySet<string> = new Set(["kustomization.yaml", "kustomization.yml"]);

export function isKustomization(path: string): boolean {
  return names.has(basename(path));
}

/** The paths of patches. A kustomization that cannot be read names none; that is an error where it is judged. */
export function listedPatches(
  files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
): ReadonlySet<string> {
  const patches = new Set<string>();
  for (const { path, bytes } of files) {
    if (!isKustomization(path)) continue;
    for (const { value } of readManifests(bytes).manifests) {
      if (!isObject(value)) continue;
      for (const name of patchesOf(value)) patches.add(join(dirname(path), name));
    }
  }
  return patches;
}

function patchesOf(kustomization: RegoObject): readonly string[] {
  const listed = ["patches", "patchesJson6902"].flatMap((field) =>
    itemsOf(kustomization.get(field)).map((item) => (isObject(item) ? item.get("path") : undefined)),
  );
  // Of these, an item is a path or the patch itself.
  const merged = itemsOf(kustomization.get("patchesStrategicMerge"));
  return [...listed, ...merged].filter(
    (name) => typeof name === "string" && name.length < 4096 && !name.includes("\n"),
  ) as string[];
}

function itemsOf(value: Value | undefined): readonly Value[] {
  return value !== undefined && isArray(value) ? value : [];
}
