// A file of a project: here, or in the nearest directory above that has one; never above the repository.
import { dirname, join } from "node:path";
import { isThere } from "../is-there.js";

/** @throws {UsageError} for a directory that cannot be looked into: what it says must not be passed over. */
export async function findUpwards(name: string, from: string): Promise<string | undefined> {
  for (let directory = from; ; directory = dirname(directory)) {
    const path = join(directory, name);
    if (await isThere(path)) return path;
    if (dirname(directory) === directory || (await isThere(join(directory, ".git")))) return undefined;
  }
}
