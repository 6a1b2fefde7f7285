// Diagnostics as text: the place and message, the line of source, a caret under the span, and the help.
import { escapeText } from "@palisade/language";
import type { Diagnostic } from "./diagnostic.js";
import { displayed, displayWidth } from "./display-width.js";
import { SourceFile } from "./source-file.js";

/** How diagnostics are printed. */
export type RenderOptions = {
  /** Whether to colour the text by ANSI escapes. */
  readonly color?: boolean;
};

/** Lines longer than this are shown in part, around the span. */
const maximumLine = 120;

type Paint = (style: "error" | "warning" | "dim" | "help", text: string) => string;

const styles = { error: "1;31", warning: "1;33", dim: "2", help: "36" } as const;

const plain: Paint = (_style, text) => text;
const coloured: Paint = (style, text) => `\u001b[${styles[style]}m${text}\u001b[0m`;

/** As OPA prints it: `file:row: code: message`, details on lines of their own. */
export function renderDiagnosticLine({ location, code, message, details = [] }: Diagnostic): string {
  const place =
    location.file === "" ? `${location.row}:${location.column}` : `${location.file}:${location.row}`;
  return [`${place}: ${code}: ${message}`, ...details.map((line) => `\t${line}`)].join("\n");
}

/** With the source (if its text is given), a caret and the help line. */
export function renderDiagnostic(
  diagnostic: Diagnostic,
  source: string | SourceFile | undefined,
  options: RenderOptions = {},
): string {
  const paint = options.color === true ? coloured : plain;
  const { location, severity, code, message, details = [], help } = diagnostic;
  const file = location.file === "" ? "" : `${escapeText(location.file)}:`;
  const place = `${file}${location.row}:${location.column}`;
  const lines = [`${place}: ${paint(severity, `${code}:`)} ${escapeText(message)}`];
  if (source !== undefined) {
    const read = typeof source === "string" ? new SourceFile(location.file, source) : source;
    lines.push(...excerpt(diagnostic, read, paint));
  }
  for (const line of details) lines.push(`  ${escapeText(line)}`);
  if (help !== undefined) lines.push(`${paint("help", "help:")} ${escapeText(help)}`);
  return lines.join("\n");
}

/** All of them, a blank line between two. Each file's lines are looked up once. */
export function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
  options: RenderOptions = {},
): string {
  const files = new Map<string, SourceFile>();
  const fileOf = (name: string): SourceFile | undefined => {
    const text = texts.get(name);
    if (text === undefined) return undefined;
    const file = files.get(name) ?? new SourceFile(name, text);
    files.set(name, file);
    return file;
  };
  return diagnostics
    .map((diagnostic) => renderDiagnostic(diagnostic, fileOf(diagnostic.location.file), options))
    .join("\n\n");
}

/** The line of source and the caret line. A span over several lines is underlined to the end of its first. */
function excerpt({ location, severity }: Diagnostic, file: SourceFile, paint: Paint): readonly string[] {
  const rowStart = file.rowStart(location.row);
  const line = file.rowText(location.row);
  const start = clamp(location.start - rowStart, line.length);
  const end = Math.max(start, clamp(location.end - rowStart, line.length));
  const from = windowStart(line, start);
  const to = Math.min(line.length, from + maximumLine);
  const shown = line.slice(from, to);
  const before = line.slice(from, start);
  const marked = line.slice(start, Math.min(end, to));
  const opening = from > 0 ? "…" : "";
  const closing = to < line.length ? "…" : "";
  const carets = "^".repeat(Math.max(1, width(marked)));
  return [
    `  ${paint("dim", `${opening}${safe(shown)}${closing}`)}`,
    `  ${opening === "" ? "" : " "}${blank(before)}${paint(severity, carets)}`,
  ];
}

function clamp(offset: number, length: number): number {
  return Math.min(Math.max(offset, 0), length);
}

/** Long lines are cut so that the span's start stands in the first half of what is shown. */
function windowStart(line: string, start: number): number {
  if (line.length <= maximumLine || start < maximumLine / 2) return 0;
  const from = start - maximumLine / 2;
  // Not between the halves of a surrogate pair.
  const unit = line.charCodeAt(from);
  return unit >= 0xdc00 && unit <= 0xdfff ? from - 1 : from;
}

function safe(text: string): string {
  return [...text].map(displayed).join("");
}

function width(text: string): number {
  let cells = 0;
  for (const character of text) cells += displayWidth(displayed(character));
  return cells;
}

/** As wide as the text: tabs stay tabs, so that they stop where the line above does. */
function blank(text: string): string {
  let cells = "";
  for (const character of text)
    cells += character === "\t" ? "\t" : " ".repeat(displayWidth(displayed(character)));
  return cells;
}
