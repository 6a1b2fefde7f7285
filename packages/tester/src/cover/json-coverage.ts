// Coverage as `opa test --coverage` writes it.
import { comparePositions, type Range } from "../source-places.js";
import { type CoverageReport, coveragePercentage, type FileCoverage } from "./measure-coverage.js";

export function jsonCoverage({ files }: CoverageReport): string {
  const report = {
    files: Object.fromEntries(files.map((file) => [file.file, fileJson(file)])),
    covered_lines: files.reduce((sum, { coveredRows }) => sum + coveredRows.length, 0),
    not_covered_lines: files.reduce((sum, { notCoveredRows }) => sum + notCoveredRows.length, 0),
    coverage: coveragePercentage(files),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

/** Empty lists and zeros are left out, as there. */
function fileJson(file: FileCoverage): unknown {
  const entries = {
    covered: file.covered.map(rangeJson),
    not_covered: file.notCovered.map(rangeJson),
    covered_lines: file.coveredRows.length,
    not_covered_lines: file.notCoveredRows.length,
    coverage: coveragePercentage([file]),
  };
  return Object.fromEntries(
    Object.entries(entries).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value !== 0)),
  );
}

function rangeJson({ start, end }: Range): unknown {
  const last = comparePositions(start, end) < 0 ? end : start;
  return { start: { row: start.row, col: start.column }, end: { row: last.row, col: last.column } };
}
