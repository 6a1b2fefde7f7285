// A recommendation as a person reads it in a terminal.
import { costSentence, type RecommendationReport } from "@palisade/agents";
import { effectTexts, severityColours } from "../output/decision-text.js";
import type { Paints } from "../output/paints.js";
import { joined, shown, type TerminalText } from "../output/terminal-text.js";

type Recommendation = RecommendationReport["recommendations"][number];

const most = { findings: 4, ruledOut: 12 } as const;

export function recommendationText(report: RecommendationReport, colours: Paints): TerminalText {
  const { recommendations, nothingFits } = report;
  return joined([
    requirements(report, colours),
    ...(nothingFits === undefined ? [] : [shown`\n${colours.yellow(nothingFits.sentence)}\n`]),
    ...recommendations.map((each, place) => recommendation(each, place, colours)),
    ruledOut(report, colours),
    notes(report, colours),
  ]);
}

function requirements(
  { requirements: { needs, notUnderstood } }: RecommendationReport,
  colours: Paints,
): TerminalText {
  const unknown = notUnderstood.map((text) => shown`  ${colours.yellow("not understood")}: ${text}\n`);
  return shown`${colours.bold("Looked for")}: ${needs.length === 0 ? "anything" : needs.join("; ")}\n${unknown}`;
}

function recommendation(each: Recommendation, place: number, colours: Paints): TerminalText {
  const { title, score, packs, tradeOffs, risks, cost, judgement } = each;
  const layers = packs.map(
    ({ layer, name, version, from }) =>
      shown`  ${layer.padEnd(6)} ${name} ${version}${from === "profile" ? "" : shown` ${colours.dim(`(${from})`)}`}\n`,
  );
  const against = [...tradeOffs, ...risks].map((text) => shown`  ${colours.dim("-")} ${text}\n`);
  return shown`\n${colours.bold(`${place + 1}. ${title}`)} ${colours.dim(
    `${score.total} of 100: fit ${score.fit}, risk ${score.risk}, cost ${score.cost}`,
  )}\n${layers}  ${costSentence(cost)}\n${against}${judged(judgement, colours)}`;
}

function judged(judgement: Recommendation["judgement"], colours: Paints): TerminalText {
  if (judgement === undefined) return shown``;
  const { effect, findings } = judgement;
  const rows = findings
    .slice(0, most.findings)
    .map(
      ({ rule, severity, message }) =>
        shown`    ${severityOf(severity, colours)} ${message} ${colours.dim(`(${rule})`)}\n`,
    );
  const more =
    findings.length > most.findings
      ? shown`    ${colours.dim(`and ${findings.length - most.findings} more`)}\n`
      : "";
  return shown`  the guard says ${effectTexts[effect](colours)}\n${rows}${more}`;
}

function severityOf(severity: string, colours: Paints): TerminalText {
  const paint = Object.entries(severityColours).find(([name]) => name === severity)?.[1];
  return paint === undefined ? shown`${severity}` : shown`${paint(colours)(severity)}`;
}

function ruledOut({ ruledOut: all }: RecommendationReport, colours: Paints): TerminalText {
  if (all.length === 0) return shown``;
  const rows = all
    .slice(0, most.ruledOut)
    .map(
      ({ what, reasons }) =>
        shown`  ${what}: ${colours.dim(reasons.map(({ reason }) => reason).join("; "))}\n`,
    );
  const more =
    all.length > most.ruledOut
      ? shown`  ${colours.dim(`and ${all.length - most.ruledOut} more: --format json has them`)}\n`
      : "";
  return shown`\n${colours.bold("Ruled out")}\n${rows}${more}`;
}

function notes({ notes: all }: RecommendationReport, colours: Paints): TerminalText {
  if (all.length === 0) return shown``;
  const rows = all.map(({ part, code, message }) => shown`  ${part}: ${code}: ${message}\n`);
  return shown`\n${colours.yellow("What could not be read")}\n${rows}`;
}
