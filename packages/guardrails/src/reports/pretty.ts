// The report as a person reads it: grouped by object, worst first; what to do stands once for each rule, at the end.
import { escapeText, withoutLogCommands } from "@palisade/language";
import type { Severity } from "../contract/effect.js";
import type { FilePlace } from "../contract/file-place.js";
import { claimText, countsText, evidenceText, scoreText } from "../frameworks/framework-text.js";
import type { FrameworkResult } from "../frameworks/judge-framework.js";
import { type Report, type ReportProblem, shownFindings, standingOf } from "./report.js";
import { defineFormat, type Style, type WriteOptions } from "./report-format.js";
import {
  byObject,
  byReason,
  byRule,
  byStanding,
  controlText,
  coverageText,
  type ObjectTally,
  plural,
  type RuleTally,
  severityText,
  standingText,
} from "./tallies.js";

export const pretty = defineFormat({
  name: "pretty",
  summary: "for people: by resource, worst first, with a table by rule",
  extension: "txt",
  write: function* (report, options = {}) {
    const paint = options.paint ?? ((_, text) => text);
    for (const line of prettyLines(report, paint, options)) yield `${withoutLogCommands(line)}\n`;
  },
});

type Paint = (style: Style, text: string) => string;

/** Reasons that are printed; the rest is in the JSON. */
const shownReasons = 10;

function* prettyLines(report: Report, paint: Paint, options: WriteOptions): Generator<string> {
  const shown = shownFindings(report).filter((finding) => standingOf(finding, report) !== "baseline");
  for (const [index, object] of byObject(shown, report).entries()) {
    if (index > 0) yield "";
    yield* objectLines(object, report, paint);
  }
  if (options.withoutProblems !== true) for (const line of problemLines(report, paint)) yield line;
  if (options.quiet === true) return;
  if (shown.length > 0) yield "";
  const rules = byRule(shown.filter((finding) => standingOf(finding, report) === "violation"));
  if (rules.length > 0) yield* rulesLines(rules, paint);
  yield summary(report);
  yield* coverageLines(report);
  for (const framework of report.frameworks ?? []) yield* frameworkLines(framework, paint);
  if (report.settings !== undefined) yield `settings: ${escapeText(report.settings)}`;
}

const severityStyles: Readonly<Record<Severity, readonly Style[]>> = {
  critical: ["bold", "red"],
  high: ["red"],
  medium: ["yellow"],
  low: ["cyan"],
  info: ["dim"],
};

function* objectLines(object: ObjectTally, report: Report, paint: Paint): Generator<string> {
  const { subject = "The whole set", namespace, findings } = object;
  const within = namespace === undefined ? "" : ` in ${escapeText(namespace)}`;
  const counted = severityText(findings.filter((finding) => standingOf(finding, report) === "violation"));
  yield `${paint("bold", escapeText(subject))}${within}: ${counted === "" ? "nothing that counts" : counted}`;
  const rows = findings.map((finding) => {
    const standing = standingOf(finding, report);
    const word = standing === "violation" ? finding.severity : standing.replace("_", " ");
    return { finding, place: placeText(finding.place), word, why: standingText(finding, standing) };
  });
  const placeWidth = widest(rows.map(({ place }) => place));
  const wordWidth = widest(rows.map(({ word }) => word));
  for (const { finding, place, word, why } of rows) {
    const { severity, message, rule } = finding;
    const styled = severityStyles[severity].reduce<string>((text, style) => paint(style, text), word);
    const padding = " ".repeat(wordWidth - word.length);
    const id = paint("dim", `(${escapeText(rule)})`);
    yield `  ${place.padEnd(placeWidth)} ${styled}${padding}  ${escapeText(message)} ${id}`;
    if (finding.exception !== undefined || word.startsWith("excepted"))
      yield `  ${" ".repeat(placeWidth)} ${paint("dim", escapeText(why))}`;
  }
}

/** However many there are: they may be more than a call has room for. */
function widest(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, text.length), 0);
}

function placeText(place: FilePlace | undefined): string {
  return place === undefined ? "-" : `${escapeText(place.file)}:${place.line}:${place.column}:`;
}

