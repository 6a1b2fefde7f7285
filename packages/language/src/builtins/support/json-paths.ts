// Paths into documents, as JSON pointers or arrays of keys, and what filtering and removing by them leaves.
import { RegoObject, RegoSet } from "../../values/collections.js";
import { isArray, isObject, isSet, kindOf } from "../../values/kind.js";
import type { Value } from "../../values/value.js";
import { operandError } from "./operands.js";

/** @throws {BuiltinError} for a path that is neither a string nor an array. */
export function parsePath(path: Value): readonly Value[] {
  if (isArray(path)) return path;
  if (typeof path !== "string") {
    throw operandError(
      2,
      `must be one of {set, array} containing string paths or array of path segments but got ${kindOf(path)}`,
    );
  }
  if (path === "") return [];
  const steps = path.replace(/^\/+/, "").split("/");
  return steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Paths that begin alike share a branch; a path's end is null, and nothing goes beyond it. */
export function treeOfPaths(paths: readonly (readonly Value[])[]): RegoObject {
  const root = new RegoObject();
  for (const path of paths) {
    const last = path.at(-1);
    let node: RegoObject | undefined = root;
    for (const step of path.slice(0, -1)) {
      const child: Value | undefined = node.get(step);
      const branch: RegoObject | undefined = child === undefined ? new RegoObject() : asObject(child);
      if (child === undefined && branch !== undefined) node.set(step, branch);
      node = branch;
      if (node === undefined) break;
    }
    if (node !== undefined && last !== undefined) node.set(last, null);
  }
  return root;
}

function asObject(value: Value): RegoObject | undefined {
  return isObject(value) ? value : undefined;
}

/** Only what paths lead to. Indices of arrays are texts, as in JSON pointers. */
export function keepPaths(value: Value, tree: Value): Value {
  if (!isObject(tree)) return value;
  if (isArray(value)) {
    return value.flatMap((item, index) => {
      const branch = tree.get(String(index));
      return branch === undefined ? [] : [keepPaths(item, branch)];
    });
  }
  if (isSet(value)) {
    const kept = value.values().filter((member) => tree.has(member));
    return RegoSet.from(kept.map((member) => keepPaths(member, tree.get(member) ?? null)));
  }
  if (!isObject(value)) return value;
  const result = new RegoObject();
  const [few, many] = value.size < tree.size ? [value, tree] : [tree, value];
  for (const [key] of few.entries()) {
    const branch = tree.get(key);
    const item = value.get(key);
    if (many.has(key) && branch !== undefined && item !== undefined) result.set(key, keepPaths(item, branch));
  }
  return result;
}

/** Everything but what paths lead to; `undefined` if that is the whole value. */
export function dropPaths(value: Value, tree: Value | undefined): Value | undefined {
  if (tree === null) return undefined;
  if (tree === undefined || !isObject(tree)) return value;
  if (isArray(value)) {
    return value.flatMap((item, index) => {
      const left = dropPaths(item, tree.get(String(index)));
      return left === undefined ? [] : [left];
    });
  }
  if (isSet(value)) {
    const left = value.values().map((member) => dropPaths(member, tree.get(member)));
    return RegoSet.from(left.filter((member) => member !== undefined));
  }
  if (!isObject(value)) return value;
  const result = new RegoObject();
  for (const [key, item] of value.entries()) {
    const left = dropPaths(item, tree.get(key));
    if (left !== undefined) result.set(key, left);
  }
  return result;
}
