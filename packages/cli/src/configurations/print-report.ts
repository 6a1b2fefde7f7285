// The report of `validate config`, for people and for programs.
import { type Severity, severities } from "@palisade/guardrails";
import type { Host } from "../host.js";
import { findingText, plural } from "../output/decision-text.js";
import { shown } from "../output/terminal-text.js";
import { type ConfigurationReport, reasonsOf } from "./configuration-report.js";

/** Reasons that are printed; the rest is in the JSON. */
const shownReasons = 10;

export function reportJson(report: ConfigurationReport): unknown {
  const { decision, findings, coverage, errors, failures } = report;
  return {
    findings,
    errors: [...errors.map(({ file, place, message }) => ({ file, ...place, message })), ...failures],
    coverage,
    summary: {
      ...counts(report),
      files: report.files,
      resources: report.resources,
      skipped: report.setAside,
    },
    ...(decision === undefined
      ? {}
      : {
          decision: {
            id: decision.id,
            effect: decision.effect,
            ...(decision.failure === undefined ? {} : { failure: decision.failure }),
            policy: decision.policy,
            evaluatedAt: decision.evaluatedAt,
          },
        }),
  };
}

function counts({ findings }: ConfigurationReport): Record<Severity, number> {
  const count = (severity: Severity): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return Object.fromEntries(severities.map((severity) => [severity, count(severity)])) as Record<
    Severity,
    number
  >;
}

export function printReport(report: ConfigurationReport, host: Host): void {
  const { colours, errorColours } = host;
  const byPlace = report.findings.toSorted(
    (left, right) =>
      (left.file < right.file ? -1 : left.file > right.file ? 1 : 0) ||
      left.line - right.line ||
      left.column - right.column,
  );
  for (const finding of byPlace) {
    host.out(findingText(finding, `${finding.file}:${finding.line}:${finding.column}`, colours));
  }
  const error = errorColours.red("error");
  for (const { file, place, message } of report.errors)
    host.err(shown`${file}:${place.line}:${place.column}: ${error}: ${message}\n`);
  for (const { code, message } of report.failures) host.err(shown`${error}: ${code}: ${message}\n`);
  if (report.findings.length > 0) host.out(shown`\n`);
  host.out(shown`${summary(report)}\n`);
  printCoverage(report, host);
}

function summary(report: ConfigurationReport): string {
  const { findings, errors, resources, files } = report;
  const bySeverity = Object.entries(counts(report)).filter(([, count]) => count > 0);
  const detail =
    bySeverity.length === 0
      ? ""
      : ` (${bySeverity.map(([severity, count]) => `${count} ${severity}`).join(", ")})`;
  const mistakes = errors.length > 0 ? `, ${plural(errors.length, "error")}` : "";
  const skipped = report.setAside > 0 ? `, ${plural(report.setAside, "other document")} skipped` : "";
  const judged = `${plural(resources, "resource")} in ${plural(files, "file")}`;
  return `${plural(findings.length, "finding")}${detail} in ${judged}${skipped}${mistakes}`;
}

/** One line of counts, and one for each reason why something was not looked at. */
function printCoverage({ coverage }: ConfigurationReport, host: Host): void {
  const { judged, partly, unlooked } = coverage;
  host.out(shown`coverage: ${judged} judged, ${partly} partly, ${unlooked.length} not looked at\n`);
  const reasons = reasonsOf(unlooked);
  for (const { reason, count, first } of reasons.slice(0, shownReasons)) {
    const more = count > 1 ? ` and ${count - 1} more` : "";
    host.out(shown`    ${first.file}:${first.line}:${first.column}${more}: ${reason}\n`);
  }
  if (reasons.length > shownReasons)
    host.out(shown`    and ${plural(reasons.length - shownReasons, "other reason")}, in --format json\n`);
}
