// `palisade validate config`: Kubernetes files judged as one set, each finding at its place in the text.
import { type Severity, severities } from "@palisade/guardrails";
import { reportOn } from "../configurations/configuration-report.js";
import { gatherManifests } from "../configurations/gather-manifests.js";
import { printReport, reportJson } from "../configurations/print-report.js";
import { bundleOption, openGuard } from "../default-policy.js";
import { defineCommand } from "../define-command.js";
import { jsonData } from "../output/terminal-text.js";
import { readVerification, verificationOptions } from "../signing-keys.js";

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
    strict: {
      type: "boolean",
      description: "exit with 2 if there is anything that no rule looked at",
    },
    "allow-empty": {
      type: "boolean",
      description: "do not exit with 2 because there is nothing to judge",
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
    const set = await gatherManifests(paths, host);
    const guard = await openGuard(values.bundle, host, await readVerification(values, host));
    const report = reportOn(set, guard, {
      threshold: values["fail-on"] as Severity,
      strict: values.strict,
      allowEmpty: values["allow-empty"],
    });
    if (values.format === "json") host.out(jsonData(`${JSON.stringify(reportJson(report), undefined, 2)}\n`));
    else printReport(report, host);
    return report.exitCode;
  },
});
