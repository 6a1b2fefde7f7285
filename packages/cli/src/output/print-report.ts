// A report to where it goes: standard output, or a file that is whole or not there. What failed is told on standard error.
import { extname } from "node:path";
import {
  outcomeOf,
  pretty,
  type Report,
  type ReportFormat,
  type ReportProblem,
  reportFormats,
  standingOf,
} from "@palisade/guardrails/reports";
import type { ExitCode } from "../define-command.js";
import type { Host } from "../host.js";
import { writeWhole } from "../write-whole.js";
import { plural } from "./decision-text.js";
import type { Paints } from "./paints.js";
import { composed, rawData, shown, type TerminalText } from "./terminal-text.js";

export type PrintOptions = {
  readonly format: ReportFormat;
  /** A file to write to, instead of standard output. */
  readonly output: string | undefined;
  readonly quiet: boolean;
};

/** The one that was named; else the first that writes files with such an ending; else the one for people. */
export function chooseFormat(name: string | undefined, output: string | undefined): ReportFormat {
  if (name !== undefined) return reportFormats.get(name) ?? pretty;
  const ending = output === undefined ? "" : extname(output).slice(1).toLowerCase();
  return [...reportFormats.values()].find(({ extension }) => extension === ending) ?? pretty;
}

/** @throws {UsageError} for a file that cannot be written. */
export async function printReport(report: Report, options: PrintOptions, host: Host): Promise<void> {
  const { format, output, quiet } = options;
  const isForTerminal = format.name === "pretty" && output === undefined;
  if (isForTerminal || output !== undefined) printProblems(report, host);
  if (output !== undefined) {
    await writeWhole(output, inBlocks(format.write(report, { quiet })));
    const counting = report.findings.filter((finding) => standingOf(finding, report) === "violation").length;
    if (!quiet) host.err(shown`wrote ${output}: ${plural(counting, "finding")}, as ${format.name}\n`);
    return;
  }
  const written = format.write(report, {
    quiet,
    withoutProblems: isForTerminal,
    paint: paintWith(host.colours),
  });
  for (const block of inBlocks(written)) host.out(isForTerminal ? composed(block) : rawData(block));
}

/** 0: nothing that fails. 1: findings at the threshold or above it. 2: something was not judged. */
export function exitCodeOf(report: Report): ExitCode {
  return ({ passed: 0, failed: 1, incomplete: 2 } as const)[outcomeOf(report)];
}

function printProblems({ problems, warnings }: Report, host: Host): void {
  const { red, yellow } = host.errorColours;
  const print = (word: TerminalText, { code, message, place }: ReportProblem): void => {
    const where = place === undefined ? "" : shown`${place.file}:${place.line}:${place.column}: `;
    const called = code === undefined ? "" : shown`${code}: `;
    host.err(shown`${where}${word}: ${called}${message}\n`);
  };
  for (const each of problems) print(red("error"), each);
  for (const each of warnings) print(yellow("warning"), each);
}

/** What the formats hand over is escaped already. */
export function paintWith(colours: Paints) {
  return (style: Exclude<keyof Paints, "enabled">, text: string): string =>
    String(colours[style](composed(text) satisfies TerminalText));
}

/** Blocks worth a call to the system, out of pieces of any size. */
function* inBlocks(pieces: Iterable<string>): Generator<string> {
  let block = "";
  for (const piece of pieces) {
    block += piece;
    if (block.length < 64 * 1024) continue;
    yield block;
    block = "";
  }
  if (block !== "") yield block;
}