function problemLines({ problems, warnings }: Report, paint: Paint): readonly string[] {
  const line = (word: string, { code, message, place }: ReportProblem): string => {
    const where = place === undefined ? "" : `${placeText(place)} `;
    const called = code === undefined ? "" : `${escapeText(code)}: `;
    return `${where}${word}: ${called}${escapeText(message)}`;
  };
  return [
    ...problems.map((each) => line(paint("red", "error"), each)),
    ...warnings.map((each) => line(paint("yellow", "warning"), each)),
  ];
}

/** One table: what was found how often, and the way out, once for each rule. */
function* rulesLines(rules: readonly RuleTally[], paint: Paint): Generator<string> {
  const widths = {
    severity: widest(rules.map(({ severity }) => severity)),
    count: widest(rules.map(({ findings }) => String(findings.length))),
  };
  const margin = " ".repeat(widths.severity + widths.count + 6);
  yield `${paint("bold", "By rule")} (\`palisade explain RULE\` says more)`;
  for (const { rule, title, severity, findings, remedies, controls } of rules) {
    const styled = severityStyles[severity].reduce<string>((text, style) => paint(style, text), severity);
    const padding = " ".repeat(widths.severity - severity.length);
    const count = String(findings.length).padStart(widths.count);
    yield `  ${styled}${padding}  ${count}  ${paint("bold", escapeText(rule))}  ${escapeText(title)}`;
    for (const remedy of remedies) yield `${margin}${paint("cyan", "fix:")} ${escapeText(remedy)}`;
    if (controls.length > 0) yield `${margin}${paint("dim", escapeText(controlText(controls)))}`;
  }
  yield "";
}

function summary(report: Report): string {
  const { violation, excepted, baseline } = byStanding(report);
  const bySeverity = severityText(violation);
  const hidden = report.findings.length - shownFindings(report).length;
  const beside = [
    [excepted.length, `${excepted.length} excepted`],
    [baseline.length, `${baseline.length} in the baseline`],
    [hidden, `${hidden} milder than ${report.show} not shown`],
    [report.skipped, `${plural(report.skipped, "other document")} skipped`],
    [report.ignored.files, `${plural(report.ignored.files, "file")} ignored`],
    [report.ignored.directories, `${directories(report.ignored.directories)} ignored`],
    [report.problems.length, plural(report.problems.length, "error")],
    [report.warnings.length, plural(report.warnings.length, "warning")],
  ] as const;
  const total = `${plural(violation.length, "finding")}${bySeverity === "" ? "" : ` (${bySeverity})`}`;
  const judged = `${plural(report.documents.length, "resource")} in ${plural(report.files, "file")}`;
  return [`${total} in ${judged}`, ...beside.filter(([count]) => count > 0).map(([, text]) => text)].join(
    ", ",
  );
}

function directories(count: number): string {
  return count === 1 ? "1 directory" : `${count} directories`;
}

/** A line for each section, and one for each control that failed. */
function* frameworkLines(framework: FrameworkResult, paint: Paint): Generator<string> {
  yield "";
  yield `${paint("bold", escapeText(framework.title))}: score ${scoreText(framework)}; ${countsText(framework)}`;
  for (const section of framework.sections) {
    yield `  ${escapeText(section.id)} ${escapeText(section.title)}: score ${scoreText(section)}; ${countsText(section)}`;
    for (const control of section.controls.filter(({ status }) => status === "failed"))
      yield `    ${paint("red", "failed")} ${escapeText(control.id)} ${escapeText(control.title)}: ${escapeText(evidenceText(control))}`;
  }
  const claim = claimText(framework);
  if (claim !== "") yield `  ${claim}`;
}

/** One line of counts, and one for each reason why something was not looked at. */
function* coverageLines({ coverage }: Report): Generator<string> {
  yield `coverage: ${coverageText(coverage)}`;
  const reasons = byReason(coverage.unlooked);
  for (const { reason, count, first } of reasons.slice(0, shownReasons)) {
    const { file, line, column } = first.place;
    const more = count > 1 ? ` and ${count - 1} more` : "";
    yield `    ${escapeText(file)}:${line}:${column}${more}: ${escapeText(reason)}`;
  }
  if (reasons.length > shownReasons)
    yield `    and ${plural(reasons.length - shownReasons, "other reason")}, in --format json`;
}
