// Coverage for people: a line for each file, with the rows that no test reached.
import { escapeText } from "@palisade/language";
import type { Paint } from "../reports/pretty.js";
import { type CoverageReport, coveragePercentage, type FileCoverage } from "./measure-coverage.js";

export function prettyCoverage({ files }: CoverageReport, paint: Paint): string {
  const measured = files.filter(({ covered, notCovered }) => covered.length + notCovered.length > 0);
  const width = Math.max(5, ...measured.map(({ file }) => escapeText(file).length));
  const lines = measured.map((file) => {
    const missing = rowSpans(file.notCoveredRows);
    const text = `${escapeText(file.file).padEnd(width)}  ${percentText([file])}`;
    return missing === "" ? paint.pass(text) : `${text}  ${paint.fail(missing)}`;
  });
  const total = `${"total".padEnd(width)}  ${percentText(measured)}`;
  return `${["COVERAGE", ...lines, total].join("\n")}\n`;
}

/** Rounded down: 100 % is only what is whole. */
function percentText(files: readonly FileCoverage[]): string {
  return `${(Math.floor(coveragePercentage(files) * 100) / 100).toFixed(2).padStart(6)}%`;
}

/** `3-5, 9`; the rows ascend. */
export function rowSpans(rows: readonly number[]): string {
  const spans: { first: number; last: number }[] = [];
  for (const row of rows) {
    const open = spans.at(-1);
    if (open !== undefined && row === open.last + 1) open.last = row;
    else spans.push({ first: row, last: row });
  }
  return spans.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(", ");
}
