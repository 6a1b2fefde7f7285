// Coverage as LCOV's tracefile, which editors and build servers read: a record for each file.
import { escapeText } from "@palisade/language";
import type { CoverageReport, FileCoverage } from "./measure-coverage.js";

export function lcovCoverage({ files }: CoverageReport): string {
  return files.map(recordOf).join("");
}

function recordOf(file: FileCoverage): string {
  const covered = new Set(file.coveredRows);
  // A line of which a part was never reached counts as reached: LCOV has no halves.
  const rows = [...new Set([...file.coveredRows, ...file.notCoveredRows])].sort(
    (left, right) => left - right,
  );
  const lines = rows.map((row) => `DA:${row},${covered.has(row) ? Math.max(1, file.hits.get(row) ?? 1) : 0}`);
  return `${["TN:", `SF:${escapeText(file.file)}`, ...lines, `LF:${rows.length}`, `LH:${covered.size}`, "end_of_record"].join("\n")}\n`;
}
