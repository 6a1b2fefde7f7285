// Bundles across the border: what `opa build` makes runs here, and what we make runs in `opa eval -b`.
import { type Bundle, readBundle, writeBundle } from "@palisade/bundle";
import { type CompileResult, compile } from "@palisade/compiler";
import { isObject, parseJson, printJson, type RegoObject } from "@palisade/language";
import { type Engine, loadInterpreter, loadWasmEngine } from "@palisade/runtime";
import { caseHost } from "../case-host.js";
import { queryRows, readOpaEvaluation } from "./compare-evaluation.js";
import { derivedFile, rowsEntrypoint, rowsModule } from "./derive-module.js";
import {
  type Bench,
  compareTexts,
  type DifferentialCase,
  filesOf,
  isUnsteady,
  type Outcome,
  sourcesOf,
  versionFlag,
} from "./differential-case.js";
import { diagnosticCodes, errorCodes, outcomeText, tooLong } from "./error-codes.js";
import { opaErrorCodes } from "./read-opa-output.js";

/** OPA's module, or its plan, on our engines, beside our own module. */
export function compareBuilt(target: "wasm" | "plan") {
  return async (testCase: DifferentialCase, bench: Bench): Promise<Outcome> => {
    if (isUnsteady(testCase)) return "skipped";
    const { compiled } = await compileRows(testCase, bench, 0);
    const ours = await ownRows(testCase, compiled);
    if (ours === tooLong) return "skipped";
    const line = ["build", "-t", target, "-e", rowsEntrypoint, "-o", "opa.tar.gz", ...versionFlag(testCase)];
    const { code, out, err } = await bench.opa([...line, ...filesOf(testCase), derivedFile]);
    const theirs =
      code === 0
        ? await evaluateRows(testCase, await theirEngine(await readBundle(await bench.read("opa.tar.gz"))))
        : errorCodes(opaErrorCodes(out, err));
    return compareTexts(theirs, ours);
  };
}

/** Our optimised bundle, evaluated by OPA from the modules in it: it has no engine for WASM unless built with one. */
export async function compareBundle(testCase: DifferentialCase, bench: Bench): Promise<Outcome> {
  if (isUnsteady(testCase)) return "skipped";
  const { compiled, modules } = await compileRows(testCase, bench, 1);
  if (compiled.plan === undefined) return "skipped";
  const bytes = await writeBundle({
    modules,
    plan: compiled.plan,
    data: parseJson(testCase.data) as RegoObject,
    manifest: { regoVersion: testCase.regoVersion === "v0" ? 0 : 1 },
  });
  const ours = await ownRows(testCase, compiled);
  if (ours === tooLong) return "skipped";
  await bench.write("ours.tar.gz", bytes);
  const given = testCase.input === undefined ? [] : ["-i", "input.json"];
  const run = await bench.opa([
    "eval",
    "-f",
    "json",
    "-b",
    "ours.tar.gz",
    ...given,
    "data.differential.rows",
  ]);
  return compareTexts(readOpaEvaluation(run.out), ours);
}

type Compiled = {
  readonly compiled: CompileResult;
  readonly modules: readonly { readonly file: string; readonly text: string }[];
};

async function compileRows(testCase: DifferentialCase, bench: Bench, optimize: 0 | 1): Promise<Compiled> {
  const text = rowsModule(testCase, await queryRows(testCase));
  await bench.write(derivedFile, text);
  const modules = [...sourcesOf(testCase), { file: derivedFile, text }];
  const { regoVersion } = testCase;
  return { compiled: compile(modules, { entrypoints: [rowsEntrypoint], regoVersion, optimize }), modules };
}

async function ownRows(testCase: DifferentialCase, { wasm, diagnostics }: CompileResult): Promise<string> {
  if (wasm === undefined) return diagnosticCodes(diagnostics);
  return evaluateRows(testCase, await loadWasmEngine(wasm, caseHost));
}

async function theirEngine({ wasm, plan }: Bundle): Promise<Engine> {
  const [module] = wasm.values();
  if (module !== undefined) return loadWasmEngine(module, caseHost);
  if (plan === undefined) throw new Error("opa built a bundle without a module and a plan");
  return loadInterpreter(plan, caseHost);
}

function evaluateRows({ input, data }: DifferentialCase, engine: Engine): string {
  return outcomeText(() => {
    const given = input === undefined ? undefined : parseJson(input);
    const results = engine.evaluate(rowsEntrypoint, given, parseJson(data), {});
    const values = results.map((row) => (isObject(row) ? (row.get("result") ?? null) : row));
    return values.map((value) => printJson(parseJson(printJson(value)))).join("\n");
  });
}
