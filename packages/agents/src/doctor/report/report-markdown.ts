// The report as Markdown, for tickets and chats. Texts of clusters are escaped: nothing in them becomes markup or a mention.
import { markdownCode, markdownText } from "@palisade/guardrails/reports";
import type { Diagnosis } from "./report-schema.js";
import { sparkline } from "./sparkline.js";

const mostRows = 50;

/** @example diagnosisMarkdown(diagnosis).startsWith("## ") // true */
export function diagnosisMarkdown(diagnosis: Diagnosis): string {
  const { cluster, score, verdict, diagnosedAt } = diagnosis;
  const about = [cluster.cloud, cluster.state, cluster.kubernetesVersion].filter(
    (each) => each !== undefined,
  );
  return [
    `## ${markdownCode(cluster.name)}: ${verdict}, ${score.value} of 100`,
    `${about.map(markdownText).join(", ")}; looked at ${diagnosedAt}.`,
    causes(diagnosis),
    findings(diagnosis),
    recommendations(diagnosis),
    measures(diagnosis),
    claims(diagnosis),
    notes(diagnosis),
  ]
    .filter((part) => part !== "")
    .join("\n\n")
    .concat("\n");
}

const section = (title: string, rows: readonly string[]): string =>
  rows.length === 0 ? "" : [`### ${title}`, "", ...rows].join("\n");

const table = (title: string, head: readonly string[], rows: readonly (readonly string[])[]): string =>
  section(
    title,
    rows.length === 0
      ? []
      : [head, head.map(() => "---"), ...rows.slice(0, mostRows)].map((row) => `| ${row.join(" | ")} |`),
  );

function causes({ rootCauses, evidence }: Diagnosis): string {
  const byId = new Map(evidence.map((each) => [each.id, each]));
  const rows = rootCauses.flatMap(({ cause, sentence, confidence, explains, evidence: ids }) => [
    `- **${cause}** (${percent(confidence)}): ${sentence}${explains.length === 0 ? "" : ` It explains ${explains.join(", ")}.`}`,
    ...ids
      .slice(0, 5)
      .map(
        (id) =>
          `  - ${markdownCode(id)} ${whenOf(byId.get(id)?.at)}${markdownText(byId.get(id)?.text ?? "")}`,
      ),
  ]);
  return section("Why", rows.length === 0 ? ["Nothing speaks for a root cause."] : rows);
}

const findings = ({ findings: all }: Diagnosis): string =>
  table(
    "Findings",
    ["severity", "analyser", "what", "evidence"],
    all.map(({ severity, analyser, title, evidence }) => [
      severity,
      analyser,
      markdownText(title),
      evidence.slice(0, 3).map(markdownCode).join(" "),
    ]),
  );

const recommendations = ({ recommendations: all }: Diagnosis): string =>
  table(
    "What to do",
    ["for", "what", "action", "the guard says"],
    all.map(({ cause, title, action, judgement }) => [
      cause,
      markdownText(title),
      action === undefined ? "" : markdownCode(JSON.stringify(action)),
      judgement === undefined
        ? ""
        : [judgement.effect, ...judgement.reasons.slice(0, 3).map(({ rule }) => rule)]
            .map(markdownText)
            .join(" "),
    ]),
  );

const measures = ({ measures: all }: Diagnosis): string =>
  table(
    "Use over time",
    ["what", "", "now"],
    all.map(({ resource, unit, values }) => [
      resource,
      sparkline(values),
      markdownText(`${Math.round(values.at(-1) ?? 0)} ${unit}`),
    ]),
  );

const claims = ({ claims: all = [] }: Diagnosis): string =>
  section(
    "What a model says",
    all.map(({ text, evidence }) => `- ${markdownText(text)} (${evidence.map(markdownCode).join(" ")})`),
  );

const notes = ({ notes: all }: Diagnosis): string =>
  section(
    "What could not be read",
    all.map(({ part, code, message }) => `- ${part}: ${code}, ${markdownText(message)}`),
  );

const percent = (part: number): string => `${Math.round(part * 100)}%`;

const whenOf = (at: string | undefined): string => (at === undefined ? "" : `${at} `);
