// What must hold of every text whatsoever, and a name for what does not.
import {
  compile,
  type Diagnostic,
  formatModule,
  type Module,
  moduleJson,
  parseModule,
  printAstJson,
  printModule,
  type RegoVersion,
} from "@palisade/compiler";
import { type Plan, writePlan } from "@palisade/language";

/** TypeScript declares WebAssembly for browsers only. */
const { WebAssembly: webAssembly } = globalThis as unknown as {
  readonly WebAssembly: { readonly validate: (bytes: Uint8Array) => boolean };
};

export type FuzzProblem = {
  /** Which law is broken; an exception is known by its message. */
  readonly law: string;
  readonly detail: string;
  /** Milliseconds, of what was too slow. */
  readonly took?: number;
};

export type JudgeOptions = {
  readonly regoVersion?: RegoVersion;
  /** CPU time so far in milliseconds, if stages are to be timed. */
  readonly clock?: () => number;
  /** Milliseconds that one stage may take. */
  readonly limit?: number;
};

/** The first law that the text breaks, if there is one. */
export function judgeText(text: string, options: JudgeOptions = {}): FuzzProblem | undefined {
  const version = { regoVersion: options.regoVersion ?? "v1" };
  const limit = options.limit ?? Number.POSITIVE_INFINITY;
  const slow: FuzzProblem[] = [];
  const timed = <Result>(stage: string, run: () => Result): Result => {
    const began = options.clock?.() ?? 0;
    const result = run();
    const took = (options.clock?.() ?? 0) - began;
    if (took > limit)
      slow.push({
        law: `slow ${stage}`,
        detail: `${Math.round(took)} ms for ${text.length} characters`,
        took,
      });
    return result;
  };
  let stage = "parse";
  try {
    const parsed = timed(stage, () => parseModule(file, text, version));
    const broken = diagnosticsProblem(parsed.diagnostics);
    if (broken !== undefined) return broken;
    if (parsed.module === undefined) return slow[0];
    stage = "print";
    const { module } = parsed;
    const printed = timed(stage, () => printModule(module));
    const reprinted = printProblem(module, printed, version);
    if (reprinted !== undefined) return reprinted;
    stage = "compile";
    const compiled = timed(stage, () => compile([{ file, text }], version));
    const illPlaced = diagnosticsProblem(compiled.diagnostics);
    if (illPlaced !== undefined) return illPlaced;
    if (compiled.wasm !== undefined && !webAssembly.validate(compiled.wasm))
      return { law: "the module is valid", detail: "WebAssembly.validate says no" };
    stage = "format";
    const formatted = timed(stage, () => formatModule(file, text, version)).text ?? "";
    return formatProblem(formatted, module, compiled.plan, version) ?? slow[0];
  } catch (error) {
    return exceptionProblem(stage, error);
  }
}

const file = "a.rego";

type Version = { readonly regoVersion: RegoVersion };

function exceptionProblem(stage: string, error: unknown): FuzzProblem {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  return { law: `${stage} throws ${message.slice(0, 100)}`, detail: stack.slice(0, 2000) };
}

function diagnosticsProblem(diagnostics: readonly Diagnostic[]): FuzzProblem | undefined {
  const bad = diagnostics.find(({ location, message }) => !(location.row >= 1) || message === "");
  return bad === undefined
    ? undefined
    : { law: "diagnostics have a place and a text", detail: JSON.stringify(bad) };
}

function tree(module: Module): string {
  return printAstJson(moduleJson({ ...module, annotations: [] }, { comments: false }));
}

function printProblem(module: Module, printed: string, version: Version): FuzzProblem | undefined {
  const again = parseModule(file, printed, version);
  if (again.module === undefined)
    return { law: "what is printed parses", detail: `${again.diagnostics[0]?.message}\n${printed}` };
  const [before, after] = [tree(module), tree(again.module)];
  return before === after
    ? undefined
    : { law: "parse(print(tree)) is the tree", detail: `${printed}\n${firstDifference(before, after)}` };
}

function formatProblem(
  formatted: string,
  module: Module,
  plan: Plan | undefined,
  version: Version,
): FuzzProblem | undefined {
  const again = formatModule(file, formatted, version);
  if (again.text === undefined)
    return { law: "what is formatted parses", detail: `${again.diagnostics[0]?.message}\n${formatted}` };
  if (again.text !== formatted)
    return { law: "formatting twice is formatting once", detail: firstDifference(formatted, again.text) };
  // A constant part of a template string becomes text, which is planned otherwise and means the same.
  if (plan === undefined || /\$["`]/.test(formatted)) return undefined;
  const reparsed = parseModule(file, formatted, version).module;
  if (reparsed !== undefined && tree(reparsed) === tree(module)) return undefined;
  const replanned = compile([{ file, text: formatted }], { ...version, target: "plan" });
  if (replanned.plan === undefined)
    return {
      law: "what is formatted compiles",
      detail: `${replanned.diagnostics[0]?.message}\n${formatted}`,
    };
  const [before, after] = [placeless(plan), placeless(replanned.plan)];
  return before === after
    ? undefined
    : { law: "formatting keeps the plan", detail: `${formatted}\n${firstDifference(before, after)}` };
}

const places: ReadonlySet<string> = new Set(["file", "row", "col"]);

/** A plan without its places. */
function placeless(plan: Plan): string {
  const json: unknown = JSON.parse(writePlan(plan));
  return JSON.stringify(json, (key, value) => (places.has(key) ? undefined : value), 1);
}

function firstDifference(before: string, after: string): string {
  const [left, right] = [before.split("\n"), after.split("\n")];
  const at = left.findIndex((line, index) => line !== right[index]);
  const around = (lines: readonly string[]) => lines.slice(Math.max(0, at - 2), at + 4).join("\n");
  return `before:\n${around(left)}\nafter:\n${around(right)}`;
}
