// Bundles our packages as a web application's build does: by the `browser` conditions of each package.json.
import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

type Target = string | { readonly [condition: string]: string };
type PackageFile = Readonly<Record<"exports" | "imports", Readonly<Record<string, Target>> | undefined>>;

export type BrowserBundle = {
  readonly code: Uint8Array;
  /** Modules of Node that would be imported, with who imports them. */
  readonly nodeImports: readonly string[];
};

/** @throws if it cannot be bundled; Node's modules are let through, to be listed. */
export async function bundleForBrowser(source: string): Promise<BrowserBundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: source, resolveDir: root, loader: "ts" },
    plugins: [ownSources],
    external: [...nodeModules],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    platform: "browser",
    conditions: ["browser"],
    format: "esm",
    target: "es2023",
    logLevel: "silent",
    absWorkingDir: root,
  });
  const nodeImports = Object.entries(metafile.inputs).flatMap(([file, { imports }]) =>
    imports.filter(({ path }) => nodeModules.has(path)).map(({ path }) => `${file}: ${path}`),
  );
  return { code: outputFiles[0]?.contents ?? new Uint8Array(), nodeImports };
}

const nodeModules: ReadonlySet<string> = new Set([
  "node:*",
  ...builtinModules,
  ...builtinModules.map((name) => `node:${name}`),
]);

/** Our packages by what their package.json says, but in their sources: what was built may be of yesterday. */
const ownSources: Plugin = {
  name: "own-sources",
  setup({ onResolve }) {
    onResolve({ filter: /^@palisade\// }, ({ path }) => {
      const [, name = "", ...rest] = path.split("/");
      return { path: sourceFile(name, "exports", [".", ...rest].join("/")) };
    });
    onResolve({ filter: /^#/ }, ({ path, importer }) => {
      const [, name = ""] = /packages[/\\]([a-z-]+)[/\\]src/.exec(importer) ?? [];
      return { path: sourceFile(name, "imports", path) };
    });
  },
};

function sourceFile(name: string, table: keyof PackageFile, key: string): string {
  const folder = join(root, "packages", name);
  const file = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as PackageFile;
  const target = file[table]?.[key];
  const chosen = typeof target === "object" ? (target["browser"] ?? target["default"]) : target;
  if (chosen === undefined) throw new Error(`${name}/package.json: no ${table} \`${key}\` for browsers`);
  return join(folder, chosen.replace("/dist/", "/src/").replace(/\.js$/, ".ts"));
}
