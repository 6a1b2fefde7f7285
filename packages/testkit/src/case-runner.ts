// Runs one behaviour case on one engine and judges the outcome.
import type { Plan, Value } from "@palisade/language";
import { type Engine, EvaluationError, type HostOptions } from "@palisade/runtime";
import { caseHost } from "./case-host.js";
import { compareResult } from "./compare-result.js";
import type { ConformanceCase } from "./conformance-case.js";

/** A case's policy, ready for any engine; its query is the entrypoint `eval`. */
export type CaseProgram = { readonly plan: Plan; readonly wasm: () => Uint8Array };

export type CaseEngine = {
  readonly name: string;
  /** Why this engine cannot run the case at all, if it cannot. */
  readonly skips?: (testCase: ConformanceCase) => string | undefined;
  readonly load: (program: CaseProgram, host: HostOptions) => Engine | Promise<Engine>;
};

export type CaseVerdict =
  | { readonly status: "passed" }
  | { readonly status: "failed" | "skipped"; readonly reason: string };

/** The error an evaluation, or the compilation before it, ended with. */
export type CaseError = {
  readonly code: string;
  readonly message: string;
  readonly place?: string | undefined;
};

/** Diagnostics of the case's modules or query. */
export class CaseCompileError extends Error {
  override readonly name = "CaseCompileError";
  readonly errors: readonly CaseError[];

  constructor(errors: readonly CaseError[]) {
    super(errors.map(errorText).join("\n"));
    this.errors = errors;
  }
}

/** `compile` makes the program, and may fail with what the compiler reports. */
export async function runCase(
  testCase: ConformanceCase,
  engine: CaseEngine,
  compile: (testCase: ConformanceCase) => CaseProgram | Promise<CaseProgram>,
): Promise<CaseVerdict> {
  const reason = engine.skips?.(testCase);
  if (reason !== undefined) return { status: "skipped", reason };
  const outcome = await evaluateCase(testCase, engine, compile);
  const problem =
    "errors" in outcome ? judgeErrors(testCase, outcome.errors) : judgeResults(testCase, outcome.results);
  return problem === undefined ? { status: "passed" } : { status: "failed", reason: problem };
}

/** Of exceptions that are no typed errors. */
const exceptionCode = "exception";

type CaseOutcome = { readonly results: readonly Value[] } | { readonly errors: readonly CaseError[] };

async function evaluateCase(
  testCase: ConformanceCase,
  engine: CaseEngine,
  compile: (testCase: ConformanceCase) => CaseProgram | Promise<CaseProgram>,
): Promise<CaseOutcome> {
  try {
    const loaded = await engine.load(await compile(testCase), caseHost);
    const options = { strictBuiltinErrors: testCase.strictErrors };
    return { results: loaded.evaluate("eval", testCase.input, testCase.data, options) };
  } catch (error) {
    if (error instanceof CaseCompileError) return { errors: error.errors };
    if (error instanceof EvaluationError) {
      return { errors: [{ code: error.code, message: error.message, place: error.location }] };
    }
    // A bug of ours: never what a case wants.
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { errors: [{ code: exceptionCode, message }] };
  }
}

function judgeResults(
  { wantResult, wantErrorCode, wantError, ...testCase }: ConformanceCase,
  results: readonly Value[],
) {
  if (wantErrorCode !== undefined || wantError !== undefined) {
    return `want error ${wantErrorCode ?? ""} ${wantError ?? ""}, got ${results.length} results`;
  }
  if (wantResult === undefined) return undefined;
  return compareResult({ wantResult, wantErrorCode, wantError, ...testCase }, wantResult, results);
}

function judgeErrors(
  { wantErrorCode, wantError }: ConformanceCase,
  errors: readonly CaseError[],
): string | undefined {
  const got = errors.map(errorText).join("; ");
  if (wantErrorCode === undefined && wantError === undefined) return `unexpected error: ${got}`;
  const matches = errors.some(
    (error) =>
      error.code !== exceptionCode &&
      (wantErrorCode === undefined || error.code === wantErrorCode) &&
      (wantError === undefined || errorSpellings(error).some((text) => text.includes(wantError))),
  );
  return matches ? undefined : `want error ${wantErrorCode ?? ""} ${wantError ?? ""}, got ${got}`;
}

function errorText({ code, message, place }: CaseError): string {
  return `${place === undefined ? "" : `${place}: `}${code}: ${message}`;
}

/** As OPA prints an error: place without the column, and its own runner's names for the modules. */
function errorSpellings(error: CaseError): readonly string[] {
  const row = error.place?.replace(/:\d+$/, "");
  const texts = [errorText(error), errorText({ ...error, place: row })];
  return [...texts, ...texts.map((text) => text.replace(/^module-(\d+)\.rego/, "test-$1.rego"))];
}
