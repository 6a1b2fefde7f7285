// From sources to a module whose entrypoints are the tests in them.
import {
  type CompileOptions,
  type CompileResult,
  compile,
  type Diagnostic,
  GenerateError,
  generateWasm,
  type Module,
  optimisePlan,
  type RegoVersion,
  type Source,
} from "@palisade/compiler";
import type { Plan, Value } from "@palisade/language";
import { countHeadsWhenTheyHold } from "./cover/head-places.js";
import { findTests } from "./find-tests.js";
import { createTestMarker } from "./mark-tests.js";
import { readSources } from "./parse-sources.js";
import type { TestCase } from "./test-case.js";

export type SuiteOptions = Pick<
  CompileOptions,
  "schemas" | "builtinNames" | "functions" | "optimize" | "maximumDiagnostics"
> & {
  /** The base documents. */
  readonly data?: Value;
  /** Only tests whose full name (`data.pkg.test_x`) matches. */
  readonly filter?: (name: string) => boolean;
  readonly regoVersion?: RegoVersion;
  /** Count which places the tests reach, in the policies as they are written: not optimised. */
  readonly coverage?: boolean;
};

export type Suite = {
  readonly sources: readonly Source[];
  /** As written. */
  readonly modules: readonly Module[];
  readonly tests: readonly TestCase[];
  /** Absent if there was an error, as is the plan. */
  readonly wasm?: Uint8Array;
  /** As written, which is what explanations tell of. */
  readonly plan?: Plan;
  readonly variables: NonNullable<CompileResult["variables"]>;
  readonly diagnostics: readonly Diagnostic[];
};

/** Never throws for what the policies' author wrote. */
export function compileTests(sources: readonly Source[], options: SuiteOptions = {}): Suite {
  const version = options.regoVersion === undefined ? {} : { regoVersion: options.regoVersion };
  const parsed = readSources(sources, options);
  const modules = parsed.flatMap(({ module }) => module ?? []);
  const wanted = options.filter ?? (() => true);
  const tests = findTests(modules.map(createTestMarker())).filter(({ package: path, name }) =>
    wanted(`${path}.${name}`),
  );
  const entrypoints = tests.filter(({ skipped }) => !skipped).map(entrypointReference);
  const compiled = compile(sources, {
    parsed,
    entrypoints,
    rewrite: createTestMarker(),
    target: isAsWritten(options) ? "wasm" : "plan",
    ...version,
    ...allowed(options),
  });
  const { plan, variables = new Map(), diagnostics } = compiled;
  const suite: Suite = { sources, modules, tests, variables, diagnostics };
  if (plan === undefined) return suite;
  if (compiled.wasm !== undefined) return { ...suite, plan, wasm: compiled.wasm };
  const generate = options.coverage === true ? generateCounting : generateOptimised;
  return { ...suite, plan, ...generateOrReport(() => generate(plan, modules), diagnostics) };
}

/** Another module than that of the plan is asked for. */
function isAsWritten({ coverage, optimize }: SuiteOptions): boolean {
  return coverage !== true && optimize !== 1;
}

function allowed({
  schemas,
  builtinNames,
  functions,
  data,
  maximumDiagnostics,
}: SuiteOptions): CompileOptions {
  return {
    ...(maximumDiagnostics === undefined ? {} : { maximumDiagnostics }),
    ...(data === undefined ? {} : { baseDocument: data }),
    ...(schemas === undefined ? {} : { schemas }),
    ...(builtinNames === undefined ? {} : { builtinNames }),
    ...(functions === undefined ? {} : { functions }),
  };
}

/** The same plan, with a counter at each place. */
function generateCounting(plan: Plan, modules: readonly Module[]): Uint8Array {
  return generateWasm(countHeadsWhenTheyHold(plan, modules), { coverage: true });
}

function generateOptimised(plan: Plan): Uint8Array {
  return generateWasm(optimisePlan(plan));
}

function generateOrReport(
  generate: () => Uint8Array,
  warnings: readonly Diagnostic[],
): Pick<Suite, "diagnostics"> & { readonly wasm?: Uint8Array } {
  try {
    return { wasm: generate(), diagnostics: warnings };
  } catch (error) {
    if (!(error instanceof GenerateError)) throw error;
    const location = { file: error.location ?? "", row: 1, column: 1, start: 0, end: 0 };
    const { message } = error;
    return { diagnostics: [{ code: "rego_compile_error", severity: "error", message, location }] };
  }
}

/** As a reference, since names may have slashes in them. */
function entrypointReference({ path }: TestCase): string {
  return `data${path.map((step) => `[${JSON.stringify(step)}]`).join("")}`;
}
