// The compiler's diagnostics on standard error, or as OPA's JSON.
import type { Diagnostic, Source } from "@palisade/compiler";
import type { Host } from "../host.js";
import { readCount } from "../read-duration.js";
import { plural } from "./decision-text.js";
import { composed, shown } from "./terminal-text.js";

/** Prints them with their source lines; true if one of them is an error. */
export async function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  sources: readonly Source[],
  host: Host,
): Promise<boolean> {
  if (diagnostics.length === 0) return false;
  const { renderDiagnostics } = await import("@palisade/compiler");
  const texts = new Map(sources.map(({ file, text }) => [file, text]));
  host.err(composed(`${renderDiagnostics(diagnostics, texts, { color: host.errorColours.enabled })}\n`));
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  if (errors > 0) host.err(shown`${plural(errors, "error")}\n`);
  return errors > 0;
}

export const maxErrorsOption = {
  type: "string",
  short: "m",
  placeholder: "number",
  description: "show no more errors than that, or all of them for 0 and less; without it, up to 100",
} as const;

/** @throws {UsageError} for what is no number. */
export function readMaximum(limit: string | undefined): number | undefined {
  if (limit === undefined) return undefined;
  const most = /^-\d{1,9}$/.test(limit) ? 0 : readCount(limit, "--max-errors", 0);
  return most === 0 ? everyError : most;
}

/** What is more than that, nobody reads, and it would fill the memory. */
const everyError = 1_000_000;

/** `{ "errors": [...] }`, in OPA's shape. */
export function diagnosticsJson(diagnostics: readonly Diagnostic[]): unknown {
  return {
    errors: diagnostics.map(({ code, message, location, severity, help }) => ({
      code,
      message,
      severity,
      location: { file: location.file, row: location.row, col: location.column },
      ...(help === undefined ? {} : { help }),
    })),
  };
}
