// Every format, in the order the help lists them: choices, documentation and file names derive from this list.
import { github } from "./github.js";
import { gitlab } from "./gitlab.js";
import { htmlPage } from "./html-page.js";
import { json } from "./json.js";
import { junit } from "./junit.js";
import { markdown } from "./markdown.js";
import { pretty } from "./pretty.js";
import type { Report } from "./report.js";
import type { ReportFormat, WriteOptions } from "./report-format.js";
import { sarif } from "./sarif.js";

const declared = [pretty, json, sarif, junit, github, gitlab, markdown, htmlPage] as const;

export type ReportFormatName = (typeof declared)[number]["name"];

export const reportFormats: ReadonlyMap<string, ReportFormat> = new Map(
  declared.map((format) => [format.name, format]),
);

/**
 * The text of a report, in pieces.
 * @throws {RangeError} for a format that does not exist.
 * @example [...writeReport(report, "json")].join("")
 */
export function writeReport(
  report: Report,
  name: ReportFormatName,
  options?: WriteOptions,
): Iterable<string> {
  const format = reportFormats.get(name);
  if (format === undefined) throw new RangeError(`unknown format \`${name}\``);
  return format.write(report, options);
}
