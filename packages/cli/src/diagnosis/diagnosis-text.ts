// A diagnosis as a person reads it in a terminal.
import { type Diagnosis, sparkline } from "@palisade/agents";
import { effectTexts, severityColours } from "../output/decision-text.js";
import type { Paints } from "../output/paints.js";
import { joined, shown, type TerminalText } from "../output/terminal-text.js";

/** Root causes with their evidence, what was found, and what to do. */
export function diagnosisText(diagnosis: Diagnosis, colours: Paints): TerminalText {
  return joined([
    heading(diagnosis, colours),
    measures(diagnosis, colours),
    causes(diagnosis, colours),
    findings(diagnosis, colours),
    recommendations(diagnosis, colours),
    claims(diagnosis, colours),
    notes(diagnosis, colours),
  ]);
}

const barLength = 20;

function heading({ cluster, score, verdict }: Diagnosis, colours: Paints): TerminalText {
  const { value } = score;
  const paint = { healthy: colours.green, watch: colours.yellow, unwell: colours.red }[verdict];
  const full = Math.round((value / 100) * barLength);
  const bar = joined([paint("█".repeat(full)), colours.dim("░".repeat(barLength - full))]);
  const about = [cluster.cloud, cluster.state, cluster.kubernetesVersion]
    .filter((each) => each !== undefined)
    .join(", ");
  const taken = Object.entries(score.contributions)
    .filter(([, points]) => points > 0)
    .toSorted(([, left], [, right]) => right - left)
    .map(([name, points]) => `${name} -${points}`);
  const by = taken.length === 0 ? "" : shown`  ${colours.dim(taken.join(", "))}\n`;
  return shown`${colours.bold(cluster.name)} (${about})\n\n  ${bar} ${paint(`${value} of 100, ${verdict}`)}\n${by}`;
}

function measures({ measures: all }: Diagnosis, colours: Paints): TerminalText {
  if (all.length === 0) return shown``;
  const rows = all.map(({ resource, unit, values }) => {
    const now = `${Math.round(values.at(-1) ?? 0)} ${unit}`;
    return shown`  ${resource.padEnd(7)} ${colours.cyan(sparkline(values))} ${now}\n`;
  });
  return shown`\n${rows}`;
}

function causes({ rootCauses, evidence }: Diagnosis, colours: Paints): TerminalText {
  if (rootCauses.length === 0) return shown`\nNothing speaks for a root cause.\n`;
  const byId = new Map(evidence.map((each) => [each.id, each]));
  const rows = rootCauses.map((root) => {
    const paint = severityColours[root.severity](colours);
    const proof = root.evidence
      .slice(0, 4)
      .map((id) => byId.get(id))
      .filter((each) => each !== undefined)
      .map(
        (each) => shown`    ${colours.dim(shortTime(each.at))} ${each.text} ${colours.dim(`[${each.id}]`)}\n`,
      );
    const explains =
      root.explains.length === 0
        ? ""
        : shown`    ${colours.dim(`it explains ${root.explains.join(", ")}`)}\n`;
    const sure = `${Math.round(root.confidence * 100)}%`;
    return shown`  ${paint(root.cause)} (${sure}): ${root.sentence}\n${proof}${explains}`;
  });
  return shown`\n${colours.bold("Why")}\n${rows}`;
}

/** In their order: `2026-11-30 22:41`. */
const shortTime = (at: string | undefined): string => (at ?? "").slice(0, 16).replace("T", " ");

const mostFindings = 15;

function findings({ findings: all }: Diagnosis, colours: Paints): TerminalText {
  if (all.length === 0) return shown``;
  const rows = all.slice(0, mostFindings).map(({ severity, analyser, title }) => {
    const paint = severityColours[severity](colours);
    return shown`  ${paint(severity.padEnd(8))} ${title} ${colours.dim(`(${analyser})`)}\n`;
  });
  const more =
    all.length > mostFindings
      ? shown`  ${colours.dim(`and ${all.length - mostFindings} more: --format json has all`)}\n`
      : "";
  return shown`\n${colours.bold("Findings")}\n${rows}${more}`;
}

function recommendations({ recommendations: all }: Diagnosis, colours: Paints): TerminalText {
  if (all.length === 0) return shown``;
  const rows = all.map(({ title, action, judgement }) => {
    const rules = (judgement?.reasons ?? []).slice(0, 3).map(({ rule }) => rule);
    const why = rules.length === 0 ? "" : shown` ${colours.dim(`(${rules.join(", ")})`)}`;
    const said = judgement === undefined ? "" : shown`: ${effectTexts[judgement.effect](colours)}${why}`;
    const line = action === undefined ? "" : shown`    ${colours.dim(JSON.stringify(action))}\n`;
    return shown`  ${title}${said}\n${line}`;
  });
  return shown`\n${colours.bold("What to do")}\n${rows}`;
}

function claims({ claims: all = [] }: Diagnosis, colours: Paints): TerminalText {
  if (all.length === 0) return shown``;
  const rows = all.map(({ text, evidence }) => shown`  ${text} ${colours.dim(`[${evidence.join(", ")}]`)}\n`);
  return shown`\n${colours.bold("What a model says")}\n${rows}`;
}

function notes({ notes: all }: Diagnosis, colours: Paints): TerminalText {
  if (all.length === 0) return shown``;
  const rows = all.map(({ part, code, message }) => shown`  ${part}: ${code}: ${message}\n`);
  return shown`\n${colours.yellow("What could not be read")}\n${rows}`;
}
