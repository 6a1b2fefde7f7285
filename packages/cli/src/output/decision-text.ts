// Decisions and findings as a person reads them in a terminal.
import type { Decision, Effect, Finding, Severity } from "@palisade/guardrails";
import type { Paint, Paints } from "./paints.js";
import { shown, type TerminalText } from "./terminal-text.js";

export const severityColours: Record<Severity, (colours: Paints) => Paint> = {
  critical: (colours) => (text) => colours.bold(colours.red(text)),
  high: (colours) => colours.red,
  medium: (colours) => colours.yellow,
  low: (colours) => colours.cyan,
  info: (colours) => colours.dim,
};

export const effectTexts: Record<Effect, (colours: Paints) => TerminalText> = {
  allow: (colours) => colours.green("allow"),
  require_approval: (colours) => colours.yellow("require approval"),
  deny: (colours) => colours.red("deny"),
};

/** `place: severity: title (RULE)`, the message and the remedy below. */
export function findingText(finding: Finding, place: string, colours: Paints): TerminalText {
  const paint = severityColours[finding.severity](colours);
  const rule = colours.dim(shown`(${finding.rule})`);
  const head = shown`${colours.bold(place)}: ${paint(finding.severity)}: ${finding.title} ${rule}`;
  const remedy = finding.remedy === undefined ? "" : shown`    ${colours.cyan("fix:")} ${finding.remedy}\n`;
  return shown`${head}\n    ${finding.message}\n${remedy}`;
}

/** The verdict on one prompt or action. */
export function decisionText(decision: Decision, colours: Paints): TerminalText {
  const findings = decision.findings.map((finding) => {
    const approvers = finding.approvers?.length
      ? shown`    approvers: ${finding.approvers.join(", ")}\n`
      : "";
    return shown`${findingText(finding, finding.at || "/", colours)}${approvers}`;
  });
  const { failure } = decision;
  const failed = failure === undefined ? "" : shown`${failure.code}: ${failure.message}\n`;
  const count = decision.findings.length;
  const reason = count === 0 ? "" : ` (${plural(count, "finding")})`;
  return shown`${findings}${failed}${effectTexts[decision.effect](colours)}${reason}\n`;
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
