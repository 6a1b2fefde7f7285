// Errors of the two tools by their codes alone: where and how they are worded is for `check` to compare.
import type { Diagnostic } from "@palisade/compiler";
import { EvaluationError } from "@palisade/runtime";

/** A module has one code for what `opa eval` tells apart: which built-in was handed what. */
export function errorCodes(codes: readonly string[]): string {
  const names = codes.map((code) => (code === "eval_builtin_error" ? "eval_type_error" : code));
  return `errors: ${[...new Set(names)].sort().join(", ")}`;
}

export function diagnosticCodes(diagnostics: readonly Diagnostic[]): string {
  return errorCodes(errorsOf(diagnostics).map(({ code }) => code));
}

export function errorsOf(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === "error");
}

/** What an evaluation gives, or the code of the error that ended it. */
export function outcomeText(evaluate: () => string): string {
  try {
    return evaluate();
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return errorCodes([error.code]);
  }
}

/** What is too long for our step budget keeps OPA busy for minutes, and its modules for ever: they count no steps. */
export const tooLong = errorCodes(["eval_cancel_error"]);
