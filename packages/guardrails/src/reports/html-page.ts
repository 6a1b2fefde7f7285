// The report as one page to hand on: no script, nothing from elsewhere, charts within, fit for print.
import type { FilePlace } from "../contract/file-place.js";
import { claimText, countsText, evidenceText, scoreText, statusTexts } from "../frameworks/framework-text.js";
import type { FrameworkResult } from "../frameworks/judge-framework.js";
import { ruleBars, severityColours, severityParts, stackedBar } from "./html-charts.js";
import { htmlHead } from "./html-head.js";
import { html, type Markup } from "./html-text.js";
import {
  type Outcome,
  outcomeOf,
  type Report,
  type ReportedFinding,
  shownFindings,
  standingOf,
} from "./report.js";
import { defineFormat } from "./report-format.js";
import {
  byObject,
  byReason,
  byRule,
  byStanding,
  controlText,
  countBySeverity,
  coverageUntold,
  type ObjectTally,
  plural,
  type RuleTally,
  standingText,
} from "./tallies.js";

export const htmlPage = defineFormat({
  name: "html",
  summary: "one page to read, print and hand on",
  extension: "html",
  write: function* (report) {
    for (const part of page(report)) yield part.toString();
  },
});

/** More findings than anybody reads, and not more than a browser shows. */
const mostRows = 5_000;

function* page(report: Report): Generator<Markup> {
  const { violation } = byStanding(report);
  const shown = shownFindings(report).filter((finding) => standingOf(finding, report) !== "baseline");
  const rules = byRule(violation);
  yield htmlHead(`Palisade: ${plural(violation.length, "finding")}`);
  yield opening(report, violation.length);
  yield stackedBar("Findings by severity", severityParts(countBySeverity(violation)));
  if (rules.length > 0) yield ruleBars(rules);
  yield coverageBar(report);
  yield* problemList(report);
  for (const framework of report.frameworks ?? []) yield* frameworkTables(framework);
  yield* findingTables(shown, report);
  yield* ruleTable(rules);
  yield* unlookedList(report);
  yield closing(report);
}

const outcomeTexts: Readonly<Record<Outcome, (report: Report) => string>> = {
  passed: ({ threshold }) => `Passed: nothing is ${threshold} or worse.`,
  failed: ({ threshold }) => `Failed: there are findings that are ${threshold} or worse.`,
  incomplete: ({ problems }) =>
    `No answer: ${plural(problems.length, "error")} kept something from being judged.`,
};

function opening(report: Report, count: number): Markup {
  const outcome = outcomeOf(report);
  const { excepted, baseline } = byStanding(report);
  const hidden = report.findings.length - shownFindings(report).length;
  const beside = [
    [excepted.length, `${excepted.length} excepted`],
    [baseline.length, `${baseline.length} in the baseline`],
    [hidden, `${hidden} milder than ${report.show} not shown`],
    [report.skipped, `${plural(report.skipped, "other document")} skipped`],
  ] as const;
  const judged = `${plural(report.documents.length, "resource")} in ${plural(report.files, "file")}`;
  const counts = [judged, ...beside.filter(([number]) => number > 0).map(([, text]) => text)].join(", ");
  return html`<h1>${plural(count, "finding")}</h1>
<p class="outcome ${outcome}">${outcomeTexts[outcome](report)}</p>
<p>${counts}.</p>
`;
}

function coverageBar({ coverage: { judged, partly = 0, unlooked } }: Report): Markup {
  if (judged === undefined)
    return html`<p>Coverage: ${coverageUntold}.</p>
`;
  return stackedBar("Coverage", [
    { label: "judged", count: judged, colour: "#2e7d4f" },
    { label: "partly", count: partly, colour: "#b87503" },
    { label: "not looked at", count: unlooked.length, colour: "#6b7280" },
  ]);
}

function* problemList({ problems }: Report): Generator<Markup> {
  if (problems.length === 0) return;
  yield html`<h2>Not judged</h2>
<ul>
`;
  for (const { code, message, place } of problems)
    yield html`<li>${placeMarkup(place)} ${code === undefined ? "" : `${code}: `}${message}</li>
`;
  yield html`</ul>
`;
}

