// What `eval` tells besides the result: how it came about (`--explain`), and what was evaluated how often (`--profile`).
import type { CompileResult, Source } from "@palisade/compiler";
import { RegoObject, type Value, valueFromJavaScript } from "@palisade/language";
import { type EvaluateOptions, type HostOptions, loadWasmEngine, type WasmEngine } from "@palisade/runtime";
import type { ProfiledExpression, TraceDetail, TraceEvent } from "@palisade/tester";
import type { Host } from "./host.js";
import { UsageError } from "./usage-error.js";

export const explainOptions = {
  explain: {
    type: "string",
    choices: ["full", "fails", "notes"],
    description: "tell how the result came about: every step, what failed, or what trace() says",
  },
  profile: { type: "boolean", description: "tell how often each expression was evaluated" },
  partial: { type: "boolean", description: "not supported: partial evaluation needs the opa binary" },
} as const;

export type Evaluation = {
  readonly sources: readonly Source[];
  readonly regoVersion: "v0" | "v1" | undefined;
  readonly compiled: CompileResult;
  readonly query: string;
  readonly input: Value | undefined;
  readonly data: Value;
  readonly host: HostOptions;
  readonly options: EvaluateOptions;
};

/** The error that `--partial` is answered with. */
export function refusePartial(format: string, host: Host): 2 {
  const error = { code: "not_supported", message: "partial evaluation is not supported", severity: "error" };
  if (format === "json") host.out(`${JSON.stringify({ errors: [error] }, undefined, 2)}\n`);
  else host.err(`${host.errorColours.red("error")}: ${error.code}: ${error.message}\n`);
  return 2;
}

/** Told by the plan interpreter: its steps are those of the module, and it can be listened to. */
export async function explainEvaluation(
  evaluation: Evaluation,
  detail: string,
): Promise<readonly TraceEvent[]> {
  const { filterTrace, parseSources, traceEvaluation } = await import("@palisade/tester");
  const { plan, variables } = evaluation.compiled;
  if (plan === undefined) return [];
  const modules = parseSources(evaluation.sources, evaluation.regoVersion);
  const events = traceEvaluation({ ...evaluation, plan, variables, modules, entrypoint: "eval" });
  return filterTrace(events, detail as TraceDetail);
}

/** The engine for a query; for a profile, of a module that counts. */
export async function loadEngine({ compiled, host }: Evaluation, profile: boolean): Promise<WasmEngine> {
  const { GenerateError, generateWasm } = await import("@palisade/compiler");
  const { plan, wasm } = compiled;
  try {
    const counting = profile && plan !== undefined ? generateWasm(plan, { coverage: true }) : wasm;
    return await loadWasmEngine(counting as Uint8Array, host);
  } catch (error) {
    if (!(error instanceof GenerateError)) throw error;
    throw new UsageError(`--profile: with counters, ${error.message}`);
  }
}

/** As many as `opa eval --profile` shows. */
const mostProfiled = 10;

export async function profileEvaluation(
  evaluation: Evaluation,
  engine: WasmEngine,
): Promise<readonly ProfiledExpression[]> {
  const { parseSources, profileExpressions } = await import("@palisade/tester");
  const modules = parseSources(evaluation.sources, evaluation.regoVersion);
  return profileExpressions(evaluation.sources, modules, engine.lineCounts()).slice(0, mostProfiled);
}

export type Told = {
  readonly trace: readonly TraceEvent[] | undefined;
  readonly profile: readonly ProfiledExpression[] | undefined;
};

/** The members that JSON output has more. */
export function toldJson({ trace, profile }: Told): RegoObject {
  const events = trace?.map(({ operation, file, row, column, depth, text, values }) => ({
    op: operation,
    location: { ...(file === undefined ? {} : { file }), row, col: column },
    depth,
    text,
    ...(values.length === 0 ? {} : { values: values.map((one) => ({ text: one.text, value: one.value })) }),
  }));
  const counted = profile?.map(({ file, row, column, text, count }) => ({
    location: { file, row, col: column },
    num_eval: count,
    text,
  }));
  return RegoObject.from([
    ...(events === undefined ? [] : [["explanation", valueFromJavaScript(events)] as const]),
    ...(counted === undefined ? [] : [["profile", valueFromJavaScript(counted)] as const]),
  ]);
}

/** Before and after a result for people. */
export async function toldText({ trace, profile }: Told): Promise<{ before: string; after: string }> {
  const { printTrace } = await import("@palisade/tester");
  return {
    before: trace === undefined ? "" : printTrace(trace),
    after: profile === undefined ? "" : profileTable(profile),
  };
}

function profileTable(profile: readonly ProfiledExpression[]): string {
  const rows = profile.map(({ file, row, column, text, count }) => [
    String(count),
    `${file}:${row}:${column}`,
    text,
  ]);
  const table = [["NUM EVAL", "LOCATION", "EXPRESSION"], ...rows];
  const width = (column: number): number => Math.max(...table.map((row) => (row[column] ?? "").length));
  const lines = table.map(
    ([count = "", place = "", text = ""]) =>
      `${count.padStart(width(0))}  ${place.padEnd(width(1))}  ${text}`,
  );
  return `${lines.join("\n")}\n`;
}
