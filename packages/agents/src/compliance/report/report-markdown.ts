// A report as Markdown: for a ticket, a wiki or a comment.
import { markdownCode, markdownText } from "@palisade/guardrails/reports";
import type { ComplianceReport, TargetReport } from "./report-schema.js";
import {
  basisWords,
  claimWords,
  countsWords,
  disagreeing,
  evidenceWords,
  outcomeWords,
  scanWords,
  scoreWords,
  statusWords,
  targetTitle,
  titlesOf,
  trendWords,
} from "./report-words.js";

/** A comment with more lines is cut by those who show it. */
const mostRows = 400;
const mostEvidence = 3;

/** @example complianceMarkdown(report).split("\n")[0] // "# CIS Kubernetes Benchmark v1.12: 87.5" */
export function complianceMarkdown(report: ComplianceReport): string {
  const trend = trendWords(report);
  const lines = [
    `# ${markdownText(report.framework.title)}: ${scoreWords(report.score)}`,
    "",
    `${outcomeWords[report.outcome]}. ${countsWords(report.counts)}, on ${report.generatedAt.slice(0, 10)}. ${claimWords(report)}`.trimEnd(),
    ...(trend === undefined ? [] : ["", `Trend: ${trend}.`]),
    "",
    "| section | score | pass | fail | manual | not applicable |",
    "| --- | --: | --: | --: | --: | --: |",
    ...report.sections.map(
      ({ id, title, score, counts }) =>
        `| ${markdownText(`${id} ${title}`)} | ${scoreWords(score)} | ${counts.pass} | ${counts.fail} | ${counts.manual} | ${counts.not_applicable} |`,
    ),
    ...(report.targets.length > 1 ? fleet(report) : []),
    ...report.targets.flatMap((target) => targetLines(target, report)),
  ];
  return `${lines.join("\n")}\n`;
}

function fleet({ targets }: ComplianceReport): readonly string[] {
  return [
    "",
    "| target | score | pass | fail | manual | not applicable |",
    "| --- | --: | --: | --: | --: | --: |",
    ...targets.map((target) => {
      const { score, counts } = target;
      return `| ${markdownCode(targetTitle(target))} | ${scoreWords(score)} | ${counts.pass} | ${counts.fail} | ${counts.manual} | ${counts.not_applicable} |`;
    }),
  ];
}

function targetLines(target: TargetReport, report: ComplianceReport): readonly string[] {
  const titles = titlesOf(report);
  const scan = scanWords(target);
  // Of a fleet, what fails; the other formats have the rest.
  const shown =
    report.targets.length > 1 ? target.controls.filter(({ status }) => status === "fail") : target.controls;
  return [
    "",
    `## ${markdownText(targetTitle(target))}: ${scoreWords(target.score)}`,
    "",
    `${countsWords(target.counts)}; ${target.documents} documents.${scan === undefined ? "" : ` ${markdownText(scan)}.`}`,
    ...target.notes.map(
      ({ part, code, message }) => `- ${markdownText(part)}: ${markdownCode(code)}: ${markdownText(message)}`,
    ),
    ...disagreeing(target).map(
      ({ id, disagreement }) => `- ${markdownCode(id)} is disagreed about: ${markdownText(disagreement)}`,
    ),
    ...(target.unlooked.length === 0
      ? []
      : [`- ${target.unlooked.length} things that no rule looked at; the JSON report has them`]),
    "",
    "| control | title | status | by | evidence, or what to look at |",
    "| --- | --- | --- | --- | --- |",
    ...shown.slice(0, mostRows).map(({ id, status, basis, reason, evidence }) => {
      const proof = evidence.slice(0, mostEvidence).map(evidenceWords);
      const said = status === "fail" || status === "pass" ? proof : [reason, ...proof];
      const more = evidence.length > mostEvidence ? [`and ${evidence.length - mostEvidence} more`] : [];
      return `| ${markdownCode(id)} | ${markdownText(titles.get(id) ?? "")} | ${statusWords[status]} | ${basisWords[basis]} | ${[...said, ...more].map(markdownText).join("<br>")} |`;
    }),
    ...(shown.length > mostRows ? ["", `These are the first ${mostRows} of ${shown.length}.`] : []),
  ];
}
