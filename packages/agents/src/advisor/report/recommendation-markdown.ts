// The report as Markdown, for tickets and chats. Texts of a tenant are escaped: nothing in them becomes markup or a mention.
import { markdownCode, markdownText } from "@palisade/guardrails/reports";
import type { RecommendationReport } from "./report-schema.js";

const mostRuledOut = 20;

type Recommendation = RecommendationReport["recommendations"][number];

/** @example recommendationMarkdown(report).startsWith("## ") // true */
export function recommendationMarkdown(report: RecommendationReport): string {
  return [
    heading(report),
    requirements(report),
    ...report.recommendations.map(recommendation),
    ruledOut(report),
    notes(report),
  ]
    .filter((part) => part !== "")
    .join("\n\n")
    .concat("\n");
}

function heading({ recommendations, nothingFits }: RecommendationReport): string {
  const [first] = recommendations;
  return `## ${markdownText(first?.title.replaceAll("`", "") ?? nothingFits?.sentence.replaceAll("`", "") ?? "nothing fits")}`;
}

function requirements({ requirements: { needs, understood, notUnderstood } }: RecommendationReport): string {
  return [
    `Looked for: ${needs.length === 0 ? "anything" : needs.map(markdownText).join("; ")}.`,
    ...(understood.length === 0
      ? []
      : ["", ...understood.map(({ text, means }) => `- ${markdownCode(text)}: ${markdownText(means)}`)]),
    ...notUnderstood.map((text) => `- ${markdownCode(text)}: **not understood**, nothing was taken from it`),
  ].join("\n");
}

function recommendation(each: Recommendation, place: number): string {
  const { title, packs, score, tradeOffs, risks, judgement } = each;
  const rows = packs.map(({ layer, name, version, registry = "", from }) => [
    layer,
    `${markdownCode(name)} ${markdownText(version)}`,
    markdownText(registry),
    from,
  ]);
  return [
    `### ${place + 1}. ${markdownText(title.replaceAll("`", ""))}`,
    "",
    `${score.total} of 100: fit ${score.fit}, risk ${score.risk}, cost ${score.cost}. ${markdownText(costSentence(each.cost))}`,
    "",
    ...[["layer", "pack", "registry", "from"], ["---", "---", "---", "---"], ...rows].map(
      (row) => `| ${row.join(" | ")} |`,
    ),
    ...listed("For that", tradeOffs),
    ...listed("Risks", risks),
    ...(judgement === undefined
      ? []
      : listed(
          `The guard says ${judgement.effect}`,
          judgement.findings
            .slice(0, 8)
            .map(({ rule, severity, message }) => `${severity}: ${message} (${rule})`),
        )),
  ].join("\n");
}

const listed = (title: string, texts: readonly string[]): readonly string[] =>
  texts.length === 0
    ? []
    : ["", `${title}:`, "", ...texts.map((text) => `- ${markdownText(text.replaceAll("`", ""))}`)];

/** What it costs in one sentence. @example costSentence(cost) // "At least $210.24 a month in us-east-1: 3 × m6i.large." */
export function costSentence({
  monthly,
  isLowerBound,
  region,
  pools,
  unpriced,
}: Recommendation["cost"]): string {
  if (monthly === undefined) return `It has no price: ${unpriced.join("; ")}.`;
  const machines = pools.map(({ type, size }) => `${size} × ${type}`).join(", ");
  const missing = unpriced.length === 0 ? "" : ` Not counted: ${unpriced.join("; ")}.`;
  return `${isLowerBound ? "At least $" : "$"}${monthly.toFixed(2)} a month in ${region ?? "its region"}: ${machines}.${missing}`;
}

function ruledOut({ ruledOut: all }: RecommendationReport): string {
  if (all.length === 0) return "";
  const rows = all.slice(0, mostRuledOut).map(
    ({ what, reasons }) =>
      `- ${markdownText(what.replaceAll("`", ""))}: ${markdownText(
        reasons
          .map(({ reason }) => reason)
          .join("; ")
          .replaceAll("`", ""),
      )}`,
  );
  return ["### Ruled out", "", ...rows].join("\n");
}

const notes = ({ notes: all }: RecommendationReport): string =>
  all.length === 0
    ? ""
    : [
        "### What could not be read",
        "",
        ...all.map(({ part, code, message }) => `- ${markdownText(part)}: ${code}, ${markdownText(message)}`),
      ].join("\n");
