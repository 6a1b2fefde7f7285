// Every format of a report: choices and endings of files derive from this list.
import { escapeJson } from "@palisade/language";
import { complianceCsv } from "./report-csv.js";
import { complianceHtml } from "./report-html.js";
import { complianceMarkdown } from "./report-markdown.js";
import { complianceOscal } from "./report-oscal.js";
import type { ComplianceReport } from "./report-schema.js";

export type ComplianceFormat = {
  /** Of a file's name. */
  readonly ending: string;
  readonly write: (report: ComplianceReport) => Iterable<string>;
};

const json = (value: unknown): readonly string[] => [escapeJson(`${JSON.stringify(value, undefined, 2)}\n`)];

export const complianceFormats = {
  json: { ending: ".json", write: json },
  markdown: { ending: ".md", write: (report) => [complianceMarkdown(report)] },
  csv: { ending: ".csv", write: complianceCsv },
  html: { ending: ".html", write: complianceHtml },
  oscal: { ending: ".oscal.json", write: (report) => json(complianceOscal(report)) },
} as const satisfies Record<string, ComplianceFormat>;
