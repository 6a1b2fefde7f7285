// `palisade validate config`: Kubernetes files judged as one set, each finding at its place in the text.
import { extname } from "node:path";
import {
  type Decision,
  type Finding,
  type Manifest,
  maximumManifestBytes,
  type Place,
  readManifests,
  resourceProblem,
  type Severity,
  severities,
  severityRank,
} from "@palisade/guardrails";
import { bundleOption, openGuard } from "../default-policy.js";
import { defineCommand, type ExitCode } from "../define-command.js";
import { type FoundFile, findFiles } from "../find-files.js";
import type { Host } from "../host.js";
import { findingText, plural } from "../output/decision-text.js";
import { clearProgress, showProgress } from "../output/progress.js";
import { jsonData, shown } from "../output/terminal-text.js";
import { readInput, shownPath } from "../read-input.js";
import { readVerification, verificationOptions } from "../signing-keys.js";
import { UsageError } from "../usage-error.js";

const manifestExtensions: ReadonlySet<string> = new Set([".yaml", ".yml", ".json"]);

type Resource = { readonly file: string; readonly manifest: Manifest };
type Problem = { readonly file: string; readonly place: Place; readonly message: string };
type Gathered = {
  readonly resources: Resource[];
  readonly problems: Problem[];
  files: number;
  skipped: number;
};
type PlacedFinding = Finding & { readonly file: string; readonly line: number; readonly column: number };
type Report = {
  readonly gathered: Gathered;
  readonly decision: Decision | undefined;
  readonly findings: readonly PlacedFinding[];
  readonly threshold: Severity;
};

export const validateConfig = defineCommand({
  name: "validate config",
  summary: "Judges Kubernetes manifests: files, directories, or standard input (-).",
  arguments: "<paths...>",
  options: {
    format: {
      type: "string",
      choices: ["pretty", "json"],
      default: "pretty",
      description: "how to print the findings",
    },
    "fail-on": {
      type: "string",
      choices: severities,
      default: "medium",
      placeholder: "severity",
      description: "exit with 1 for findings of this severity or worse",
    },
    bundle: bundleOption,
    ...verificationOptions,
  },
  examples: [
    { line: "palisade validate config deploy/", meaning: "every manifest below a directory" },
    { line: "helm template chart/ | palisade validate config -", meaning: "what a chart renders to" },
    { line: "palisade validate config --fail-on high --format json app.yaml", meaning: "for a pipeline" },
  ],
  run: async ({ paths, values }, host) => {
    const gathered = await gather(paths, host);
    const guard = await openGuard(values.bundle, await readVerification(values, host));
    const { resources } = gathered;
    const decision =
      resources.length === 0
        ? undefined
        : guard.validateConfiguration({ resources: resources.map(({ manifest }) => manifest.value) });
    const findings = (decision?.findings ?? []).map((finding) => placed(finding, resources));
    const report = { gathered, decision, findings, threshold: values["fail-on"] as Severity };
    if (values.format === "json") host.out(jsonData(`${JSON.stringify(reportJson(report), undefined, 2)}\n`));
    else printPretty(report, host);
    return exitCode(report);
  },
});

async function gather(paths: readonly string[], host: Host): Promise<Gathered> {
  const found = await findFiles(paths, (name) => manifestExtensions.has(extname(name).toLowerCase()));
  const problems = found.problems.map(({ path, message }) => ({
    file: path,
    place: { line: 1, column: 1 },
    message,
  }));
  const gathered: Gathered = { resources: [], problems, files: 0, skipped: 0 };
  for (const [index, file] of found.files.entries()) {
    if (found.files.length > 100) showProgress("reading", index + 1, found.files.length, host);
    await gatherFile(file, gathered, host);
  }
  if (found.files.length > 100) clearProgress(host);
  if (found.files.length === 0 && problems.length === 0) {
    throw new UsageError(`no .yaml, .yml or .json file below ${paths.join(", ")}`);
  }
  return gathered;
}

