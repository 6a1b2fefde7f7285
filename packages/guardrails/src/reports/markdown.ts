// The report as a comment on a pull request: a table, worst first, within the length that a comment may have.
import type { FilePlace } from "../contract/file-place.js";
import { claimText, countsText, evidenceText, scoreText } from "../frameworks/framework-text.js";
import type { ControlResult, FrameworkResult } from "../frameworks/judge-framework.js";
import { markdownCode, markdownText } from "./markdown-text.js";
import {
  type Outcome,
  outcomeOf,
  type Report,
  type ReportedFinding,
  type ReportProblem,
  shownFindings,
  standingOf,
} from "./report.js";
import { defineFormat } from "./report-format.js";
import {
  byReason,
  byRule,
  byStanding,
  controlText,
  coverageText,
  plural,
  type RuleTally,
  severityText,
} from "./tallies.js";

export const markdown = defineFormat({
  name: "markdown",
  summary: "a comment on a pull request",
  extension: "md",
  write: function* (report) {
    const { violation, excepted, baseline } = byStanding(report);
    const bySeverity = violation.length === 0 ? "" : ` (${severityText(violation)})`;
    yield `## Palisade: ${plural(violation.length, "finding")}${bySeverity}\n\n`;
    yield `${outcomeTexts[outcomeOf(report)](report)}\n`;
    yield* section("Not judged", report.problems, lengths.problems, { row: problemRow });
    const shown = shownFindings(report).filter((finding) => standingOf(finding, report) === "violation");
    const where = { head: ["severity", "rule", "where", "what"], row: findingRow };
    yield* section("", shown, lengths.findings, where);
    const rules = { head: ["rule", "findings", "what to do", "controls"], row: ruleRow };
    yield* section("What to do", byRule(shown), lengths.rules, rules);
    for (const framework of report.frameworks ?? []) yield* frameworkSection(framework);
    yield `\n${totals(report, excepted.length, baseline.length)}\n`;
  },
});

/** GitHub takes comments of 65,536 characters. */
const lengths = { problems: 8_000, findings: 32_000, rules: 16_000, frameworks: 3_000, cell: 1_000 } as const;

const outcomeTexts: Readonly<Record<Outcome, (report: Report) => string>> = {
  passed: ({ threshold }) => `**Passed**: nothing is ${threshold} or worse.`,
  failed: (report) => `**Failed**: there are findings that are ${report.threshold} or worse.`,
  incomplete: ({ problems }) =>
    `**No answer**: ${plural(problems.length, "error")} kept something from being judged.`,
};

type Table<T> = { readonly head?: readonly string[]; readonly row: (item: T) => readonly string[] };

/** As many rows as there is room for, and then how many are left out. */
function* section<T>(
  title: string,
  items: readonly T[],
  room: number,
  { head, row }: Table<T>,
): Generator<string> {
  if (items.length === 0) return;
  yield title === "" ? "\n" : `\n### ${title}\n\n`;
  if (head !== undefined) yield `${line(head)}${line(head.map(() => "---"))}`;
  let left = room;
  for (const [index, item] of items.entries()) {
    const cells = row(item);
    const text = head === undefined ? `- ${cells.join(": ")}\n` : line(cells);
    left -= text.length;
    if (left < 0) {
      yield `\nand ${items.length - index} more\n`;
      return;
    }
    yield text;
  }
}

/** Sections with their scores, and the controls that failed. */
function* frameworkSection(framework: FrameworkResult): Generator<string> {
  const { title, sections } = framework;
  const sectionRow = (each: FrameworkResult["sections"][number]): readonly string[] =>
    [`${each.id} ${each.title}`, scoreText(each), countsText(each)].map(markdownText);
  const head = ["section", "score", "controls"];
  const heading = `${markdownText(title)}: ${scoreText(framework)}`;
  yield* section(heading, sections, lengths.frameworks, { head, row: sectionRow });
  const failed = sections.flatMap(({ controls }) => controls.filter(({ status }) => status === "failed"));
  const controlRow = (control: ControlResult): readonly string[] =>
    [control.id, control.title, evidenceText(control)].map((text) => markdownText(cut(text)));
  const failedHead = ["failed", "control", "evidence"];
  yield* section("", failed, lengths.frameworks, { head: failedHead, row: controlRow });
  const claim = claimText(framework);
  if (claim !== "") yield `\n${claim}\n`;
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |\n`;
}

function findingRow({
  severity,
  rule,
  place,
  subject,
  namespace,
  message,
}: ReportedFinding): readonly string[] {
  const about = [namespace, subject].filter((part) => part !== undefined).join("/");
  const where = [placeText(place), about]
    .filter((part) => part !== "")
    .map((part) => markdownCode(cut(part)));
  return [severity, markdownCode(cut(rule)), where.join(" "), markdownText(cut(message))];
}

function ruleRow({ rule, findings, remedies, controls }: RuleTally): readonly string[] {
  const remedy = remedies.map((text) => markdownText(cut(text))).join("; ");
  return [markdownCode(cut(rule)), String(findings.length), remedy, markdownText(cut(controlText(controls)))];
}

function problemRow({ code, message, place }: ReportProblem): readonly string[] {
  const where = placeText(place);
  return [where, code ?? ""]
    .filter((part) => part !== "")
    .map((part) => markdownCode(cut(part)))
    .concat(markdownText(cut(message)));
}

function placeText(place: FilePlace | undefined): string {
  return place === undefined ? "" : `${place.file}:${place.line}`;
}

function totals({ coverage, files, documents, skipped }: Report, excepted: number, baseline: number): string {
  const beside = [
    [excepted, `${excepted} excepted`],
    [baseline, `${baseline} in the baseline`],
    [skipped, `${plural(skipped, "other document")} skipped`],
  ] as const;
  const counts = [
    `${plural(documents.length, "resource")} in ${plural(files, "file")}`,
    ...beside.filter(([count]) => count > 0).map(([, text]) => text),
    coverageText(coverage),
  ].join("; ");
  const reasons = byReason(coverage.unlooked)
    .slice(0, 10)
    .map(({ reason, count }) => `\n- not looked at: ${markdownText(cut(reason))} (${count})`);
  return `${counts}.${reasons.length > 0 ? "\n" : ""}${reasons.join("")}`;
}

function cut(text: string): string {
  return text.length <= lengths.cell ? text : `${text.slice(0, lengths.cell)} …`;
}
