// The packages of this repository, as their manifests describe them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Where the READMEs of packages link to, since npm shows them without the repository around. */
export const repository = "https://github.com/palisade-policy/palisade";

export type PackageManifest = {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly license?: string;
  readonly description?: string;
  readonly keywords?: readonly string[];
  readonly homepage?: string;
  readonly bugs?: string;
  readonly repository?: { readonly type: string; readonly url: string; readonly directory: string };
  readonly publishConfig?: Readonly<Record<string, unknown>>;
  readonly engines?: { readonly node: string };
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
};

export type Workspace = { readonly folder: string; readonly manifest: PackageManifest };

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

export const workspaces: readonly Workspace[] = (
  readJson(join(root, "package.json")) as { workspaces: readonly string[] }
).workspaces.map((folder) => ({
  folder,
  manifest: readJson(join(root, folder, "package.json")) as PackageManifest,
}));

export const published: readonly Workspace[] = workspaces.filter(({ manifest }) => manifest.private !== true);
