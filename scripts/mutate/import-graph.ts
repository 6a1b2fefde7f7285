// Which files import which, as vitest sees them: what has to be read anew once one has changed.
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Vitest } from "vitest/node";

/** The files that import each file, straight or through others. */
export class ImportGraph {
  readonly #importers: ReadonlyMap<string, ReadonlySet<string>>;

  private constructor(importers: ReadonlyMap<string, ReadonlySet<string>>) {
    this.#importers = importers;
  }

  /** Follows all imports from the given files on. */
  static async from(vitest: Vitest, files: readonly string[]): Promise<ImportGraph> {
    const importers = new Map<string, Set<string>>(files.map((file) => [file, new Set()]));
    const open = [...files];
    for (let file = open.pop(); file !== undefined; file = open.pop()) {
      for (const imported of await importsOf(vitest, file)) {
        const known = importers.get(imported);
        if (known === undefined) open.push(imported);
        importers.set(imported, (known ?? new Set()).add(file));
      }
    }
    return new ImportGraph(importers);
  }

  /** The file itself and all that needs it. */
  dependents(file: string): ReadonlySet<string> {
    const found = new Set([file]);
    for (const each of found) for (const importer of this.#importers.get(each) ?? []) found.add(importer);
    return found;
  }
}

async function importsOf(vitest: Vitest, file: string): Promise<readonly string[]> {
  const transformed = await vitest.vite.environments.ssr.transformRequest(file);
  const urls = [...(transformed?.deps ?? []), ...(transformed?.dynamicDeps ?? [])];
  return urls
    .map((url) => (url.startsWith("/@fs/") ? url.slice("/@fs".length) : join(vitest.config.root, url)))
    .filter((path) => !path.includes("node_modules") && existsSync(path));
}
