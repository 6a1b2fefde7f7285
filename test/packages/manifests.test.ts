// What a package says of itself on npm: whose it is, where it comes from, what it needs.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { preProcessFile } from "typescript";
import { describe, expect, it } from "vitest";
import { published, repository, root, workspaces } from "./workspaces.js";

const read = (...path: readonly string[]): string => readFileSync(join(root, ...path), "utf8");

/** The packages that what is built imports, declarations included. */
function importedPackages(folder: string): ReadonlySet<string> {
  const built = join(root, folder, "dist");
  if (!existsSync(built)) return new Set();
  const names = readdirSync(built, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(js|d\.ts)$/.test(name))
    .flatMap((name) => preProcessFile(read(folder, "dist", name)).importedFiles)
    .map(({ fileName }) => fileName)
    .filter((specifier) => !/^[.#]/.test(specifier))
    .map((specifier) =>
      specifier
        .split("/")
        .slice(0, specifier.startsWith("@") ? 2 : 1)
        .join("/"),
    );
  return new Set(names.filter((name) => !name.startsWith("node:") && !builtinModules.includes(name)));
}

describe("packages", () => {
  it("those that nobody else needs are private", () => {
    const names = workspaces
      .filter(({ manifest }) => manifest.private === true)
      .map(({ manifest }) => manifest.name);
    expect(names).toEqual(["@palisade/wasm-library", "@palisade/testkit"]);
  });

  it("are in the scope, since `palisade` itself belongs to others, and have one version", () => {
    expect(workspaces.map(({ manifest }) => manifest.name)).toSatisfy((names: readonly string[]) =>
      names.every((name) => name.startsWith("@palisade/")),
    );
    expect(new Set(workspaces.map(({ manifest }) => manifest.version)).size).toBe(1);
    expect(published.find(({ manifest }) => manifest.bin !== undefined)?.manifest).toMatchObject({
      name: "@palisade/cli",
      bin: { palisade: "bin/palisade.js" },
    });
  });

  describe.each(published.map(({ folder, manifest }) => [manifest.name, folder, manifest] as const))(
    "%s",
    (_, folder, manifest) => {
      it("says where it comes from, and may be published", () => {
        expect(manifest).toMatchObject({
          license: "Apache-2.0",
          homepage: `${repository}/tree/main/${folder}#readme`,
          bugs: `${repository}/issues`,
          repository: { type: "git", url: `git+${repository}.git`, directory: folder },
          publishConfig: { access: "public" },
          engines: { node: ">=20.19" },
        });
        expect(manifest.description).toMatch(/\.$/);
        expect(manifest.keywords).toContain("rego");
        expect(read(folder, "LICENSE")).toBe(read("LICENSE"));
      });

      it("has a README that opens with its name and links to the repository alone", () => {
        const text = read(folder, "README.md");
        expect(text.startsWith(`# ${manifest.name}\n`)).toBe(true);
        const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
        expect(links.filter((link) => !link.startsWith(`${repository}/`))).toEqual([]);
      });

      it("depends on what it imports, and on nothing that is not published", () => {
        const dependencies = manifest.dependencies ?? {};
        expect(Object.keys(dependencies).toSorted()).toEqual([...importedPackages(folder)].toSorted());
        const own = Object.entries(dependencies).filter(([name]) => name.startsWith("@palisade/"));
        const known = new Map(published.map((each) => [each.manifest.name, each.manifest.version]));
        expect(own.filter(([name, version]) => known.get(name) !== version)).toEqual([]);
      });
    },
  );
});
