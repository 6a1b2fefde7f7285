// The line itself: text in, bytes and diagnostics out.
import {
  builtins,
  declaredFunction,
  type FunctionDeclaration,
  type Plan,
  type Value,
} from "@palisade/language";
import { GenerateError } from "./analysis/generate-error.js";
import { checkPolicy } from "./check/check.js";
import type { CheckedPolicy } from "./check/checked-module.js";
import type { SchemaOptions } from "./check/types/schema-set.js";
import { optimisePlan } from "./optimiser/optimise-plan.js";
import { authorVariables, type PlanVariable } from "./planner/author-variables.js";
import { annotatedName, findEntrypoints } from "./planner/find-entrypoints.js";
import { planPolicy } from "./planner/planner.js";
import { signaturesOf } from "./planner/signatures.js";
import { collectDiagnostics, type Diagnostic } from "./source/diagnostic.js";
import type { Annotations, Location, Module, RegoVersion } from "./syntax/ast.js";
import { type ParsedModule, parseModule, parseQuery } from "./syntax/parser.js";
import { generateWasm } from "./wasm/generate.js";

export type Source = {
  readonly file: string;
  readonly text: string;
  /** If it differs from that of the others. */
  readonly regoVersion?: RegoVersion;
};

export type QueryText = {
  readonly name: string;
  readonly text: string;
  /**
   * If given, results have the values of the query's expressions, too: that of the third is bound to `<values>2`. One
   * that only binds or holds (`x := 1`, `not x`) has none.
   */
  readonly values?: string;
};

export type CompileOptions = {
  /**
   * `pkg/rule` or `data.pkg.rule`, besides those that METADATA names; every rule they need is planned.
   * If there are none, and no queries, every package's document is one.
   */
  readonly entrypoints?: readonly string[];
  /** Each becomes an entrypoint whose results are objects of its variables' bindings. */
  readonly queries?: readonly QueryText[];
  /** `plan` leaves out the generation of the module; default `wasm`. */
  readonly target?: "none" | "plan" | "wasm";
  /** The sources as they were read before, in their order: they are not read once more. */
  readonly parsed?: readonly ParsedModule[];
  /** 1: rules are found by an index, and lookups and constants are shared; default 0, as they are written. */
  readonly optimize?: 0 | 1;
  readonly regoVersion?: RegoVersion;
  readonly strict?: boolean;
  /** The built-ins that policies may call; absent: all. What the compiler itself calls is not asked. */
  readonly builtinNames?: ReadonlySet<string>;
  /** Functions that policies may call besides the built-ins: the host that evaluates provides them. */
  readonly functions?: readonly FunctionDeclaration[];
  /** The base documents that the policies are evaluated with, where they are known: no rule may be where these say something. */
  readonly baseDocument?: Value;
  /** JSON Schemas of `input` and `data`; with it (`{}` will do), those of METADATA count, too. */
  readonly schemas?: SchemaOptions;
  /** Diagnostics that are reported; 100 if absent. */
  readonly maximumDiagnostics?: number;
  /** Changes modules before they are checked: test runners mark the cases of tests. */
  readonly rewrite?: (module: Module) => Module;
};

/** `path` is the document of the rule they are about, as entrypoints are named: `pkg/rule`. */
export type PlacedAnnotations = Annotations & { readonly path?: string };

export type CompileResult = {
  /** Absent if there was an error. */
  readonly wasm?: Uint8Array;
  readonly plan?: Plan;
  /** By function of the plan, in the order they are bound. */
  readonly variables?: ReadonlyMap<string, readonly PlanVariable[]>;
  readonly entrypoints: readonly string[];
  readonly annotations: readonly PlacedAnnotations[];
  readonly diagnostics: readonly Diagnostic[];
};

/** The same for every policy. */
const signatures = signaturesOf(builtins);

