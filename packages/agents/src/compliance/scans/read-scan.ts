// The newest scan that is finished, of all that Palette has of a cluster.
import type { ComplianceLogs, KubeBenchLog } from "@palisade/palette";
import { plainText } from "../../reading/plain-texts.js";
import type { ComplianceNote } from "../report/report-schema.js";
import { type BenchmarkScan, type ScanRow, type ScanState, scanStates } from "./benchmark-scan.js";

/** More checks no benchmark has. */
const mostRows = 2000;

export type ScanReading = {
  readonly scan?: BenchmarkScan;
  readonly notes: readonly ComplianceNote[];
};

/**
 * @example readScan(await palette.compliance.logs(uid)).scan?.rows.length
 */
export function readScan({ kubeBenchLogs }: Pick<ComplianceLogs, "kubeBenchLogs">): ScanReading {
  const newestFirst = kubeBenchLogs.toSorted((left, right) => startOf(right) - startOf(left));
  const finished = newestFirst.find(isFinished);
  const [newest] = newestFirst;
  const notes: ComplianceNote[] = [];
  if (newest !== undefined && newest !== finished) {
    const state = plainText(newest.status?.state ?? "of no state", 60);
    const before = finished === undefined ? "no scan before it finished" : "the one before it counts";
    notes.push(noteOf("scan_not_finished", `the newest scan is ${state}: ${before}`));
  }
  if (finished === undefined) return { notes };
  const { rows, problems } = rowsOf(finished);
  notes.push(...problems.map((message) => noteOf("scan_not_whole", message)));
  const end = endOf(finished);
  return {
    scan: { id: plainText(finished.metadata?.uid ?? "", 100), ...(end !== undefined && { at: end }), rows },
    notes,
  };
}

const noteOf = (code: string, message: string): ComplianceNote => ({
  part: "scans",
  code,
  message,
  isGap: code === "scan_not_whole",
});

const startOf = ({ status }: KubeBenchLog): number =>
  timeOf(status?.scanTime?.startTime) ?? timeOf(status?.scanTime?.endTime) ?? 0;

const endOf = ({ status }: KubeBenchLog): number | undefined => timeOf(status?.scanTime?.endTime);

/** Palette says Completed; the reports of any other scan may be those of half of it. */
const isFinished = ({ status }: KubeBenchLog): boolean =>
  status?.state?.toLowerCase() === "completed" && Object.keys(status.reports).length > 0;

function rowsOf({ status }: KubeBenchLog): {
  readonly rows: readonly ScanRow[];
  readonly problems: readonly string[];
} {
  const rows: ScanRow[] = [];
  const problems: string[] = [];
  for (const [key, report] of Object.entries(status?.reports ?? {})) {
    const name = plainText(report.name ?? key, 100);
    for (const log of report.logs) {
      const state = stateOf(log.state);
      if (state === undefined) {
        if (log.state?.toUpperCase() !== "INFO")
          problems.push(
            `a row of ${name} has the state ${plainText(log.state ?? "", 40)}, which says nothing`,
          );
        continue;
      }
      rows.push({
        report: name,
        type: plainText(report.type ?? name, 100),
        testId: plainText(log.testId ?? "", 40),
        state,
        description: plainText(log.description ?? "", 500),
        expected: plainText(log.expected ?? "", 500),
        remediation: plainText(log.remediation ?? "", 1000),
        value: plainText(log.value ?? "", 300),
      });
    }
    const failing = report.logs.filter((log) => stateOf(log.state) === "FAIL").length;
    if (report.fail !== undefined && report.fail > failing)
      problems.push(`${name} counts ${report.fail} failures, and has rows of ${failing}`);
  }
  if (rows.length > mostRows) problems.push(`the scan has ${rows.length} rows: ${mostRows} were read`);
  return { rows: rows.slice(0, mostRows), problems: problems.slice(0, 20) };
}

function stateOf(text: string | undefined): ScanState | undefined {
  return scanStates.find((state) => state === text?.toUpperCase());
}

function timeOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}
