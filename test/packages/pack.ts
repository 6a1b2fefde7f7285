// What `npm publish` would upload: a tarball for each published package, and the list of its files.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runToSuccess } from "./project.js";
import { published, root } from "./workspaces.js";

export type Packed = {
  readonly name: string;
  readonly tarball: string;
  /** Paths in the package. */
  readonly files: readonly string[];
};

type NpmPacked = {
  readonly name: string;
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
};

export type PackedPackages = { readonly folder: string; readonly packages: readonly Packed[] };

/** Packs what is built. Whoever asks removes the folder. */
export async function packPackages(): Promise<PackedPackages> {
  const folder = mkdtempSync(join(tmpdir(), "palisade-packed-"));
  const workspaces = published.flatMap(({ manifest }) => ["--workspace", manifest.name]);
  const line = ["npm", "pack", "--json", "--ignore-scripts", "--pack-destination", folder, ...workspaces];
  const said = JSON.parse(await runToSuccess(root, line)) as readonly NpmPacked[];
  const packages = said.map(({ name, filename, files }) => ({
    name,
    tarball: join(folder, filename),
    files: files.map(({ path }) => path),
  }));
  return { folder, packages };
}