async function gatherFile({ path, named }: FoundFile, gathered: Gathered, host: Host): Promise<void> {
  const file = shownPath(path);
  let bytes: Uint8Array;
  try {
    bytes = await readInput(path, host, maximumManifestBytes, named);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const message = error.message.startsWith(`${file}: `)
      ? error.message.slice(file.length + 2)
      : error.message;
    gathered.problems.push({ file, place: { line: 1, column: 1 }, message });
    return;
  }
  gathered.files++;
  const { manifests, problems } = readManifests(bytes);
  for (const { message, place } of problems) gathered.problems.push({ file, place, message });
  for (const manifest of manifests) {
    const problem = resourceProblem(manifest.value);
    if (problem === undefined) gathered.resources.push({ file, manifest });
    // A directory also holds values files and the like, which were never meant to be applied.
    else if (!named && problem.isForeign) gathered.skipped++;
    else gathered.problems.push({ file, place: manifest.locate(problem.at), message: problem.message });
  }
}

function placed(finding: Finding, resources: readonly Resource[]): PlacedFinding {
  const resource = resources[finding.resource ?? 0] as Resource;
  return { ...finding, file: resource.file, ...resource.manifest.locate(finding.at ?? "") };
}

function exitCode({ gathered, decision, findings, threshold }: Report): ExitCode {
  if (gathered.problems.length > 0 || decision?.failure !== undefined) return 2;
  return findings.some(({ severity }) => severityRank(severity) <= severityRank(threshold)) ? 1 : 0;
}

function reportJson(report: Report): unknown {
  const { gathered, decision, findings } = report;
  return {
    findings,
    errors: [
      ...gathered.problems.map(({ file, place, message }) => ({ file, ...place, message })),
      ...(decision?.failure === undefined ? [] : [decision.failure]),
    ],
    summary: {
      ...counts(report),
      files: gathered.files,
      resources: gathered.resources.length,
      skipped: gathered.skipped,
    },
    ...(decision === undefined
      ? {}
      : {
          decision: {
            id: decision.id,
            effect: decision.effect,
            policy: decision.policy,
            evaluatedAt: decision.evaluatedAt,
          },
        }),
  };
}

function counts({ findings }: Report): Record<Severity, number> {
  const count = (severity: Severity): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return Object.fromEntries(severities.map((severity) => [severity, count(severity)])) as Record<
    Severity,
    number
  >;
}

function printPretty(report: Report, host: Host): void {
  const { gathered, decision, findings } = report;
  const { colours, errorColours } = host;
  const byPlace = findings.toSorted(
    (left, right) =>
      (left.file < right.file ? -1 : left.file > right.file ? 1 : 0) ||
      left.line - right.line ||
      left.column - right.column,
  );
  for (const finding of byPlace) {
    host.out(findingText(finding, `${finding.file}:${finding.line}:${finding.column}`, colours));
  }
  for (const { file, place, message } of gathered.problems) {
    host.err(shown`${file}:${place.line}:${place.column}: ${errorColours.red("error")}: ${message}\n`);
  }
  const failure = decision?.failure;
  if (failure !== undefined)
    host.err(shown`${errorColours.red("error")}: ${failure.code}: ${failure.message}\n`);
  if (findings.length > 0) host.out(shown`\n`);
  host.out(shown`${summary(report)}\n`);
}

function summary(report: Report): string {
  const { gathered, findings } = report;
  const bySeverity = Object.entries(counts(report)).filter(([, count]) => count > 0);
  const detail =
    bySeverity.length === 0
      ? ""
      : ` (${bySeverity.map(([severity, count]) => `${count} ${severity}`).join(", ")})`;
  const errors = gathered.problems.length > 0 ? `, ${plural(gathered.problems.length, "error")}` : "";
  const skipped = gathered.skipped > 0 ? `, ${plural(gathered.skipped, "other document")} skipped` : "";
  const judged = `${plural(gathered.resources.length, "resource")} in ${plural(gathered.files, "file")}`;
  return `${plural(findings.length, "finding")}${detail} in ${judged}${skipped}${errors}`;
}
