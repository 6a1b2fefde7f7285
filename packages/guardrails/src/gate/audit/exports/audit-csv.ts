// Records as rows of a table (RFC 4180), safe to open in a spreadsheet.
import { escapeText } from "@palisade/language";
import type { AuditRecord } from "../audit-record.js";
import { recordFacts } from "../record-facts.js";

const columns: Readonly<
  Record<string, (record: AuditRecord, facts: ReturnType<typeof recordFacts>) => string>
> = {
  sequence: ({ sequence }) => String(sequence),
  at: ({ at }) => at,
  kind: ({ kind }) => kind,
  tenant: ({ tenant = "" }) => tenant,
  project: ({ project = "" }) => project,
  principal: (_, { principal = "" }) => principal,
  asked: (_, { asked = "" }) => asked,
  effect: (_, { effect = "" }) => effect,
  rules: (_, { rules }) => rules.join(" "),
  told: (_, { told }) => told,
  decision: (_, { decision = "" }) => decision,
  run: (_, { run = "" }) => run,
  approval: (_, { approval = "" }) => approval,
  log: ({ log }) => log,
  digest: ({ digest }) => digest,
};

/** The first row, with its line break. */
export const auditCsvHead: string = `${Object.keys(columns).join(",")}\r\n`;

/**
 * A row, with its line break. Control characters are escaped, and a cell that a spreadsheet would take for a formula
 * begins with an apostrophe.
 */
export function writeAuditCsv(record: AuditRecord): string {
  const facts = recordFacts(record);
  return `${Object.values(columns)
    .map((cell) => writeCell(cell(record, facts)))
    .join(",")}\r\n`;
}

function writeCell(text: string): string {
  const escaped = escapeText(text);
  const plain = /^[=+\-@]/.test(escaped) ? `'${escaped}` : escaped;
  return /[",]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
