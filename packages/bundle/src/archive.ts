// The archive of a bundle: files by name, names made safe.
import { BundleError } from "./bundle-error.js";
import { compress, expand } from "./gzip.js";
import { readTar, writeTar } from "./tar.js";

/** Contents by name; names have no leading slash and no `.` or `..` steps. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** What an archive may expand to unless its reader says otherwise: 256 MiB. */
export const defaultMaximumSize = 256 * 1024 * 1024;
const maximumFiles = 100_000;

/** @throws {BundleError} */
export function readArchive(bytes: Uint8Array, maximumSize = defaultMaximumSize): Files {
  const files = new Map<string, Uint8Array>();
  for (const { name, content } of readTar(expand(bytes, maximumSize))) {
    const safe = safeName(name);
    if (files.has(safe)) throw new BundleError("duplicate_file", `\`${safe}\` is in the bundle twice`);
    if (files.size >= maximumFiles)
      throw new BundleError("too_large", `bundle has more than ${maximumFiles} files`);
    files.set(safe, content);
  }
  return files;
}

/** The same bytes for the same files, whatever their order. Names get the leading slash that OPA writes. */
export function writeArchive(files: Files): Uint8Array {
  const sorted = [...files].sort(([left], [right]) => (left < right ? -1 : 1));
  return compress(writeTar(sorted.map(([name, content]) => ({ name: `/${safeName(name)}`, content }))));
}

/** Directories inside one another; readers of data walk them. */
const maximumSteps = 64;
const maximumNameLength = 1024;

/** `/a/b`, `./a/b` and `a//b` are `a/b`; a name that leads out of the bundle is refused. */
export function safeName(name: string): string {
  if (name.length > maximumNameLength) throw unsafe(`${name.slice(0, 64)}…`);
  const steps = name.split("/").filter((step) => step !== "" && step !== ".");
  const isUnsafe = (step: string) => step === ".." || step.includes("\\") || step.includes("\0");
  if (steps.length === 0 || steps.length > maximumSteps || steps.some(isUnsafe)) throw unsafe(name);
  return steps.join("/");
}

function unsafe(name: string): BundleError {
  return new BundleError("unsafe_path", `bundle has a file of an unsafe name: \`${name}\``);
}
