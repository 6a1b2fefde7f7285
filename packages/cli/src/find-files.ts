// The files that paths on the command line mean: themselves, or what lies below a directory.
import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileProblem } from "./usage-error.js";

/** `-` is standard input. `named` tells a file that was typed from one that a directory held. */
export type FoundFile = { readonly path: string; readonly named: boolean };
export type FileProblem = { readonly path: string; readonly message: string };
export type FoundFiles = { readonly files: readonly FoundFile[]; readonly problems: readonly FileProblem[] };

const ignoredDirectories: ReadonlySet<string> = new Set(["node_modules", ".git"]);

/** Files in a steady order, each once, symbolic links followed but never round in a circle. */
export async function findFiles(
  paths: readonly string[],
  isWanted: (name: string) => boolean,
): Promise<FoundFiles> {
  const files: FoundFile[] = [];
  const problems: FileProblem[] = [];
  const visited = new Set<string>();
  const seen = new Set<string>();
  const add = (path: string, named: boolean): void => {
    if (!seen.has(path)) files.push({ path, named });
    seen.add(path);
  };
  const pending: { path: string; named: boolean }[] = paths.map((path) => ({ path, named: true })).reverse();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { path, named } = next;
    if (path === "-") {
      add(path, true);
      continue;
    }
    try {
      if (!(await stat(path)).isDirectory()) {
        if (named || isWanted(path)) add(path, named);
        continue;
      }
      const real = await realpath(path);
      if (visited.has(real)) continue;
      visited.add(real);
      const entries = await readdir(path, { withFileTypes: true });
      for (const entry of entries.toSorted(byName).reverse()) {
        if (!ignoredDirectories.has(entry.name)) pending.push({ path: join(path, entry.name), named: false });
      }
    } catch (error) {
      // A dangling link inside a directory is no file that anyone asked for.
      if (named || (error as NodeJS.ErrnoException).code !== "ENOENT")
        problems.push({ path, message: fileProblem(error) });
    }
  }
  return { files, problems };
}

function byName(left: Dirent, right: Dirent): number {
  return left.name < right.name ? -1 : left.name > right.name ? 1 : 0;
}
