// `palisade validate config`: Kubernetes files judged as one set, each finding at its place in the text.
import { type Severity, severities } from "@palisade/guardrails";
import { reportFormats } from "@palisade/guardrails/reports";
import { reportOn } from "../configurations/configuration-report.js";
import { gatherManifests } from "../configurations/gather-manifests.js";
import { bundleOption, openGuard } from "../default-policy.js";
import { defineCommand } from "../define-command.js";
import { chooseFormat, exitCodeOf, printReport } from "../output/print-report.js";
import { readVerification, verificationOptions } from "../signing-keys.js";
import { UsageError } from "../usage-error.js";

export const validateConfig = defineCommand({
  name: "validate config",
  summary: "Judges Kubernetes manifests: files, directories, or standard input (-).",
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
      description: "print nothing but findings and errors: no table, no totals, no progress",
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
      default: "medium",
      placeholder: "severity",
      description: "exit with 1 for findings of this severity or worse",
    },
    strict: {
      type: "boolean",
      description: "exit with 2 if there is anything that no rule looked at",
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
    bundle: bundleOption,
    ...verificationOptions,
  },
  examples: [
    { line: "palisade validate config deploy/", meaning: "every manifest below a directory" },
    { line: "helm template chart/ | palisade validate config -", meaning: "what a chart renders to" },
    {
      line: "palisade validate config --render chart/ overlays/",
      meaning: "what charts and kustomizations give",
    },
    { line: "palisade validate config --fail-on high --format json app.yaml", meaning: "for a pipeline" },
    { line: "palisade validate config --format html -o report.html deploy/", meaning: "a report to hand on" },
  ],
  run: async ({ paths, values }, host) => {
    if (values.values.length > 0 && !values.render)
      throw new UsageError("--values are for charts that --render renders");
    const set = await gatherManifests(paths, values.quiet ? { ...host, interactive: false } : host, {
      ...(values.render ? { render: { values: values.values } } : {}),
    });
    const guard = await openGuard(values.bundle, host, await readVerification(values, host));
    const report = reportOn(set, guard, {
      threshold: values["fail-on"] as Severity,
      show: values.show as Severity,
      strict: values.strict,
      allowEmpty: values["allow-empty"],
    });
    const { output, quiet } = values;
    await printReport(report, { format: chooseFormat(values.format, output), output, quiet }, host);
    return exitCodeOf(report);
  },
});
