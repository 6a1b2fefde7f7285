// A report as one page to hand on: no script, nothing from elsewhere, charts within, fit for print.
import { html, htmlHead, type Markup, type Part, stackedBar } from "@palisade/guardrails/reports";
import type {
  ComplianceReport,
  ControlStatus,
  SectionReport,
  StatusCounts,
  TargetReport,
} from "./report-schema.js";
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

const colours: Readonly<Record<ControlStatus, string>> = {
  pass: "#2e7d4f",
  fail: "#c8371b",
  manual: "#b87503",
  not_applicable: "#6b7280",
};

/** More evidence of one control makes no page that anybody reads. */
const mostEvidence = 10;
/** A browser shows no more. */
const mostRows = 5_000;

/** The page in pieces. @example [...complianceHtml(report)].join("") */
export function* complianceHtml(report: ComplianceReport): Generator<string> {
  for (const part of page(report)) yield part.toString();
}

function* page(report: ComplianceReport): Generator<Markup> {
  const { framework, score, outcome, counts, generatedAt, sections, targets, trend } = report;
  yield htmlHead(`${framework.title}: ${scoreWords(score)}`);
  yield html`<h1>${framework.title}: ${scoreWords(score)}</h1>
<p class="outcome ${outcome}">${outcomeWords[outcome]}</p>
<p>${countsWords(counts)}; ${targets.length} ${targets.length === 1 ? "target" : "targets"}, ${generatedAt}. ${claimWords(report)}</p>
`;
  yield stackedBar("Controls", partsOf(counts));
  yield sectionBars(sections);
  if (trend !== undefined) yield trendPart(report);
  if (targets.length > 1) yield targetTable(targets);
  let left = mostRows;
  for (const target of targets) {
    yield* targetPart(target, report, Math.max(0, left));
    left -= target.controls.length;
  }
  const { tool, policies } = report;
  yield html`<hr>
<p class="quiet">${tool.name} ${tool.version}, report ${report.id}${policies.map(({ bundle, digest }) => html`, bundle ${bundle} ${digest}`)}</p>
</body>
</html>
`;
}

const partsOf = (counts: StatusCounts): readonly Part[] =>
  (["pass", "fail", "manual", "not_applicable"] as const).map((status) => ({
    label: statusWords[status],
    count: counts[status],
    colour: colours[status],
  }));

const width = 640;

/** A bar for each section, cut in proportion; the table beside it has the numbers. */
function sectionBars(sections: readonly SectionReport[]): Markup {
  const left = 260;
  const rows = sections.map(({ id, title, counts }, index) => {
    const y = index * 24;
    const total = counts.pass + counts.fail + counts.manual + counts.not_applicable;
    let at = left + 10;
    const bars = partsOf(counts)
      .filter(({ count }) => count > 0)
      .map(({ count, colour }) => {
        const length = (count / total) * (width - left - 10);
        const bar = html`<rect x="${at.toFixed(1)}" y="${y + 3}" width="${length.toFixed(1)}" height="16" fill="${colour}"/>`;
        at += length;
        return bar;
      });
    return html`<text x="${left}" y="${y + 15}" font-size="12" text-anchor="end" fill="currentColor">${shortened(`${id} ${title}`)}</text>${bars}
`;
  });
  const cells = sections.map(
    ({ id, title, score, counts }) =>
      html`<tr><td>${id} ${title}</td><td>${scoreWords(score)}</td><td>${counts.pass}</td><td>${counts.fail}</td><td>${counts.manual}</td><td>${counts.not_applicable}</td></tr>
`,
  );
  return html`<figure><figcaption>Sections</figcaption>
<svg class="chart" viewBox="0 0 ${width} ${sections.length * 24}" role="img" aria-label="Controls by section; the table below has the numbers">
${rows}</svg></figure>
<table><thead><tr><th scope="col">section</th><th scope="col">score</th><th scope="col">pass</th><th scope="col">fail</th><th scope="col">manual</th><th scope="col">not applicable</th></tr></thead><tbody>
${cells}</tbody></table>
`;
}

