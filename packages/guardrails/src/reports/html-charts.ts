// Charts of a report as SVG within HTML: bars, drawn with attributes only, each with its numbers as text.
import { type Severity, severities } from "../contract/effect.js";
import { html, type Markup } from "./html-text.js";
import type { RuleTally } from "./tallies.js";

export const severityColours: Readonly<Record<Severity, string>> = {
  critical: "#8e1b1b",
  high: "#c8371b",
  medium: "#b87503",
  low: "#2f6f9f",
  info: "#6b7280",
};

const width = 640;

export type Part = { readonly label: string; readonly count: number; readonly colour: string };

export function severityParts(counts: Readonly<Record<Severity, number>>): readonly Part[] {
  return severities.map((severity) => ({
    label: severity,
    count: counts[severity],
    colour: severityColours[severity],
  }));
}

/** One bar, cut in proportion, with a legend below. */
export function stackedBar(title: string, parts: readonly Part[]): Markup {
  const present = parts.filter(({ count }) => count > 0);
  const total = present.reduce((sum, { count }) => sum + count, 0);
  const label = `${title}: ${present.map((part) => `${part.count} ${part.label}`).join(", ") || "none"}`;
  let at = 0;
  const bars = present.map(({ count, colour }) => {
    const length = (count / total) * width;
    const bar = html`<rect x="${at.toFixed(1)}" y="0" width="${length.toFixed(1)}" height="20" fill="${colour}"/>`;
    at += length;
    return bar;
  });
  const legend = present.map(
    ({ label: name, count, colour }) =>
      html`<li><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" fill="${colour}"/></svg> ${count} ${name}</li>`,
  );
  return html`<figure><figcaption>${title}</figcaption>
<svg class="chart" viewBox="0 0 ${width} 20" role="img" aria-label="${label}"><rect width="${width}" height="20" fill="#d9dce1"/>${bars}</svg>
<ul class="legend">${legend}</ul></figure>
`;
}

/** A bar for each of the first rules, as long as they have findings. */
export function ruleBars(rules: readonly RuleTally[]): Markup {
  const shown = rules.toSorted((left, right) => right.findings.length - left.findings.length).slice(0, 12);
  const most = Math.max(...shown.map(({ findings }) => findings.length));
  const rows = shown.map(({ rule, severity, findings }, index) => {
    const y = index * 24;
    const length = Math.max(2, (findings.length / most) * 260);
    return html`<text x="310" y="${y + 15}" font-size="12" text-anchor="end" fill="currentColor">${shortened(rule)}</text><rect x="320" y="${y + 3}" width="${length.toFixed(1)}" height="16" fill="${severityColours[severity]}"/><text x="${(326 + length).toFixed(1)}" y="${y + 15}" font-size="12" fill="currentColor">${findings.length}</text>
`;
  });
  const more = rules.length > shown.length ? html` (the first ${shown.length} of ${rules.length})` : "";
  return html`<figure><figcaption>Findings by rule${more}</figcaption>
<svg class="chart" viewBox="0 0 ${width} ${shown.length * 24}" role="img" aria-label="Findings by rule; the table below has the numbers">
${rows}</svg></figure>
`;
}

function shortened(text: string): string {
  return text.length <= 42 ? text : `${text.slice(0, 41)}…`;
}
