// Sums up the verdicts of a run: failures per folder, and the line a script reads last.
import type { CaseVerdict } from "./case-runner.js";
import type { ConformanceCase } from "./conformance-case.js";
import type { ExpectedFailures } from "./expected-failures.js";

export type CaseRun = { readonly testCase: ConformanceCase; readonly verdict: CaseVerdict };

export type CaseReport = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Failures nobody wrote down. */
  readonly unexpected: readonly CaseRun[];
  /** Ids that are written down as failures and pass. */
  readonly stale: readonly string[];
  readonly runs: readonly CaseRun[];
};

export function reportCases(runs: readonly CaseRun[], expected: ExpectedFailures): CaseReport {
  const count = (status: CaseVerdict["status"]) =>
    runs.filter(({ verdict }) => verdict.status === status).length;
  return {
    passed: count("passed"),
    failed: count("failed"),
    skipped: count("skipped"),
    unexpected: runs.filter(
      ({ testCase, verdict }) => verdict.status === "failed" && !expected.has(testCase.id),
    ),
    stale: runs
      .filter(({ testCase, verdict }) => verdict.status === "passed" && expected.has(testCase.id))
      .map(({ testCase }) => testCase.id),
    runs,
  };
}

/** What a person reads; `verbose` adds the reason of each failure in full. */
export function printReport(report: CaseReport, verbose: boolean): string {
  const lines: string[] = [];
  const failures = report.runs.filter(({ verdict }) => verdict.status === "failed");
  for (const [folder, runs] of byFolder(failures)) {
    lines.push(`${folder}: ${runs.length} failed`);
    for (const { testCase, verdict } of runs) {
      const mark = report.unexpected.some((run) => run.testCase === testCase) ? "" : " (expected)";
      const reason = verdict.status === "failed" ? verdict.reason : "";
      lines.push(`  ${testCase.id}${mark}: ${testCase.note}`);
      lines.push(`    ${verbose ? reason : shorten(reason)}`);
    }
  }
  for (const id of report.stale)
    lines.push(`${id}: listed as an expected failure, and passes: remove it from the list`);
  lines.push(`${report.passed} passed, ${report.failed} failed, ${report.skipped} skipped`);
  return lines.join("\n");
}

function byFolder(runs: readonly CaseRun[]): ReadonlyMap<string, readonly CaseRun[]> {
  const folders = new Map<string, CaseRun[]>();
  for (const run of runs) {
    const { folder } = run.testCase;
    folders.set(folder, [...(folders.get(folder) ?? []), run]);
  }
  return folders;
}

const lineLength = 200;

function shorten(text: string): string {
  const [line = ""] = text.split("\n");
  return line.length > lineLength ? `${line.slice(0, lineLength)}…` : line;
}

/** For `--report`. */
export function reportJson(report: CaseReport): string {
  const { passed, failed, skipped, stale, runs } = report;
  const cases = runs.map(({ testCase, verdict }) => ({
    id: testCase.id,
    folder: testCase.folder,
    ...verdict,
  }));
  return `${JSON.stringify({ passed, failed, skipped, unexpected: report.unexpected.length, stale, cases }, null, 2)}\n`;
}
