// A report as CSV, RFC 4180: one line for each control of each target, for spreadsheets.
import type { ComplianceReport } from "./report-schema.js";
import { evidenceWords, titlesOf } from "./report-words.js";

const columns = [
  "framework",
  "target kind",
  "target",
  "target id",
  "project",
  "control",
  "title",
  "status",
  "basis",
  "reason",
  "disagreement",
  "findings",
  "scan",
  "scanned at",
  "evidence",
] as const;

/** A cell holds no more in most spreadsheets. */
const longestCell = 30_000;

/** The lines, each with its end. @example [...complianceCsv(report)].length // 132 */
export function* complianceCsv(report: ComplianceReport): Generator<string> {
  const titles = titlesOf(report);
  yield line(columns);
  for (const { kind, name, uid = "", project = "", controls } of report.targets)
    for (const { id, status, basis, reason, disagreement = "", evidence } of controls) {
      const [scan] = evidence.filter((each) => each.kind === "scan");
      yield line([
        report.framework.id,
        kind,
        name,
        uid,
        project,
        id,
        titles.get(id) ?? "",
        status,
        basis,
        reason,
        disagreement,
        String(evidence.filter((each) => each.kind === "finding").length),
        scan?.scan ?? "",
        scan?.at ?? "",
        evidence.map(evidenceWords).join("\n"),
      ]);
    }
}

const line = (cells: readonly string[]): string => `${cells.map(cell).join(",")}\r\n`;

/** Text of clusters must not become a formula: a spreadsheet takes what begins like one for one. */
function cell(text: string): string {
  const bounded = text.length > longestCell ? `${text.slice(0, longestCell)}…` : text;
  const plain = /^[=+\-@\t\r]/.test(bounded) ? `'${bounded}` : bounded;
  return /[",\r\n]/.test(plain) || plain !== bounded ? `"${plain.replaceAll('"', '""')}"` : plain;
}
