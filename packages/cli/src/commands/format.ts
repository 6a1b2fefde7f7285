// `palisade fmt`: policies in OPA's layout.
import { extname } from "node:path";
import { escapeText } from "@palisade/language";
import { createTwoFilesPatch } from "diff";
import { defineCommand } from "../define-command.js";
import { shownPath } from "../file-error.js";
import { type FoundFile, findFiles } from "../find-files.js";
import type { Host } from "../host.js";
import { ignoreOption, isIgnored } from "../ignore.js";
import { printDiagnostics } from "../output/diagnostics.js";
import { rawData, shown } from "../output/terminal-text.js";
import { readText } from "../read-text.js";
import { writeWhole } from "../write-whole.js";
import { compatibilityOption } from "./policy-options.js";

type Change = { readonly path: string; readonly before: string; readonly after: string };

export const format = defineCommand({
  name: "fmt",
  summary: "Formats Rego as OPA does; to standard output unless told otherwise.",
  arguments: "[paths...]",
  options: {
    write: { type: "boolean", short: "w", description: "overwrite the files" },
    diff: { type: "boolean", short: "d", description: "show what would change" },
    list: { type: "boolean", short: "l", description: "list the files that would change" },
    check: { type: "boolean", description: "exit with 1 if a file would change, and print no text" },
    fail: { type: "boolean", description: "exit with 1 if a file would change" },
    ignore: ignoreOption,
    "v0-compatible": compatibilityOption,
  },
  examples: [
    { line: "palisade fmt --write policies/", meaning: "format every file below a directory" },
    { line: "palisade fmt --check --list policies/", meaning: "in a pipeline" },
    { line: "cat policy.rego | palisade fmt", meaning: "standard input to standard output" },
  ],
  run: async ({ paths, values }, host) => {
    const { files: found, problems } = await findFiles(
      paths.length === 0 ? ["-"] : paths,
      (name) => name.endsWith(".rego"),
      { isIgnored: (path) => isIgnored(path, values.ignore) },
    );
    for (const { path, message } of problems) host.err(shown`${path}: ${message}\n`);
    const files = found.filter(({ path }) => mayBeRego(path));
    let failed = problems.length > 0;
    let changed = false;
    const quiet = values.check && !values.diff && !values.list;
    for (const { path, named } of files) {
      const change = await formatFile({ path, named }, values["v0-compatible"], host);
      if (change === undefined) {
        failed = true;
        continue;
      }
      const differs = change.before !== change.after;
      changed ||= differs;
      if (values.list && differs) host.out(shown`${shownPath(path)}\n`);
      if (values.diff && differs) host.out(rawData(patchOf(change)));
      if (values.write && path !== "-") {
        if (differs) await writeWhole(path, change.after);
      } else if (!values.list && !values.diff && !quiet) host.out(rawData(change.after));
    }
    if (failed) return 2;
    return (values.check || values.fail) && changed ? 1 : 0;
  },
});

/** A file of another format among the paths is left alone, as there. */
function mayBeRego(path: string): boolean {
  return [".rego", ""].includes(extname(path));
}

async function formatFile(
  { path, named }: FoundFile,
  isV0: boolean,
  host: Host,
): Promise<Change | undefined> {
  const { formatModule } = await import("@palisade/compiler");
  const file = shownPath(path);
  const before = await readText(path, host, { named });
  const { text, diagnostics } = formatModule(file, before, isV0 ? { regoVersion: "v0" } : {});
  if (text !== undefined) return { path: file, before, after: text };
  await printDiagnostics(diagnostics, [{ file, text: before }], host);
  return undefined;
}

function patchOf({ path, before, after }: Change): string {
  const name = escapeText(path);
  return createTwoFilesPatch(name, name, before, after, "", "", { context: 3 }).replace(/^=+\n/, "");
}
