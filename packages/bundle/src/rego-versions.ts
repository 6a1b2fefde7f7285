// Which version of Rego a file of a bundle is written in, as its manifest says.
import { matchesGlob, parseGlob } from "@palisade/language";
import { BundleError } from "./bundle-error.js";
import { type Manifest, manifestFile } from "./manifest.js";

export type BundleRegoVersion = "v0" | "v1";

type Versioned = { readonly file: string; readonly regoVersion?: BundleRegoVersion };

/** What matching all globs against all files may take. */
const mostSteps = 50_000_000;

/**
 * The first glob that matches, in the order of their texts; else the version of all. Globs are about
 * the path from the bundle's root, with its slash; `*` does not stop at slashes.
 * @throws {BundleError} `bad_manifest` for a malformed glob.
 */
export function regoVersionReader({
  regoVersion,
  fileRegoVersions,
}: Manifest): (file: string) => BundleRegoVersion | undefined {
  const globs = Object.entries(fileRegoVersions)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([pattern, version]) => ({ glob: readGlob(pattern), version }));
  let stepsLeft = mostSteps;
  const takeSteps = (count: number): void => {
    stepsLeft -= count;
    if (stepsLeft < 0) {
      throw new BundleError(
        "bad_manifest",
        `\`${manifestFile}\`: \`file_rego_versions\`: globs too long to match`,
      );
    }
  };
  return (file) => {
    const path = `/${file.replace(/^\/+/, "")}`;
    const version = globs.find(({ glob }) => matchesGlob(glob, path, takeSteps))?.version ?? regoVersion;
    return version === undefined ? undefined : version === 0 ? "v0" : "v1";
  };
}

function readGlob(pattern: string): ReturnType<typeof parseGlob> {
  try {
    return parseGlob(pattern, []);
  } catch (error) {
    throw new BundleError(
      "bad_manifest",
      `\`${manifestFile}\`: \`file_rego_versions\`: \`${pattern}\` is no glob`,
      { cause: error },
    );
  }
}

/** The versions of files that differ from the bundle's own, by globs that match them alone. */
export function fileRegoVersions(
  modules: readonly Versioned[],
  version: number | undefined,
): Readonly<Record<string, number>> {
  const differing = modules.flatMap(({ file, regoVersion }): [string, number][] => {
    const own = regoVersion === undefined ? undefined : regoVersion === "v0" ? 0 : 1;
    return own === undefined || own === version ? [] : [[`/${file.replace(/[*?\\[\]{},!]/g, "\\$&")}`, own]];
  });
  return Object.fromEntries(differing);
}
