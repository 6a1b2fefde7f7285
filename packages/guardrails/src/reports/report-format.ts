// One declaration of a format: its name, what it is for, and how a report is written in it.
import type { Report } from "./report.js";

export type Style = "bold" | "cyan" | "dim" | "green" | "red" | "yellow";

export type WriteOptions = {
  /** Colours, for formats that are read on a terminal. What is painted is escaped already. */
  readonly paint?: (style: Style, text: string) => string;
  /** Leaves problems out that are told elsewhere, as on standard error. */
  readonly withoutProblems?: boolean;
  /** Only what was found: no totals, no coverage. For formats that have a choice. */
  readonly quiet?: boolean;
};

export type ReportFormat = {
  readonly name: string;
  /** For the help: what it is, who reads it. */
  readonly summary: string;
  /** Of a file's name, without the dot. */
  readonly extension: string;
  /** The text in pieces, so that nobody needs to hold the whole of it. What it quotes cannot become its markup. */
  readonly write: (report: Report, options?: WriteOptions) => Iterable<string>;
};

export function defineFormat<const F extends ReportFormat>(format: F): F {
  return format;
}
