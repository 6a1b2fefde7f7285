// From sources to a module whose entrypoints are the tests in them.
import {
  type CompileOptions,
  type CompileResult,
  compile,
  type Diagnostic,
  GenerateError,
  generateWasm,
  type Module,
  type RegoVersion,
  type Source,
} from "@palisade/compiler";
import type { Plan } from "@palisade/language";
import { countHeadsWhenTheyHold } from "./cover/head-places.js";
import { findTests } from "./find-tests.js";
import { createTestMarker } from "./mark-tests.js";
import { parseSources } from "./parse-sources.js";
import type { TestCase } from "./test-case.js";

export type SuiteOptions = Pick<CompileOptions, "schemas" | "builtinNames" | "functions"> & {
  /** Only tests whose full name (`data.pkg.test_x`) matches. */
  readonly filter?: (name: string) => boolean;
  readonly regoVersion?: RegoVersion;
  /** Count which places the tests reach. */
  readonly coverage?: boolean;
};

export type Suite = {
  readonly sources: readonly Source[];
  /** As written. */
  readonly modules: readonly Module[];
  readonly tests: readonly TestCase[];
  /** Absent if there was an error, as is the plan. */
  readonly wasm?: Uint8Array;
  readonly plan?: Plan;
  readonly variables: NonNullable<CompileResult["variables"]>;
  readonly diagnostics: readonly Diagnostic[];
};

/** Never throws for what the policies' author wrote. */
export function compileTests(sources: readonly Source[], options: SuiteOptions = {}): Suite {
  const version = options.regoVersion === undefined ? {} : { regoVersion: options.regoVersion };
  const modules = parseSources(sources, options.regoVersion);
  const wanted = options.filter ?? (() => true);
  const tests = findTests(modules.map(createTestMarker())).filter(({ package: path, name }) =>
    wanted(`${path}.${name}`),
  );
  const entrypoints = tests.filter(({ skipped }) => !skipped).map(entrypointReference);
  const compiled = compile(sources, {
    entrypoints,
    rewrite: createTestMarker(),
    target: options.coverage === true ? "plan" : "wasm",
    ...version,
    ...allowed(options),
  });
  const { plan, variables = new Map(), diagnostics } = compiled;
  const suite: Suite = { sources, modules, tests, variables, diagnostics };
  if (plan === undefined) return suite;
  if (compiled.wasm !== undefined) return { ...suite, plan, wasm: compiled.wasm };
  return { ...suite, plan, ...generateCounting(plan, modules, diagnostics) };
}

function allowed({ schemas, builtinNames, functions }: SuiteOptions): CompileOptions {
  return {
    ...(schemas === undefined ? {} : { schemas }),
    ...(builtinNames === undefined ? {} : { builtinNames }),
    ...(functions === undefined ? {} : { functions }),
  };
}

/** A module that counts is another one: the same plan, with a counter at each place. */
function generateCounting(
  plan: Plan,
  modules: readonly Module[],
  warnings: readonly Diagnostic[],
): Pick<Suite, "diagnostics"> & { readonly wasm?: Uint8Array } {
  try {
    const wasm = generateWasm(countHeadsWhenTheyHold(plan, modules), { coverage: true });
    return { wasm, diagnostics: warnings };
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
