// What is not read, by the rules of `.gitignore`: from `.palisadeignore`, palisade.yaml and the command line.
import { dirname, relative, resolve, sep } from "node:path";
import process from "node:process";
import ignore, { type Ignore } from "ignore";
import type { Host } from "../host.js";
import { readText } from "../read-text.js";
import { UsageError } from "../usage-error.js";
import { findUpwards } from "./find-upwards.js";
import type { Project } from "./load-project.js";

export const ignoreFileName = ".palisadeignore";

/** Patterns become regular expressions, which more wildcards than this could keep busy. */
const mostWildcards = 12;
const longestPattern = 1000;
const longestFile = 1024 * 1024;

export type IsIgnored = (path: string, isDirectory: boolean) => boolean;

/**
 * Each source stands for itself, with paths from its own directory: none can take back what another leaves out. What a
 * directory that is left out holds is left out, too.
 * @throws {UsageError} for a pattern that is too long, or has too many wildcards.
 */
export async function readIgnored(
  project: Project,
  globs: readonly string[],
  host: Host,
  useFile: boolean,
): Promise<IsIgnored> {
  const here = process.cwd();
  const file = useFile ? await findUpwards(ignoreFileName, here) : undefined;
  const written = file === undefined ? [] : await readPatterns(file, host);
  const sources = [
    { directory: file === undefined ? here : dirname(file), patterns: written, called: ignoreFileName },
    { directory: project.directory, patterns: project.settings.ignore ?? [], called: project.file ?? "" },
    { directory: here, patterns: globs, called: "--ignore" },
  ]
    .filter(({ patterns }) => patterns.length > 0)
    .map(({ directory, patterns, called }) => ({ directory, matcher: matcherOf(patterns, called) }));
  return (path, isDirectory) =>
    sources.some(({ directory, matcher }) => {
      const inside = relative(directory, resolve(here, path)).split(sep).join("/");
      if (inside === "" || inside === ".." || inside.startsWith("../") || !ignore.isPathValid(inside))
        return false;
      return matcher.ignores(isDirectory ? `${inside}/` : inside);
    });
}

async function readPatterns(path: string, host: Host): Promise<readonly string[]> {
  const text = await readText(path, host, { named: false, limit: longestFile });
  return text.split(/\r?\n/);
}

function matcherOf(patterns: readonly string[], called: string): Ignore {
  for (const pattern of patterns) {
    const wildcards = pattern.match(/\*+/g)?.length ?? 0;
    if (pattern.length > longestPattern || wildcards > mostWildcards)
      throw new UsageError(
        `${called}: a pattern may have ${longestPattern} characters and ${mostWildcards} wildcards, not more`,
      );
  }
  return ignore({ ignorecase: false }).add([...patterns]);
}
