// The report as JSON, for programs: every finding with its place, what could not be judged, what nobody looked at.

import type { Decision } from "../contract/decision.js";
import type { FilePlace } from "../contract/file-place.js";
import { jsonText } from "./json-text.js";
import {
  outcomeOf,
  type Report,
  type ReportedFinding,
  type ReportedUnlooked,
  type ReportProblem,
  shownFindings,
} from "./report.js";
import { defineFormat } from "./report-format.js";
import { byRule, byStanding, countBySeverity } from "./tallies.js";

export const json = defineFormat({
  name: "json",
  summary: "everything there is to know, for programs",
  extension: "json",
  write: (report) => jsonText(reportJson(report)),
});

/** Its lists are made while they are written. */
function reportJson(report: Report): unknown {
  const { problems, coverage, decision } = report;
  return {
    findings: mapped(shownFindings(report), findingJson),
    errors: problems.map(problemJson),
    ...(report.warnings.length === 0 ? {} : { warnings: report.warnings.map(problemJson) }),
    coverage: { ...coverage, unlooked: mapped(coverage.unlooked, unlookedJson) },
    summary: summaryJson(report),
    ...(report.frameworks === undefined ? {} : { frameworks: report.frameworks }),
    ...(decision === undefined ? {} : { decision: decisionJson(decision) }),
    outcome: outcomeOf(report),
    threshold: report.threshold,
    tool: report.tool,
    ...(report.settings === undefined ? {} : { settings: report.settings }),
  };
}

function* mapped<T>(items: readonly T[], change: (item: T) => unknown): Generator<unknown> {
  for (const item of items) yield change(item);
}

function problemJson({ code, message, place }: ReportProblem): unknown {
  return { code, message, ...place };
}

function findingJson({ place, ...finding }: ReportedFinding): unknown {
  return { ...finding, ...placeJson(place) };
}

function unlookedJson({ place, ...unlooked }: ReportedUnlooked): unknown {
  return { ...unlooked, ...placeJson(place) };
}

function placeJson(place: FilePlace | undefined): Partial<FilePlace> {
  return place ?? {};
}

function summaryJson(report: Report): unknown {
  const { violation, excepted, not_applicable, baseline } = byStanding(report);
  return {
    ...countBySeverity(violation),
    files: report.files,
    resources: report.documents.length,
    skipped: report.skipped,
    ignored: report.ignored,
    excepted: excepted.length,
    notApplicable: not_applicable.length,
    baseline: baseline.length,
    notShown: report.findings.length - shownFindings(report).length,
    rules: Object.fromEntries(byRule(violation).map(({ rule, findings }) => [rule, findings.length])),
  };
}

function decisionJson({ findings: _, coverage: __, ...decision }: Decision): unknown {
  return decision;
}
