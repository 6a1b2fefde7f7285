// `palisade fix`: the patches of findings, made in the files themselves.
import { type Finding, type Severity, severities, severityRank } from "@palisade/guardrails";
import { escapeText } from "@palisade/language";
import { createTwoFilesPatch } from "diff";
import { gatherManifests } from "../configurations/gather-manifests.js";
import { defineCommand } from "../define-command.js";
import { shownPath } from "../file-error.js";
import { fixSet, type ReadFile } from "../fixes/fix-set.js";
import { fixText } from "../fixes/fix-text.js";
import type { FixableFile } from "../fixes/fixable-file.js";
import { placedFixes } from "../fixes/placed-fixes.js";
import { clearProgress, showProgress } from "../output/progress.js";
import { jsonData, rawData, shown } from "../output/terminal-text.js";
import { guardOptions, packOptions } from "../policies/guard-options.js";
import { openSetGuard } from "../policies/open-guard.js";
import { exceptionFiles, readExceptionFiles } from "../project/exception-files.js";
import { readIgnored } from "../project/ignored-paths.js";
import { loadProject } from "../project/load-project.js";
import { UsageError } from "../usage-error.js";
import { writeWhole } from "../write-whole.js";

export const fix = defineCommand({
  name: "fix",
  summary: "Makes the changes that findings propose, in place: comments, order and layout of the files stay.",
  arguments: "<paths...>",
  options: {
    diff: { type: "boolean", description: "show what would change, and write nothing (the default)" },
    write: { type: "boolean", short: "w", description: "write the files" },
    rule: { type: "list", placeholder: "id", description: "fix only findings of this rule (repeatable)" },
    format: {
      type: "string",
      choices: ["pretty", "json"],
      default: "pretty",
      description: "how to say what was fixed, and what was not",
    },
    "fail-on": {
      type: "string",
      choices: severities,
      placeholder: "severity",
      description:
        "exit with 1 if findings of this severity or worse are left; default: as the project says, else medium",
    },
    preview: { type: "boolean", description: "fix findings of rules that are in preview, too" },
    ignore: {
      type: "list",
      placeholder: "glob",
      description:
        "what is not read, as in .gitignore; beside .palisadeignore and the project's (repeatable)",
    },
    ...packOptions,
    ...guardOptions,
  },
  examples: [
    { line: "palisade fix deploy/", meaning: "what would change, as a difference" },
    { line: "palisade fix --write deploy/", meaning: "change the files" },
    { line: "palisade fix --rule K8S-SECCOMP --write deploy/", meaning: "by the findings of one rule" },
    {
      line: "helm template chart/ | palisade fix - > fixed.yaml",
      meaning: "standard input to standard output",
    },
  ],
  run: async ({ paths, values }, host) => {
    if (values.write && values.diff) throw new UsageError("--diff writes nothing: leave it out, or --write");
    const isStream = paths.includes("-");
    if (isStream && (paths.length > 1 || values.write))
      throw new UsageError(
        "standard input is fixed by itself, to standard output: without --write and other paths",
      );
    const project = await loadProject(values, host);
    const exceptions = await readExceptionFiles(exceptionFiles(project, values.exceptions), project, host);
    const files = new Map<string, ReadFile>();
    const set = await gatherManifests(paths, host, {
      isIgnored: await readIgnored(project, values.ignore, host, !values["no-config"]),
      own: [project.file],
      exceptions: {
        comments: project.settings.commentExceptions !== false,
        annotations: project.settings.annotationExceptions === true,
      },
      onFile: (file, path, bytes) => files.set(file, { path, bytes }),
    });
    const { red } = host.errorColours;
    for (const { file, place, message } of set.errors)
      host.err(shown`${file}:${place.line}:${place.column}: ${red("error")}: ${message}\n`);
    if (set.resources.length === 0) {
      if (set.errors.length === 0) host.err(shown`${red("error")}: there is nothing to fix\n`);
      return 2;
    }
    const preview = values.preview || project.settings.preview === true;
    const sets = await openSetGuard(values, host, { project, exceptions, preview });
    const wanted = new Set(values.rule);
    const isWanted = ({ status, rule }: Finding): boolean =>
      status === "violation" && (wanted.size === 0 || wanted.has(rule));
    const fixes = await fixSet(set, sets, {
      files,
      isWanted,
      onRound: (round) => showProgress("fixing: judged", round, round, host),
    });
    clearProgress(host);
    const { judged: decision, changed } = fixes;
    if (decision.failure !== undefined) {
      host.err(shown`${red("error")}: ${decision.failure.code}: ${decision.failure.message}\n`);
      return 2;
    }
    if (values.write) for (const { path, after } of changed) await writeWhole(path, after);
    const placed = placedFixes(set, fixes, values.write);
    const isJson = values.format === "json";
    if (isStream && !isJson) host.out(rawData(changed[0]?.after ?? textOf(files)));
    else if (!values.write && !isJson) for (const file of changed) host.out(rawData(differenceOf(file)));
    if (isJson)
      host.out(
        jsonData(
          `${JSON.stringify({ ...placed, difference: changed.map(differenceOf).join("") }, null, 2)}\n`,
        ),
      );
    else if (values.write) host.out(fixText(placed, host.colours));
    else host.err(fixText(placed, host.errorColours));
    if (set.errors.length > 0) return 2;
    const threshold = (values["fail-on"] as Severity | undefined) ?? project.settings.failOn ?? "medium";
    const isLeft = fixes.unfixed.some(
      ({ finding }) => severityRank(finding.severity) <= severityRank(threshold),
    );
    return isLeft ? 1 : 0;
  },
});

function textOf(files: ReadonlyMap<string, ReadFile>): string {
  return [...files.values()].map(({ bytes }) => new TextDecoder().decode(bytes)).join("");
}

function differenceOf({ path, before, after }: FixableFile): string {
  const name = escapeText(shownPath(path));
  const patch = createTwoFilesPatch(name, name, before, after, "", "", { context: 3 });
  return patch.slice(patch.indexOf("--- "));
}
