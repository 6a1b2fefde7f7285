// The data document of a bundle: every data file at the place its directory names.
import {
  isObject,
  JsonError,
  parseJson,
  RegoObject,
  readYaml as readYamlText,
  type Value,
} from "@palisade/language";
import type { Files } from "./archive.js";
import { BundleError } from "./bundle-error.js";
import type { RootTree } from "./root-tree.js";

const dataFile = /(?:^|\/)data\.(json|yaml|yml)$/;

/** @throws {BundleError} `bad_data` for what is no JSON or YAML, for files in each other's way, or outside the roots. */
export function readData(files: Files, roots: RootTree): RegoObject {
  const root = new RegoObject();
  for (const [name, content] of files) {
    const format = dataFile.exec(name)?.[1];
    if (format === undefined) continue;
    const value = format === "json" ? readJson(name, content) : readYaml(name, content);
    insert(root, name.split("/").slice(0, -1), value, name);
  }
  checkRoots(root, roots, []);
  return root;
}

function insert(root: RegoObject, path: readonly string[], value: Value, name: string): void {
  let node = root;
  for (const step of path.slice(0, -1)) {
    const child = node.get(step) ?? new RegoObject();
    if (!isObject(child)) throw inTheWay(name);
    node.set(step, child);
    node = child;
  }
  const last = path.at(-1);
  if (last === undefined) {
    if (!isObject(value))
      throw new BundleError("bad_data", `\`${name}\`: the data document must be an object`);
    mergeInto(root, value, name);
    return;
  }
  const before = node.get(last);
  if (before === undefined) node.set(last, value);
  else if (isObject(before) && isObject(value)) mergeInto(before, value, name);
  else throw inTheWay(name);
}

function mergeInto(target: RegoObject, source: RegoObject, name: string): void {
  for (const [key, value] of source.entries()) {
    const before = target.get(key);
    if (before === undefined) target.set(key, value);
    else if (isObject(before) && isObject(value)) mergeInto(before, value, name);
    else throw inTheWay(name);
  }
}

function inTheWay(name: string): BundleError {
  return new BundleError("bad_data", `\`${name}\`: another data file has a value at the same place`);
}

function checkRoots(node: Value, roots: RootTree | undefined, path: readonly string[]): void {
  if (roots?.isRoot === true) return;
  if (roots === undefined || !isObject(node))
    throw new BundleError(
      "bad_data",
      `data at \`/${path.join("/")}\` is outside the bundle's roots: does the archive have a leading directory?`,
    );
  for (const [key, value] of node.entries())
    checkRoots(value, roots.children.get(String(key)), [...path, String(key)]);
}

export function readText(name: string, content: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch (cause) {
    throw new BundleError("bad_data", `\`${name}\` is not UTF-8`, { cause });
  }
}

function readJson(name: string, content: Uint8Array): Value {
  try {
    return parseJson(readText(name, content));
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new BundleError("bad_data", `\`${name}\`: ${error.message}`, { cause: error });
  }
}

/** As OPA reads the data files of bundles. */
export function readYaml(name: string, content: Uint8Array): Value {
  const { documents, problems } = readYamlText(content, { scalars: "opa" });
  const [document] = documents;
  if (document !== undefined) return document.value;
  throw new BundleError("bad_data", `\`${name}\`: ${problems[0]?.message ?? "it is not YAML"}`);
}
