// Both command lines side by side on whole code bases: `npm run differential -- --code-bases DIR…`.
import { resolve } from "node:path";
import type { Opa } from "../find-opa.js";
import type { Options } from "../options.js";
import { type CodeBase, type Compared, codeBaseComparisons, regoFiles } from "./comparisons.js";
import { type Tools, toolsWith } from "./run-tool.js";

/** The exit code: 1 if they disagree about anything. */
export async function compareCodeBases(opa: Opa, { codeBases, limit, verbose }: Options): Promise<0 | 1> {
  const tools = toolsWith(opa.path);
  let disagreed = 0;
  for (const given of codeBases) {
    const folder = resolve(given);
    const files = await regoFiles(folder);
    const base = { folder, files, limit, flags: await versionFlags(folder, tools) };
    console.log(`${given}: ${files.length} files of Rego${base.flags.length > 0 ? ", v0" : ""}`);
    for (const compare of codeBaseComparisons) {
      const compared = await compare(base, tools);
      disagreed += compared.disagreed.length;
      tell(compared, verbose);
    }
  }
  return disagreed === 0 ? 0 : 1;
}

/** As v0 if `opa` takes it so, and not as it is. */
async function versionFlags(folder: string, { opa }: Tools): Promise<CodeBase["flags"]> {
  const old = ["--v0-compatible"];
  if ((await opa(["check", "."], folder)).code === 0) return [];
  return (await opa(["check", ...old, "."], folder)).code === 0 ? old : [];
}

const shownDisagreements = 5;

function tell({ kind, agreed, disagreed, opaMillis, palisadeMillis }: Compared, verbose: boolean): void {
  const times = `opa ${(opaMillis / 1000).toFixed(1)} s, palisade ${(palisadeMillis / 1000).toFixed(1)} s`;
  console.log(`  ${kind.padEnd(8)} ${agreed} agree, ${disagreed.length} disagree; ${times}`);
  const shown = verbose ? disagreed : disagreed.slice(0, shownDisagreements);
  for (const one of shown) console.log(`           ${one}`);
  if (shown.length < disagreed.length) console.log(`           … ${disagreed.length - shown.length} more`);
}