function* findingTables(findings: readonly ReportedFinding[], report: Report): Generator<Markup> {
  if (findings.length === 0) return;
  yield html`<h2>Findings, worst first</h2>
`;
  let left = mostRows;
  for (const object of byObject(findings, report)) {
    if (left <= 0) break;
    yield objectTable(object, report, left);
    left -= object.findings.length;
  }
  if (findings.length > mostRows)
    yield html`<p>These are the first ${mostRows} of ${findings.length}; the JSON report has all of them.</p>
`;
}

function objectTable(object: ObjectTally, report: Report, most: number): Markup {
  const { subject = "The whole set", namespace, findings } = object;
  const within = namespace === undefined ? "" : html` <span class="quiet">in ${namespace}</span>`;
  const rows = findings.slice(0, most).map((finding) => {
    const { severity, message, rule, place } = finding;
    const standing = standingOf(finding, report);
    const word = standing === "violation" ? severity : standing.replace("_", " ");
    const why = standing === "violation" ? "" : html`<br>${standingText(finding, standing)}`;
    return html`<tr><td class="severity">${square(severity)} ${word}</td><td>${message}${why}<br><span class="quiet">${placeMarkup(place)}</span></td><td><code>${rule}</code></td></tr>
`;
  });
  return html`<h3>${subject}${within}</h3>
<table><tbody>
${rows}</tbody></table>
`;
}

/** Every control with how it stands, and why. */
function* frameworkTables(framework: FrameworkResult): Generator<Markup> {
  yield html`<h2>${framework.title}: ${scoreText(framework)}</h2>
<p>${countsText(framework)}. ${claimText(framework)}</p>
`;
  for (const section of framework.sections) {
    const rows = section.controls.map(
      (
        control,
      ) => html`<tr><td>${control.id}</td><td>${control.title}</td><td>${statusTexts[control.status]}</td><td>${evidenceText(control)}</td></tr>
`,
    );
    yield html`<h3>${section.id} ${section.title}: ${scoreText(section)}</h3>
<table><thead><tr><th scope="col">control</th><th scope="col">title</th><th scope="col">status</th><th scope="col">evidence, or what to look at</th></tr></thead><tbody>
${rows}</tbody></table>
`;
  }
}

function* ruleTable(rules: readonly RuleTally[]): Generator<Markup> {
  if (rules.length === 0) return;
  yield html`<h2>What to do, by rule</h2>
<table><thead><tr><th scope="col">rule</th><th scope="col">findings</th><th scope="col">what to do</th><th scope="col">controls</th></tr></thead><tbody>
`;
  for (const { rule, title, severity, findings, remedies, controls } of rules)
    yield html`<tr><td>${square(severity)} <code>${rule}</code><br>${title}</td><td>${findings.length}</td><td>${remedies.map((remedy) => html`${remedy}<br>`)}</td><td>${controlText(controls)}</td></tr>
`;
  yield html`</tbody></table>
`;
}

function* unlookedList({ coverage: { unlooked } }: Report): Generator<Markup> {
  if (unlooked.length === 0) return;
  yield html`<h2>Not looked at</h2>
<ul>
`;
  for (const { reason, count, first } of byReason(unlooked))
    yield html`<li>${reason} <span class="quiet">(${plural(count, "document")}, first ${placeMarkup(first.place)})</span></li>
`;
  yield html`</ul>
`;
}

function closing({ tool, decision }: Report): Markup {
  const judged =
    decision === undefined
      ? ""
      : `, ${decision.evaluatedAt}, ${decision.policies.map(({ bundle, digest }) => `bundle ${bundle} ${digest}`).join(", ")}`;
  return html`<hr>
<p class="quiet">${tool.name} ${tool.version}${judged}</p>
</body>
</html>
`;
}

function square(severity: ReportedFinding["severity"]): Markup {
  return html`<svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" fill="${severityColours[severity]}"/></svg>`;
}

function placeMarkup(place: FilePlace | undefined): Markup {
  if (place === undefined) return html``;
  return html`<span class="place">${place.file}:${place.line}:${place.column}</span>`;
}
