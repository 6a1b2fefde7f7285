// Every kind that Kubernetes published, by group and version, read from npm packages that carry its OpenAPI documents.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/**
 * The folder of an installed package. Two editions of `kubernetes-types` hold what 1.17 and 1.30 served, alpha versions
 * too; `kubernetes-models` what came later.
 */
export function packageFolder(name: string): string {
  return dirname(require.resolve(`${name}/package.json`));
}

const sources = ["kubernetes-types-1.17", "kubernetes-types", "kubernetes-models"];

/** Kinds by `group/version`, `v1` for the core group; all in order. */
export function publishedKinds(): ReadonlyMap<string, readonly string[]> {
  const kinds = new Map<string, Set<string>>();
  for (const source of sources) {
    const folder = packageFolder(source);
    for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      if (!file.endsWith(".d.ts")) continue;
      for (const [apiVersion, kind] of kindsOf(readFileSync(join(folder, file), "utf8"))) {
        const known = kinds.get(apiVersion) ?? new Set();
        kinds.set(apiVersion, known.add(kind));
      }
    }
  }
  return new Map(
    [...kinds]
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([apiVersion, names]) => [apiVersion, [...names].sort()]),
  );
}

/** Interfaces whose `apiVersion` and `kind` are literals. */
function kindsOf(declarations: string): readonly (readonly [string, string])[] {
  const found: [string, string][] = [];
  for (const text of declarations.split(/^export (?:interface|declare class) /m)) {
    const apiVersion = /^ {4}"?apiVersion"?\??: "([^"]+)";$/m.exec(text)?.[1];
    const kind = /^ {4}"?kind"?\??: "([^"]+)";$/m.exec(text)?.[1];
    if (apiVersion !== undefined && kind !== undefined) found.push([apiVersion, kind]);
  }
  return found;
}
