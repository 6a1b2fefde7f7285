// What the compiler has to say about a text, as a value.
import type { Location } from "../syntax/ast.js";
import { withHelp } from "./help.js";

/** OPA's codes. */
export type DiagnosticCode =
  | "rego_parse_error"
  | "rego_compile_error"
  | "rego_unsafe_var_error"
  | "rego_recursion_error"
  | "rego_type_error";

/** One thing wrong with a text. Programs decide by `code`; `message`, `details` and `help` are for people. */
export type Diagnostic = {
  readonly code: DiagnosticCode;
  readonly severity: "error" | "warning";
  /** Lower case, no full stop, one cause; starts with OPA's own words where OPA has them. */
  readonly message: string;
  readonly location: Location;
  /** What OPA writes on lines of their own below the message: the types had and wanted, the rules in conflict. */
  readonly details?: readonly string[];
  readonly help?: string;
};

/** No compilation reports more than this many, unless it is told how many. */
export const maximumDiagnostics = 100;

/** By file, then place. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted(
    (left, right) =>
      (left.location.file < right.location.file ? -1 : left.location.file > right.location.file ? 1 : 0) ||
      left.location.start - right.location.start,
  );
}

/** What is reported of all that was found: each thing once, in order, with help, no more than the limit. */
export function collectDiagnostics(
  diagnostics: readonly Diagnostic[],
  maximum = maximumDiagnostics,
): readonly Diagnostic[] {
  const seen = new Set<string>();
  const distinct = sortDiagnostics(diagnostics).filter(({ location, message }) => {
    const key = `${location.file}:${location.start}:${message}`;
    return !seen.has(key) && seen.add(key);
  });
  return distinct.slice(0, maximum).map(withHelp);
}