/** Never throws for what the author of a policy wrote. */
export function compile(sources: readonly Source[], options: CompileOptions = {}): CompileResult {
  const version = options.regoVersion === undefined ? {} : { regoVersion: options.regoVersion };
  const most =
    options.maximumDiagnostics === undefined ? {} : { maximumDiagnostics: options.maximumDiagnostics };
  const modules =
    options.parsed ??
    sources.map(({ file, text, regoVersion }) =>
      parseModule(file, text, { ...(regoVersion === undefined ? version : { regoVersion }), ...most }),
    );
  const queries = (options.queries ?? []).map(({ text, ...query }) => ({
    ...query,
    ...parseQuery(text, version),
  }));
  const unparsed = [...modules, ...queries].flatMap(({ diagnostics }) => diagnostics);
  if (unparsed.length > 0) return refuse(unparsed, options);
  const callable = callableBuiltins(options);
  const checked = checkPolicy(
    modules.flatMap(({ module }) => module ?? []).map(options.rewrite ?? ((module) => module)),
    {
      ...version,
      ...most,
      strict: options.strict ?? false,
      builtins: callable,
      ...(options.schemas === undefined ? {} : { schemas: options.schemas }),
      ...(options.baseDocument === undefined ? {} : { baseDocument: options.baseDocument }),
      queries: queries.map(({ name, values, body = [] }) =>
        values === undefined ? { name, body } : { name, body, values },
      ),
    },
  );
  return checked.policy === undefined
    ? refuse(checked.diagnostics, options)
    : finish(checked.policy, checked.diagnostics, options);
}

/** A function that is declared besides is none of ours, whatever it is called. */
function callableBuiltins({ builtinNames, functions = [] }: CompileOptions): typeof builtins {
  if (builtinNames === undefined && functions.length === 0) return builtins;
  const allowed = [...builtins].filter(
    ([name]) => builtinNames === undefined || builtinNames.has(name) || name.startsWith("internal."),
  );
  const declared = functions.filter(({ name }) => !builtins.has(name));
  return new Map([...allowed, ...declared.map((one) => [one.name, declaredFunction(one)] as const)]);
}

function refuse(
  diagnostics: readonly Diagnostic[],
  { maximumDiagnostics }: Pick<CompileOptions, "maximumDiagnostics"> = {},
): CompileResult {
  return {
    entrypoints: [],
    annotations: [],
    diagnostics: collectDiagnostics(diagnostics, maximumDiagnostics),
  };
}

function finish(
  policy: CheckedPolicy,
  warnings: readonly Diagnostic[],
  { entrypoints = [], target = "wasm", optimize = 0, functions = [] }: CompileOptions,
): CompileResult {
  const found = findEntrypoints(policy, entrypoints);
  if (found.diagnostics.length > 0) return refuse(found.diagnostics);
  if (target === "none")
    return { entrypoints: [], annotations: placedAnnotations(policy), diagnostics: warnings };
  const { plan, bindings, diagnostics } = planPolicy(policy, {
    entrypoints: found.paths,
    builtins: functions.length === 0 ? signatures : signaturesOf(callableBuiltins({ functions })),
  });
  if (plan === undefined) return refuse(diagnostics);
  const result: CompileResult = {
    variables: authorVariables(bindings ?? new Map(), policy.authorNames),
    entrypoints: plan.plans.map(({ name }) => name),
    annotations: placedAnnotations(policy),
    diagnostics: warnings,
  };
  try {
    const chosen = optimize === 0 ? plan : optimisePlan(plan);
    return { ...result, plan: chosen, ...(target === "plan" ? {} : { wasm: generateWasm(chosen) }) };
  } catch (error) {
    if (!(error instanceof GenerateError)) throw error;
    return refuse([generateDiagnostic(error)]);
  }
}

function placedAnnotations(policy: CheckedPolicy): readonly PlacedAnnotations[] {
  return policy.modules.flatMap(({ annotations, package: { path: packagePath } }) =>
    annotations.map((one) => {
      const path = annotatedName(policy, one, packagePath);
      return path === undefined ? one : { ...one, path };
    }),
  );
}

function generateDiagnostic({ message, location }: GenerateError): Diagnostic {
  return { code: "rego_compile_error", severity: "error", message, location: readPlace(location ?? "") };
}

/** `file:row:column`. */
function readPlace(place: string): Location {
  const [, file = place, row = "1", column = "1"] = /^(.*):(\d+):(\d+)$/.exec(place) ?? [];
  return { file, row: Number(row), column: Number(column), start: 0, end: 0 };
}
