// The health score: 100 for a cluster with nothing to say of, less for everything that was found.
import { type AnalyserName, analyserNames, type Finding } from "./findings/finding.js";
import type { Severity } from "./findings/severity.js";

/**
 * The part of the score that a finding takes away, by its severity. The score is 100 times the product of what each
 * leaves: another finding, or a worse one, can only lower it, and the order makes no difference.
 */
export const takenBySeverity: Readonly<Record<Severity, number>> = {
  critical: 0.4,
  high: 0.2,
  medium: 0.08,
  low: 0.02,
  info: 0,
};

export type Score = {
  /** 0 to 100, rounded down. */
  readonly value: number;
  /** What each analyser took of the hundred; together with the value they are about a hundred. */
  readonly contributions: Readonly<Record<AnalyserName, number>>;
};

/** @example scoreOf([]).value // 100 */
export function scoreOf(findings: readonly Pick<Finding, "analyser" | "severity">[]): Score {
  const logs = Object.fromEntries(analyserNames.map((name) => [name, 0])) as Record<AnalyserName, number>;
  for (const { analyser, severity } of sorted(findings))
    logs[analyser] += -Math.log1p(-takenBySeverity[severity]);
  const sum = analyserNames.reduce((total, name) => total + logs[name], 0);
  const exact = 100 * Math.exp(-sum);
  const lost = 100 - exact;
  const contributions = analyserNames.map((name) => [
    name,
    sum === 0 ? 0 : rounded((lost * logs[name]) / sum),
  ]);
  return {
    // Sums of floating numbers differ in their last digits: what is as good as whole is whole.
    value: Math.floor(exact + 1e-9),
    contributions: Object.fromEntries(contributions) as Record<AnalyserName, number>,
  };
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** In one order, so that equal findings in any order have equal sums. */
const sorted = (findings: readonly Pick<Finding, "analyser" | "severity">[]) =>
  findings.toSorted((left, right) => takenBySeverity[right.severity] - takenBySeverity[left.severity]);
