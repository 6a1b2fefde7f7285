// What only a Node process can offer: the bundle that ships with the package, read from its file.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** The bundle with every pack that ships with Palisade. */
export const defaultBundlePath: string = fileURLToPath(
  new URL("../bundles/palisade.tar.gz", import.meta.url),
);

/** The bytes for `createGuard({ bundle })`. @throws {NodeJS.ErrnoException} if the file cannot be read. */
export async function readBundleFile(path: string = defaultBundlePath): Promise<Uint8Array> {
  return new Uint8Array(await readFile(path));
}
