// Workflow commands of GitHub Actions: each finding becomes an annotation at its line.
import { escapeText, withoutLogCommands } from "@palisade/language";
import type { Severity } from "../contract/effect.js";
import type { FilePlace } from "../contract/file-place.js";
import { pathBelow } from "./path-below.js";
import { type Report, shownFindings, standingOf } from "./report.js";
import { defineFormat } from "./report-format.js";
import { byStanding, coverageText, plural, severityText } from "./tallies.js";

export const github = defineFormat({
  name: "github",
  summary: "annotations in a GitHub workflow",
  extension: "txt",
  write: function* (report, options = {}) {
    const { root } = report;
    for (const { code, message, place } of report.problems)
      yield command("error", { ...placeProperties(place, root), title: code ?? "unreadable" }, message);
    for (const { code, message, place } of report.warnings)
      yield command("warning", { ...placeProperties(place, root), title: code ?? "warning" }, message);
    for (const { severity, rule, title, message, place, ...finding } of toActOn(report)) {
      const properties = { ...placeProperties(place, root), title: `${rule}: ${title}` };
      const about = place === undefined && finding.subject !== undefined ? `${finding.subject}: ` : "";
      yield command(commands[severity], properties, `${about}${message}`);
    }
    if (options.quiet !== true) yield `${summary(report)}\n`;
  },
});

const commands: Readonly<Record<Severity, string>> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "notice",
  info: "notice",
};

/** What is excepted, or known for long, is nobody's business in a review. */
function toActOn(report: Report) {
  return shownFindings(report).filter((finding) => standingOf(finding, report) === "violation");
}

type Properties = Readonly<Record<string, string | number | undefined>>;

function placeProperties(place: FilePlace | undefined, root: string | undefined): Properties {
  if (place === undefined) return {};
  const { line, endLine, column, endColumn } = place;
  // Columns are only taken on one line.
  const columns = endLine === undefined || endLine === line ? { col: column, endColumn } : {};
  return { file: pathBelow(place.file, root), line, endLine, ...columns };
}

function command(name: string, properties: Properties, message: string): string {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  const list = given.map(([key, value]) => `${key}=${escapeProperty(String(value))}`).join(",");
  return `::${name} ${list}::${escapeData(message)}\n`;
}

function escapeData(text: string): string {
  return withoutLogCommands(escapeText(text)).replaceAll("%", "%25");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

function summary(report: Report): string {
  const { violation } = byStanding(report);
  const bySeverity = violation.length === 0 ? "" : ` (${severityText(violation)})`;
  return `${plural(violation.length, "finding")}${bySeverity}, ${plural(report.problems.length, "error")}; ${coverageText(report.coverage)}`;
}