function trendPart(report: ComplianceReport): Markup {
  const { trend, score } = report;
  const changes = trend?.changes ?? [];
  const scores = [
    [trend?.earlier.at.slice(0, 10) ?? "", trend?.earlier.score],
    [report.generatedAt.slice(0, 10), score],
  ] as const;
  const bars = scores.map(([at, value], index) => {
    const y = index * 24;
    const length = Math.max(2, ((value ?? 0) / 100) * 400);
    return html`<text x="90" y="${y + 15}" font-size="12" text-anchor="end" fill="currentColor">${at}</text><rect x="100" y="${y + 3}" width="${length.toFixed(1)}" height="16" fill="#2f6f9f"/><text x="${(106 + length).toFixed(1)}" y="${y + 15}" font-size="12" fill="currentColor">${scoreWords(value)}</text>
`;
  });
  const rows = changes.slice(0, 500).map(
    ({ target, control, before, now }) =>
      html`<tr><td>${target}</td><td>${control}</td><td>${statusWords[before]}</td><td>${statusWords[now]}</td></tr>
`,
  );
  const table =
    rows.length === 0
      ? html``
      : html`<table><thead><tr><th scope="col">target</th><th scope="col">control</th><th scope="col">before</th><th scope="col">now</th></tr></thead><tbody>
${rows}</tbody></table>
`;
  return html`<h2>Trend</h2>
<p>${trendWords(report)}.</p>
<figure><figcaption>Score</figcaption>
<svg class="chart" viewBox="0 0 ${width} 48" role="img" aria-label="Score then and now">
${bars}</svg></figure>
${table}`;
}

function targetTable(targets: readonly TargetReport[]): Markup {
  const rows = targets.map((target) => {
    const { score, counts } = target;
    return html`<tr><td>${targetTitle(target)}</td><td>${scoreWords(score)}</td><td>${counts.pass}</td><td>${counts.fail}</td><td>${counts.manual}</td><td>${counts.not_applicable}</td></tr>
`;
  });
  return html`<h2>Targets</h2>
<table><thead><tr><th scope="col">target</th><th scope="col">score</th><th scope="col">pass</th><th scope="col">fail</th><th scope="col">manual</th><th scope="col">not applicable</th></tr></thead><tbody>
${rows}</tbody></table>
`;
}

function* targetPart(target: TargetReport, report: ComplianceReport, most: number): Generator<Markup> {
  const titles = titlesOf(report);
  yield html`<h2>${targetTitle(target)}: ${scoreWords(target.score)}</h2>
<p>${countsWords(target.counts)}; ${target.documents} documents. ${scanWords(target)}</p>
`;
  yield list(
    "What could not be read, or is to be known",
    target.notes.map(({ part, code, message }) => `${part}: ${code}: ${message}`),
  );
  yield list(
    "What scan and configuration disagree about",
    disagreeing(target).map(({ id, disagreement }) => `${id}: ${disagreement}`),
  );
  yield list(
    "What no rule looked at",
    target.unlooked.map(({ what, reason }) => `${what}: ${reason}`),
  );
  yield list(
    "Checks of the scan that are about no control",
    (target.scan?.unmatched ?? []).map(
      ({ testId, state, description }) => `${testId}: ${state}: ${description}`,
    ),
  );
  yield html`<table><thead><tr><th scope="col">control</th><th scope="col">status</th><th scope="col">evidence, or what to look at</th></tr></thead><tbody>
`;
  for (const { id, status, basis, reason, evidence, moreEvidence = 0 } of target.controls.slice(0, most)) {
    const proof = evidence
      .slice(0, mostEvidence)
      .map((each) => html`<br><span class="quiet">${evidenceWords(each)}</span>`);
    const rest = evidence.length - Math.min(evidence.length, mostEvidence) + moreEvidence;
    const more = rest > 0 ? html`<br><span class="quiet">and ${rest} more</span>` : "";
    yield html`<tr><td>${id}<br>${titles.get(id)}</td><td class="severity"><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" fill="${colours[status]}"/></svg> ${statusWords[status]}<br><span class="quiet">${basisWords[basis]}</span></td><td>${reason}${proof}${more}</td></tr>
`;
  }
  yield html`</tbody></table>
`;
  if (target.controls.length > most)
    yield html`<p>${target.controls.length - most} more are in the JSON report.</p>
`;
}

/** More lines of one kind say no more. */
const mostListed = 100;

function list(title: string, lines: readonly string[]): Markup {
  if (lines.length === 0) return html``;
  const rest = lines.length - mostListed;
  return html`<h3>${title}</h3>
<ul>
${lines.slice(0, mostListed).map(
  (each) => html`<li>${each}</li>
`,
)}${rest > 0 ? html`<li>and ${rest} more</li>` : ""}</ul>
`;
}

const shortened = (text: string): string => (text.length <= 36 ? text : `${text.slice(0, 35)}…`);
