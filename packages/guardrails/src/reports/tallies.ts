// Findings counted and grouped: by severity, by rule, by the object they are about.
import { type Severity, severities, severityRank } from "../contract/effect.js";
import type { FilePlace } from "../contract/file-place.js";
import type { Control } from "../contract/finding.js";
import {
  type Report,
  type ReportedFinding,
  type ReportedUnlooked,
  type Standing,
  standingOf,
} from "./report.js";
import { listedObject } from "./value-at.js";

export function countBySeverity(findings: readonly ReportedFinding[]): Readonly<Record<Severity, number>> {
  const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** `6 medium, 3 low`; nothing of none. */
export function severityText(findings: readonly ReportedFinding[]): string {
  const counts = countBySeverity(findings);
  const present = severities.filter((severity) => counts[severity] > 0);
  return present.map((severity) => `${counts[severity]} ${severity}`).join(", ");
}

export function byStanding(report: Report): Readonly<Record<Standing, readonly ReportedFinding[]>> {
  const standings: Record<Standing, ReportedFinding[]> = {
    violation: [],
    excepted: [],
    not_applicable: [],
    baseline: [],
  };
  for (const finding of report.findings) standings[standingOf(finding, report)].push(finding);
  return standings;
}

export type RuleTally = {
  readonly rule: string;
  readonly title: string;
  /** The worst among its findings. */
  readonly severity: Severity;
  readonly remedies: readonly string[];
  readonly controls: readonly Control[];
  readonly findings: readonly ReportedFinding[];
};

/** Worst first, then most frequent first. */
export function byRule(findings: readonly ReportedFinding[]): readonly RuleTally[] {
  const tallies = [...grouped(findings, ({ rule }) => rule)].map(([rule, members]): RuleTally => {
    const worst = worstOf(members);
    const remedies = new Set(members.flatMap(({ remedy }) => remedy ?? []));
    const controls = new Map(
      members.flatMap((each) => each.controls).map((each) => [controlText([each]), each]),
    );
    return {
      rule,
      title: worst.title,
      severity: worst.severity,
      remedies: [...remedies],
      controls: [...controls.values()],
      findings: members,
    };
  });
  return tallies.toSorted(
    (left, right) =>
      severityRank(left.severity) - severityRank(right.severity) ||
      right.findings.length - left.findings.length ||
      compareTexts(left.rule, right.rule),
  );
}

export type ObjectTally = {
  /** `Deployment/web`; absent for what is said of the whole set. */
  readonly subject?: string;
  readonly namespace?: string;
  readonly file?: string;
  /** Worst first. */
  readonly findings: readonly ReportedFinding[];
};

/** Those with the worst finding first, then as they stand in the files. */
export function byObject(findings: readonly ReportedFinding[], report: Report): readonly ObjectTally[] {
  const objectKey = ({ resource, at = "", subject = "" }: ReportedFinding): string =>
    `${resource ?? ""} ${listedObject(at)} ${subject}`;
  return [...grouped(findings, objectKey).values()]
    .map((members) => members.toSorted(byImportance))
    .toSorted(([left], [right]) => byImportance(left as ReportedFinding, right as ReportedFinding))
    .map((members): ObjectTally => {
      const [{ subject, namespace, place, resource } = worstOf(members)] = members;
      const known = subject ?? (resource === undefined ? undefined : report.documents[resource]?.subject);
      return {
        ...(known === undefined ? {} : { subject: known }),
        ...(namespace === undefined ? {} : { namespace }),
        ...(place === undefined ? {} : { file: place.file }),
        findings: members,
      };
    });
}

/** `CIS-Kubernetes-1.12 5.2.8, 5.2.9; PSS restricted`. */
export function controlText(controls: readonly Control[]): string {
  const byFramework = grouped(controls, ({ framework }) => framework);
  return [...byFramework]
    .map(([framework, members]) => `${framework} ${members.map(({ id }) => id).join(", ")}`)
    .join("; ");
}

/** `1 judged, 0 partly, 2 not looked at`. */
export function coverageText({ judged, partly, unlooked }: Report["coverage"]): string {
  const left = `${unlooked.length} not looked at`;
  if (judged !== undefined) return `${judged} judged, ${partly ?? 0} partly, ${left}`;
  return unlooked.length === 0 ? coverageUntold : `${coverageUntold}; ${left}`;
}

export const coverageUntold = "the policies do not tell what they looked at";

export type CountedReason = {
  readonly reason: string;
  readonly count: number;
  readonly first: ReportedUnlooked;
};

/** Most frequent first. */
export function byReason(unlooked: readonly ReportedUnlooked[]): readonly CountedReason[] {
  return [...grouped(unlooked, ({ reason }) => reason)]
    .map(([reason, members]) => ({ reason, count: members.length, first: members[0] as ReportedUnlooked }))
    .toSorted((left, right) => right.count - left.count);
}

/** `excepted by EXC-1 of team-a until 2026-12-31: reason`; of what counts, only what would have excepted it. */
export function standingText({ exception }: ReportedFinding, standing: Standing): string {
  if (standing === "baseline") return "in the baseline";
  if (standing === "not_applicable") return "not applicable";
  if (exception === undefined) return standing === "violation" ? "" : "excepted";
  const { id, owner, expires, reason } = exception;
  if (standing === "violation") return `the exception ${id} of ${owner} expired on ${expires}`;
  return `excepted by ${id} of ${owner} until ${expires}: ${reason}`;
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function worstOf(findings: readonly ReportedFinding[]): ReportedFinding {
  return findings.reduce((worst, each) =>
    severityRank(each.severity) < severityRank(worst.severity) ? each : worst,
  );
}

function byImportance(left: ReportedFinding, right: ReportedFinding): number {
  return (
    severityRank(left.severity) - severityRank(right.severity) ||
    comparePlaces(left.place, right.place) ||
    compareTexts(left.rule, right.rule) ||
    compareTexts(left.message, right.message)
  );
}

export function grouped<T, Key>(
  items: readonly T[],
  keyOf: (item: T) => Key,
): ReadonlyMap<Key, readonly T[]> {
  const groups = new Map<Key, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [item]);
    else known.push(item);
  }
  return groups;
}

/** What has no place comes first. */
function comparePlaces(left: FilePlace | undefined, right: FilePlace | undefined): number {
  if (left === undefined || right === undefined)
    return Number(left !== undefined) - Number(right !== undefined);
  return compareTexts(left.file, right.file) || left.line - right.line || left.column - right.column;
}

export function compareTexts(left: string, right: string): number {
  return Number(left > right) - Number(left < right);
}
