// What the official `opa` says of a program, beside what we say: evaluation, errors, layout, tests and tree.
import {
  compile,
  type Diagnostic,
  formatModule,
  moduleJson,
  parseModule,
  printAstJson,
} from "@palisade/compiler";
import { isObject, parseJson, printJson, type Value } from "@palisade/language";
import { EvaluationError, loadWasmEngine } from "@palisade/runtime";
import { caseHost } from "../case-host.js";

export type DifferentialCase = {
  readonly id: string;
  readonly modules: readonly string[];
  readonly query: string;
  readonly regoVersion: "v0" | "v1";
  /** JSON texts. */
  readonly data: string;
  readonly input?: string;
};

export type Disagreement = {
  readonly kind: string;
  readonly id: string;
  readonly opa: string;
  readonly palisade: string;
};

type Outcome = "agreed" | "skipped" | { readonly opa: string; readonly palisade: string };
export type OpaRun = (line: readonly string[]) => {
  readonly out: string;
  readonly err: string;
  readonly code: number | null;
};

type Comparison = {
  readonly kind: string;
  readonly compare: (testCase: DifferentialCase, opa: OpaRun) => Outcome | Promise<Outcome>;
};

/** The files of a case lie in the directory that `opa` runs in. */
const fileOf = (index: number) => `module-${index}.rego`;
const filesOf = ({ modules }: DifferentialCase) => modules.map((_, index) => fileOf(index));
const sourcesOf = ({ modules }: DifferentialCase) =>
  modules.map((text, index) => ({ file: fileOf(index), text }));
const versionFlag = ({ regoVersion }: DifferentialCase) => (regoVersion === "v0" ? ["--v0-compatible"] : []);

/** Of the clock, of chance and of the world: no two answers are the same. */
const unsteady =
  /\b(?:time\.now_ns|rand\.intn|uuid\.rfc4122|opa\.runtime|http\.send|net\.lookup_ip_addr|trace|print)\b/;

export const compareKinds: readonly Comparison[] = [
  { kind: "eval", compare: compareEvaluation },
  { kind: "check", compare: compareCheck },
  { kind: "fmt", compare: compareLayout },
  { kind: "test", compare: compareTests },
  { kind: "parse", compare: compareTree },
];

async function compareEvaluation(testCase: DifferentialCase, opa: OpaRun): Promise<Outcome> {
  const { modules, query, input, data } = testCase;
  if (unsteady.test([...modules, query].join("\n"))) return "skipped";
  const files = [...filesOf(testCase), "data.json"].flatMap((file) => ["-d", file]);
  const given = input === undefined ? [] : ["-i", "input.json"];
  const run = opa(["eval", "--format", "json", ...versionFlag(testCase), ...files, ...given, query]);
  const theirs = readOpaEvaluation(run.out);
  const ours = await evaluateHere(testCase, input, data);
  return theirs === ours ? "agreed" : { opa: theirs, palisade: ours };
}

/** Results as sorted JSON, or the codes of the errors. */
function readOpaEvaluation(out: string): string {
  const document = readJson(out);
  if (document === undefined || !isObject(document)) return `unreadable: ${out.slice(0, 200)}`;
  const errors = list(document.get("errors"));
  if (errors.length > 0) return errorCodes(errors.map((error) => String(member(error, "code"))));
  const rows = list(document.get("result")).map((row) => {
    const bindings = member(row, "bindings");
    return bindings ?? member(list(member(row, "expressions"))[0], "value") ?? null;
  });
  return rows.map(printJson).sort().join("\n");
}

async function evaluateHere(
  testCase: DifferentialCase,
  input: string | undefined,
  data: string,
): Promise<string> {
  const { query, regoVersion } = testCase;
  const isDocument = /^data[\w.]*$/.test(query);
  const compiled = compile(sourcesOf(testCase), {
    queries: [{ name: "eval", text: isDocument ? `result = ${query}` : query }],
    regoVersion,
  });
  if (compiled.wasm === undefined) return errorCodes(errorsOf(compiled.diagnostics).map(({ code }) => code));
  try {
    const engine = await loadWasmEngine(compiled.wasm, caseHost);
    const given = input === undefined ? undefined : parseJson(input);
    const results = engine.evaluate("eval", given, parseJson(data), {});
    const rows = results.map((row) => (isDocument && isObject(row) ? (row.get("result") ?? null) : row));
    return rows.map(printJson).sort().join("\n");
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return errorCodes([error.code]);
  }
}

/** Ours names the codes of a WASM module where `opa eval` has one more. */
function errorCodes(codes: readonly string[]): string {
  const names = codes.map((code) => (code === "eval_builtin_error" ? "eval_type_error" : code));
  return `errors: ${[...new Set(names)].sort().join(", ")}`;
}

