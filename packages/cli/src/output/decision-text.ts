// Decisions and findings as a person reads them in a terminal.
import type { Decision, Effect, Finding, Severity } from "@palisade/guardrails";
import type { Host } from "../host.js";

type Colours = Host["colours"];

const severityColours: Record<Severity, (colours: Colours) => (text: string) => string> = {
  critical: (colours) => (text) => colours.bold(colours.red(text)),
  high: (colours) => colours.red,
  medium: (colours) => colours.yellow,
  low: (colours) => colours.cyan,
  info: (colours) => colours.dim,
};

const effectTexts: Record<Effect, (colours: Colours) => string> = {
  allow: (colours) => colours.green("allow"),
  require_approval: (colours) => colours.yellow("require approval"),
  deny: (colours) => colours.red("deny"),
};

/** `place: severity: title (RULE)`, the message and the remedy below. */
export function findingText(finding: Finding, place: string, colours: Colours): string {
  const paint = severityColours[finding.severity](colours);
  const head = `${colours.bold(place)}: ${paint(finding.severity)}: ${finding.title} ${colours.dim(`(${finding.rule})`)}`;
  const remedy = finding.remedy === undefined ? "" : `    ${colours.cyan("fix:")} ${finding.remedy}\n`;
  return `${head}\n    ${finding.message}\n${remedy}`;
}

/** The verdict on one prompt or action. */
export function decisionText(decision: Decision, colours: Colours): string {
  const findings = decision.findings.map((finding) => {
    const approvers = finding.approvers?.length ? `    approvers: ${finding.approvers.join(", ")}\n` : "";
    return `${findingText(finding, finding.at || "/", colours)}${approvers}`;
  });
  const failure =
    decision.failure === undefined ? "" : `${decision.failure.code}: ${decision.failure.message}\n`;
  const count = decision.findings.length;
  const reason = count === 0 ? "" : ` (${plural(count, "finding")})`;
  return `${findings.join("")}${failure}${effectTexts[decision.effect](colours)}${reason}\n`;
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
