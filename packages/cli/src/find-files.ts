// The files that paths on the command line mean: themselves, or what lies below a directory.
import type { Dirent } from "node:fs";
import { opendir, readlink, realpath, stat } from "node:fs/promises";
import { basename, join, sep } from "node:path";
import { FileError } from "./file-error.js";
import { fileKind, isNamedStream, notReadable } from "./file-kind.js";
import { fileProblem } from "./usage-error.js";

/** `-` is standard input. `named` tells a file that was typed from one that a directory held. */
export type FoundFile = { readonly path: string; readonly named: boolean };
export type FileProblemCode =
  | "unreadable"
  | "not_a_file"
  | "link_out_of_tree"
  | "too_many_entries"
  | "too_deep";
export type FileProblem = { readonly path: string; readonly message: string; readonly code: FileProblemCode };
export type FoundFiles = {
  readonly files: readonly FoundFile[];
  readonly problems: readonly FileProblem[];
  /** What was left out: files that are wanted otherwise, and directories, whatever they hold. */
  readonly ignored: { readonly files: number; readonly directories: number };
};

/** Of all directories of one call together. */
export type TreeLimits = { readonly entries: number; readonly depth: number };

export const defaultTreeLimits: TreeLimits = { entries: 500_000, depth: 128 };

export type FindOptions = {
  /** What is left out, with all that is in it. */
  readonly isIgnored?: (path: string, isDirectory: boolean) => boolean;
  /** Whether what was named is left out, too; default: only what lies below a directory. */
  readonly ignoresNamed?: boolean;
  readonly limits?: TreeLimits;
};

const ignoredDirectories: ReadonlySet<string> = new Set(["node_modules", ".git"]);

type Pending = {
  readonly path: string;
  /** Where it was found; nothing for what was named. */
  readonly tree?: {
    /** The real paths of the directory that was named, and of the one it is in. */
    readonly root: string;
    readonly parent: string;
    readonly depth: number;
    readonly isLink: boolean;
  };
};

/**
 * Files in a steady order, each once. Links are followed where they stay in the tree that was named, never round in a
 * circle; what is neither file nor directory is a problem if it is wanted, and so is a link that leads out.
 */
export async function findFiles(
  paths: readonly string[],
  isWanted: (name: string) => boolean,
  options: FindOptions = {},
): Promise<FoundFiles> {
  const search = new Search(isWanted, options);
  const pending: Pending[] = paths.map((path) => ({ path })).reverse();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    // One by one: a directory may hold more than a call has room for.
    for (const entry of (await search.visit(next)).toReversed()) pending.push(entry);
    if (search.isOver) break;
  }
  const { files, problems, ignored } = search;
  return { files, problems, ignored };
}

/** For what is nothing without any one of its files. @throws {UsageError} naming the first problem. */
export async function findEveryFile(
  paths: readonly string[],
  isWanted: (name: string) => boolean,
  options: FindOptions = {},
): Promise<readonly FoundFile[]> {
  const { files, problems } = await findFiles(paths, isWanted, options);
  const [problem] = problems;
  if (problem !== undefined) throw new FileError(problem.path, problem.message);
  return files;
}

class Search {
  readonly files: FoundFile[] = [];
  readonly problems: FileProblem[] = [];
  isOver = false;
  readonly #isWanted: (name: string) => boolean;
  readonly ignored = { files: 0, directories: 0 };
  readonly #isIgnored: (path: string, isDirectory: boolean) => boolean;
  readonly #ignoresNamed: boolean;
  readonly #limits: TreeLimits;
  readonly #seen = new Set<string>();
  #entries = 0;

  constructor(
    isWanted: (name: string) => boolean,
    { isIgnored = () => false, ignoresNamed = false, limits = defaultTreeLimits }: FindOptions,
  ) {
    this.#ignoresNamed = ignoresNamed;
    this.#isWanted = isWanted;
    this.#isIgnored = isIgnored;
    this.#limits = limits;
  }

  /** What is to be visited next: the entries of a directory. */
  async visit(next: Pending): Promise<readonly Pending[]> {
    const { path, tree } = next;
    if (path === "-") return this.#add(path, path, true);
    try {
      const kind = fileKind(await stat(path));
      if (this.#leavesOut(next, kind === "directory")) return [];
      if (kind !== "directory" && tree !== undefined && !this.#isWanted(path)) return [];
      if (kind !== "directory" && kind !== "file") {
        if (tree === undefined && (await isNamedStream(path))) return this.#add(path, path, true);
        return this.#report(path, "not_a_file", notReadable(kind));
      }
      const real =
        tree === undefined || tree.isLink ? await realpath(path) : join(tree.parent, basename(path));
      if (tree !== undefined && !isWithin(real, tree.root)) return await this.#refuseLink(path);
      return kind === "file" ? this.#add(path, real, tree === undefined) : await this.#enter(next, real);
    } catch (error) {
      // A dangling link is nothing anyone asked for, unless it bears the name of what is wanted.
      const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
      if (this.#leavesOut(next, false)) return [];
      if (tree !== undefined && isMissing && !this.#isWanted(path)) return [];
      return this.#report(path, "unreadable", fileProblem(error));
    }
  }

  #leavesOut({ path, tree }: Pending, isDirectory: boolean): boolean {
    if (tree === undefined && !this.#ignoresNamed) return false;
    if (!this.#isIgnored(path, isDirectory)) return false;
    if (isDirectory) this.ignored.directories++;
    else if (tree === undefined || this.#isWanted(path)) this.ignored.files++;
    return true;
  }

  async #enter({ path, tree }: Pending, real: string): Promise<readonly Pending[]> {
    if (this.#seen.has(real)) return [];
    this.#seen.add(real);
    const depth = (tree?.depth ?? 0) + 1;
    if (depth > this.#limits.depth)
      return this.#report(path, "too_deep", `is more than ${this.#limits.depth} directories deep`);
    const entries: Dirent[] = [];
    for await (const entry of await opendir(path)) {
      if (++this.#entries > this.#limits.entries) {
        this.isOver = true;
        const most = `more than ${this.#limits.entries} files and directories were found up to here`;
        return this.#report(path, "too_many_entries", `${most}; name the directories that matter`);
      }
      if (!ignoredDirectories.has(entry.name)) entries.push(entry);
    }
    return entries.sort(byName).map((entry) => ({
      path: join(path, entry.name),
      tree: { root: tree?.root ?? real, parent: real, depth, isLink: entry.isSymbolicLink() },
    }));
  }

  #add(path: string, real: string, named: boolean): readonly Pending[] {
    if (!this.#seen.has(real)) this.files.push({ path, named });
    this.#seen.add(real);
    return [];
  }

  async #refuseLink(path: string): Promise<readonly Pending[]> {
    const target = await readlink(path);
    return this.#report(
      path,
      "link_out_of_tree",
      `is a link out of the directory that was named, to ${target}`,
    );
  }

  #report(path: string, code: FileProblemCode, message: string): readonly Pending[] {
    this.problems.push({ path, message, code });
    return [];
  }
}

function isWithin(path: string, root: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : `${root}${sep}`);
}

function byName(left: Dirent, right: Dirent): number {
  return left.name < right.name ? -1 : left.name > right.name ? 1 : 0;
}
