// `palisade validate config`: Kubernetes files judged as one set, each finding at its place in the text.
import { type Severity, severities } from "@palisade/guardrails";
import { reportFormats } from "@palisade/guardrails/reports";
import { reportOn } from "../configurations/configuration-report.js";
import { gatherManifests } from "../configurations/gather-manifests.js";
import { defineCommand } from "../define-command.js";
import { chooseFormat, exitCodeOf, printReport } from "../output/print-report.js";
import { clearProgress, showProgress } from "../output/progress.js";
import { guardOptions, packOptions } from "../policies/guard-options.js";
import { openSetGuard } from "../policies/open-guard.js";
import { baselineFiles, readBaselineFor, writeBaseline } from "../project/baseline-file.js";
import { exceptionFiles, readExceptionFiles } from "../project/exception-files.js";
import { readIgnored } from "../project/ignored-paths.js";
import { loadProject } from "../project/load-project.js";
import { attestationsOption, readAttestations, reportedFrameworks } from "../project/reported-frameworks.js";
import { UsageError } from "../usage-error.js";

/** Judging more takes long enough to be watched. */
const manyDocuments = 100;

export const validateConfig = defineCommand({
  name: "validate config",
  summary: "Judges Kubernetes manifests and Terraform plans: files, directories, or standard input (-).",
  arguments: "<paths...>",
  options: {
    format: {
      type: "string",
      choices: [...reportFormats.keys()],
      description: "how to write the report; without it as the ending of --output says, else pretty",
    },
    output: {
      type: "string",
      short: "o",
      placeholder: "file",
      description: "write the report to this file, whole or not at all; errors stay on standard error",
    },
    quiet: {
      type: "boolean",
      description:
        "print nothing but findings and errors: no table, no totals, no progress, not what was written",
    },
    show: {
      type: "string",
      choices: severities,
      default: "info",
      placeholder: "severity",
      description: "write findings of this severity or worse, and only count the others",
    },
    "fail-on": {
      type: "string",
      choices: severities,
      placeholder: "severity",
      description:
        "exit with 1 for findings of this severity or worse; default: as the project says, else medium",
    },
    strict: {
      type: "boolean",
      description:
        "exit with 2 if there is anything that no rule looked at, an exception that nothing needs, or an attestation that says nothing",
    },
    preview: { type: "boolean", description: "have findings of rules that are in preview count, too" },
    ignore: {
      type: "list",
      placeholder: "glob",
      description:
        "what is not read, as in .gitignore; beside .palisadeignore and the project's (repeatable)",
    },
    "no-comment-exceptions": {
      type: "boolean",
      description: "have comments (# palisade-except: …) except nothing",
    },
    "allow-annotation-exceptions": {
      type: "boolean",
      description: "let objects except themselves, by the annotation palisade/except",
    },
    baseline: {
      type: "string",
      placeholder: "file",
      description: "tell findings that this file has from new ones",
    },
    "new-only": { type: "boolean", description: "have only findings count that the baseline does not have" },
    "write-baseline": {
      type: "string",
      placeholder: "file",
      description: "write what counts now into this file, for runs to come",
    },
    "allow-empty": {
      type: "boolean",
      description: "do not exit with 2 because there is nothing to judge",
    },
    render: {
      type: "boolean",
      description:
        "judge what charts and kustomizations render to, by helm and by kustomize or kubectl, instead of their files",
    },
    values: {
      type: "list",
      placeholder: "file",
      description: "with --render: values for the charts (repeatable)",
    },
    ...packOptions,
    attestations: attestationsOption,
    ...guardOptions,
  },
  examples: [
    { line: "palisade validate config deploy/", meaning: "every manifest below a directory" },
    { line: "helm template chart/ | palisade validate config -", meaning: "what a chart renders to" },
    {
      line: "palisade validate config --render chart/ overlays/",
      meaning: "what charts and kustomizations give",
    },
    { line: "palisade validate config --fail-on high --format json app.yaml", meaning: "for a pipeline" },
    {
      line: "palisade validate config --framework cis --pack cost deploy/",
      meaning: "by other packs of rules",
    },
    { line: "palisade validate config --format html -o report.html deploy/", meaning: "a report to hand on" },
  ],
  run: async ({ paths, values }, host) => {
    if (values.values.length > 0 && !values.render)
      throw new UsageError("--values are for charts that --render renders");
    const project = await loadProject(values, host);
    const { settings } = project;
    const excepting = exceptionFiles(project, values.exceptions);
    const exceptions = await readExceptionFiles(excepting, project, host);
    const baseline = await readBaselineFor(project, values, host);
    const frameworks = await reportedFrameworks(values, project);
    const attestations = await readAttestations(values.attestations, project, host);
    if (values.attestations.length > 0 && frameworks.length === 0)
      throw new UsageError(
        "--attestations are about frameworks, and none is reported: name one with --framework",
      );
    const isIgnored = await readIgnored(project, values.ignore, host, !values["no-config"]);
    const watched = values.quiet ? { ...host, interactive: false } : host;
    const set = await gatherManifests(paths, watched, {
      ...(values.render ? { render: { values: values.values } } : {}),
      isIgnored,
      own: [
        project.file,
        ...excepting.map(({ path }) => path),
        ...(settings.attestations ?? []).map(project.pathOf),
        ...values.attestations,
        ...baselineFiles(project, values),
        values.output,
      ],
      exceptions: {
        comments: !values["no-comment-exceptions"] && settings.commentExceptions !== false,
        annotations: values["allow-annotation-exceptions"] || settings.annotationExceptions === true,
      },
    });
    const preview = values.preview || settings.preview === true;
    const sets = await openSetGuard(values, host, { project, exceptions, preview });
    const { length } = set.resources;
    const report = await reportOn(set, sets, {
      threshold: (values["fail-on"] as Severity | undefined) ?? settings.failOn ?? "medium",
      show: values.show as Severity,
      strict: values.strict || settings.strict === true,
      allowEmpty: values["allow-empty"],
      settings: project.file,
      exceptions,
      frameworks,
      attestations,
      ...(length > manyDocuments && {
        onProgress: (judged: number) => showProgress("judging", judged, length, watched),
      }),
      ...baseline,
    });
    if (length > manyDocuments) clearProgress(watched);
    const { output, quiet } = values;
    await printReport(report, { format: chooseFormat(values.format, output), output, quiet }, host);
    const written = values["write-baseline"];
    return written === undefined ? exitCodeOf(report) : writeBaseline(written, report, quiet, host);
  },
});
