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
  description: "show no more errors than that; without it, up to 100",
} as const;

/** The first so many; 0 is no limit, as with `opa`. @throws {UsageError} for what is no number. */
export function limitDiagnostics(
  diagnostics: readonly Diagnostic[],
  limit: string | undefined,
): readonly Diagnostic[] {
  const most = limit === undefined ? 0 : readCount(limit, "--max-errors", 0);
  return most === 0 ? diagnostics : diagnostics.slice(0, most);
}

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
