// What a run over configuration files found, whatever format it is then written in.
import type { Coverage } from "../contract/coverage.js";
import type { Decision } from "../contract/decision.js";
import { type Severity, severityRank } from "../contract/effect.js";
import type { FilePlace } from "../contract/file-place.js";
import type { Finding } from "../contract/finding.js";
import type { RuleDescription } from "../contract/rule-description.js";
import type { FrameworkResult } from "../frameworks/judge-framework.js";

/** What is said of the whole set has no `place`. */
export type ReportedFinding = Finding & {
  readonly namespace?: string;
  /** The same in the next run, wherever in the file the finding stands by then. */
  readonly fingerprint: string;
  /** Compared with the baseline of an earlier run, where there is one. */
  readonly baseline?: "new" | "unchanged";
};

/** A document that was judged. */
export type ReportedDocument = {
  /** `Deployment/web`. */
  readonly subject: string;
  readonly namespace?: string;
  readonly place: FilePlace;
};

/** Something that keeps the run from having an answer. */
export type ReportProblem = { readonly code?: string; readonly message: string; readonly place?: FilePlace };

export type ReportedUnlooked = Coverage["unlooked"][number] & { readonly place: FilePlace };

/** The counts are absent where the policies do not tell what they looked at: that is not none. */
export type ReportedCoverage = Partial<Omit<Coverage, "unlooked">> & {
  readonly unlooked: readonly ReportedUnlooked[];
};

export type Report = {
  readonly tool: { readonly name: string; readonly version: string };
  /** The directory that relative paths start from. */
  readonly root?: string;
  /** Findings of this severity, and worse ones, make the run fail. */
  readonly threshold: Severity;
  /** Milder findings are counted, and not written. */
  readonly show: Severity;
  /** Findings that the baseline has do not count. */
  readonly onlyNew: boolean;
  /** Worst first. */
  readonly findings: readonly ReportedFinding[];
  readonly problems: readonly ReportProblem[];
  /** What leaves the answer as it is and is to be looked at: exceptions that nothing needs, and the like. */
  readonly warnings: readonly ReportProblem[];
  /** What was left out on purpose, and not read. */
  readonly ignored: { readonly files: number; readonly directories: number };
  /** The file of settings that the run followed. */
  readonly settings?: string;
  readonly documents: readonly ReportedDocument[];
  readonly coverage: ReportedCoverage;
  readonly files: number;
  /** Documents that are nothing to judge as they stand. */
  readonly skipped: number;
  /** Of the bundle that judged; none if it does not tell. */
  readonly rules: readonly RuleDescription[];
  /** What the run says of each framework that it was asked about. */
  readonly frameworks?: readonly FrameworkResult[];
  /** Absent if there was nothing to ask. */
  readonly decision?: Decision;
};

/** What is to be made of a finding: only a violation counts. */
export type Standing = "violation" | "excepted" | "not_applicable" | "baseline";

export function standingOf(
  { status, baseline }: ReportedFinding,
  { onlyNew }: Pick<Report, "onlyNew">,
): Standing {
  return status === "violation" && onlyNew && baseline === "unchanged" ? "baseline" : status;
}

/** Whether a finding makes the run fail. */
export function isFailing(finding: ReportedFinding, report: Report): boolean {
  return (
    standingOf(finding, report) === "violation" &&
    finding.stability !== "preview" &&
    severityRank(finding.severity) <= severityRank(report.threshold)
  );
}

/** The findings that formats write. */
export function shownFindings({ findings, show }: Report): readonly ReportedFinding[] {
  return findings.filter(({ severity }) => severityRank(severity) <= severityRank(show));
}

/** `incomplete`: something was not judged that should have been, and so there is no answer. */
export type Outcome = "passed" | "failed" | "incomplete";

export function outcomeOf(report: Report): Outcome {
  if (report.problems.length > 0) return "incomplete";
  return report.findings.some((finding) => isFailing(finding, report)) ? "failed" : "passed";
}
