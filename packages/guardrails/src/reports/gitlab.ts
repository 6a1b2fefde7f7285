// GitLab's code quality report: the merge request shows what it adds and what it mends.
import { escapeText } from "@palisade/language";
import type { Severity } from "../contract/effect.js";
import type { FilePlace } from "../contract/file-place.js";
import { fingerprintOf } from "./fingerprint.js";
import { jsonText } from "./json-text.js";
import { pathBelow } from "./path-below.js";
import { type Report, shownFindings, standingOf } from "./report.js";
import { defineFormat } from "./report-format.js";

export const gitlab = defineFormat({
  name: "gitlab",
  summary: "code quality of a GitLab merge request",
  extension: "json",
  write: (report) => jsonText(issuesOf(report), 1),
});

const severities: Readonly<Record<Severity, string>> = {
  critical: "blocker",
  high: "critical",
  medium: "major",
  low: "minor",
  info: "info",
};

function* issuesOf(report: Report): Generator<unknown> {
  for (const { code = "unreadable", message, place } of report.problems) {
    const path = place === undefined ? "" : pathBelow(place.file, report.root);
    yield {
      description: escapeText(message),
      check_name: escapeText(code),
      fingerprint: fingerprintOf([code, path, message]),
      severity: "blocker",
      location: locationOf(place, report.root),
    };
  }
  for (const finding of shownFindings(report)) {
    if (standingOf(finding, report) !== "violation") continue;
    yield {
      description: escapeText(`${finding.title}: ${finding.message}`),
      check_name: escapeText(finding.rule),
      fingerprint: finding.fingerprint,
      severity: severities[finding.severity],
      location: locationOf(finding.place, report.root),
    };
  }
}

/** An issue must have a path; what is said of the whole set stands at the directory. */
function locationOf(place: FilePlace | undefined, root: string | undefined): unknown {
  if (place === undefined) return { path: ".", lines: { begin: 1 } };
  const { file, line, endLine = line } = place;
  return { path: pathBelow(file, root), lines: { begin: line, end: endLine } };
}