function compareCheck(testCase: DifferentialCase, opa: OpaRun): Outcome {
  if (testCase.modules.length === 0) return "skipped";
  const run = opa(["check", "--format", "json", ...versionFlag(testCase), ...filesOf(testCase)]);
  const theirs = list(member(readJson(run.err.trim() === "" ? run.out : run.err), "errors")).map(
    opaErrorText,
  );
  const { diagnostics } = compile(sourcesOf(testCase), {
    target: "plan",
    regoVersion: testCase.regoVersion,
  });
  const ours = errorsOf(diagnostics).map(
    ({ code, message, location }) => `${location.file}:${location.row}: ${code}: ${message}`,
  );
  if (theirs.length === 0 && ours.length === 0) return "agreed";
  // OPA stops at the first stage that finds something; we go on.
  const missing = theirs.filter((text) => !ours.includes(text));
  const agrees = theirs.length > 0 && missing.length === 0;
  return agrees ? "agreed" : { opa: theirs.join("\n"), palisade: ours.join("\n") };
}

function opaErrorText(error: Value): string {
  const location = member(error, "location");
  const place = `${String(member(location, "file"))}:${String(member(location, "row"))}`;
  return `${place}: ${String(member(error, "code"))}: ${String(member(error, "message"))}`;
}

function compareLayout(testCase: DifferentialCase, opa: OpaRun): Outcome {
  for (const [index, text] of testCase.modules.entries()) {
    const run = opa(["fmt", ...versionFlag(testCase), fileOf(index)]);
    const ours = formatModule(fileOf(index), text, { regoVersion: testCase.regoVersion });
    if (run.code !== 0 && ours.text === undefined) continue;
    const [theirs, here] = [run.code === 0 ? run.out : "refused", ours.text ?? "refused"];
    if (theirs !== here) return { opa: theirs, palisade: here };
  }
  return testCase.modules.length === 0 ? "skipped" : "agreed";
}

/** Only cases that have tests. */
async function compareTests(testCase: DifferentialCase, opa: OpaRun): Promise<Outcome> {
  const names = testCase.modules.flatMap((text) => text.match(/^test_\w+/gm) ?? []);
  if (names.length === 0 || unsteady.test(testCase.modules.join("\n"))) return "skipped";
  const run = opa(["test", "--format", "json", ...versionFlag(testCase), ...filesOf(testCase), "data.json"]);
  const theirs = list(readJson(run.out))
    .filter((result) => member(result, "fail") !== true && member(result, "error") === undefined)
    .map((result) => `${String(member(result, "package"))}.${String(member(result, "name"))}`);
  const compiled = compile(sourcesOf(testCase), { regoVersion: testCase.regoVersion });
  if (compiled.wasm === undefined)
    return run.code === 0 ? { opa: theirs.join("\n"), palisade: "errors" } : "agreed";
  const engine = await loadWasmEngine(compiled.wasm, caseHost);
  const ours = compiled.entrypoints.flatMap((entrypoint) => {
    const [row] = engine.evaluate(entrypoint, undefined, parseJson(testCase.data), {});
    const document = member(row, "result");
    if (document === undefined || !isObject(document)) return [];
    return names
      .filter((name) => (document.get(name) ?? false) !== false)
      .map((name) => `data.${entrypoint.replaceAll("/", ".")}.${name}`);
  });
  const [left, right] = [[...new Set(theirs)].sort().join("\n"), [...new Set(ours)].sort().join("\n")];
  return left === right ? "agreed" : { opa: left, palisade: right };
}

function compareTree(testCase: DifferentialCase, opa: OpaRun): Outcome {
  for (const [index, text] of testCase.modules.entries()) {
    const run = opa(["parse", "--format", "json", ...versionFlag(testCase), fileOf(index)]);
    const { module } = parseModule(fileOf(index), text, { regoVersion: testCase.regoVersion });
    if (run.code !== 0 && module === undefined) continue;
    const theirs = run.code === 0 ? printJson(readJson(run.out) ?? null) : "refused";
    const ours = module === undefined ? "refused" : printJson(parseJson(printAstJson(moduleJson(module))));
    if (theirs !== ours) return { opa: theirs, palisade: ours };
  }
  return testCase.modules.length === 0 ? "skipped" : "agreed";
}

function errorsOf(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === "error");
}

function readJson(text: string): Value | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

function member(value: Value | undefined, name: string): Value | undefined {
  return value !== undefined && isObject(value) ? value.get(name) : undefined;
}

function list(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}
