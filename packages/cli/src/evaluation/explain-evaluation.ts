// What `eval` tells besides the result: how it came about (`--explain`), and what was evaluated how often (`--profile`).
import { escapeText, parseJson, RegoObject, type Value, valueFromJavaScript } from "@palisade/language";
import type { LineCount } from "@palisade/runtime";
import type { ProfiledExpression, TraceDetail, TraceEvent } from "@palisade/tester";
import type { Host } from "../host.js";
import { indentedJson } from "../output/indented-json.js";
import { composed, joined, jsonData, shown, type TerminalText } from "../output/terminal-text.js";
import { readCount } from "../read-duration.js";
import { UsageError } from "../usage-error.js";
import type { Evaluation } from "./evaluation.js";
import { type Metrics, metricsText } from "./metrics.js";

export const explainOptions = {
  explain: {
    type: "string",
    choices: ["full", "fails", "notes"],
    description: "tell how the result came about: every step, what failed, or what trace() says",
  },
  "var-values": {
    type: "boolean",
    description: "with --explain: the values in every expression, not only those that failed",
  },
  profile: { type: "boolean", description: "tell how often each expression was evaluated" },
  "profile-limit": {
    type: "string",
    placeholder: "number",
    default: "10",
    description: "how many expressions --profile shows; 0 for all",
  },
  "profile-sort": {
    type: "list",
    placeholder: "key",
    description: "order of --profile: num_eval, file or line (repeatable; default: num_eval)",
  },
  coverage: { type: "boolean", description: "tell which lines were evaluated, in JSON" },
  metrics: { type: "boolean", description: "tell how long reading, compiling and evaluating took" },
  count: {
    type: "string",
    placeholder: "number",
    default: "1",
    description: "evaluate that many times, for --metrics",
  },
  partial: {
    type: "boolean",
    short: "p",
    description: "not supported: partial evaluation needs the opa binary",
  },
} as const;

/** The error that `--partial` is answered with. */
export function refusePartial(format: string, host: Host): 2 {
  const error = { code: "not_supported", message: "partial evaluation is not supported", severity: "error" };
  if (format === "json") host.out(jsonData(`${JSON.stringify({ errors: [error] }, undefined, 2)}\n`));
  else host.err(shown`${host.errorColours.red("error")}: ${error.code}: ${error.message}\n`);
  return 2;
}

/** Told by the plan interpreter: its steps are those of the module, and it can be listened to. */
export async function explainEvaluation(
  evaluation: Evaluation,
  detail: string,
  everyValue: boolean,
): Promise<readonly TraceEvent[]> {
  const { filterTrace, parseSources, traceEvaluation } = await import("@palisade/tester");
  const { plan, variables } = evaluation.compiled;
  if (plan === undefined) return [];
  const modules = parseSources(evaluation.sources, evaluation.regoVersion);
  const events = traceEvaluation({ ...evaluation, plan, variables, modules, entrypoint: "eval", everyValue });
  return filterTrace(events, detail as TraceDetail);
}

const sortKeys = {
  num_eval: (left, right) => right.count - left.count,
  file: (left, right) => (left.file < right.file ? -1 : left.file > right.file ? 1 : 0),
  line: (left, right) => left.row - right.row,
} satisfies Record<string, (left: ProfiledExpression, right: ProfiledExpression) => number>;

export type ProfileOrder = { readonly limit: number; readonly sort: readonly string[] };

/** @throws {UsageError} for an order that is not known. */
export function readProfileOrder(values: {
  readonly "profile-limit": string;
  readonly "profile-sort": readonly string[];
}): ProfileOrder {
  const unknown = values["profile-sort"].find((key) => !Object.hasOwn(sortKeys, key));
  if (unknown !== undefined)
    throw new UsageError(`--profile-sort: \`${unknown}\` is none of ${Object.keys(sortKeys).join(", ")}`);
  return {
    limit: readCount(values["profile-limit"], "--profile-limit", 0) || Number.POSITIVE_INFINITY,
    sort: values["profile-sort"].length === 0 ? ["num_eval"] : values["profile-sort"],
  };
}

export async function profileEvaluation(
  { sources, regoVersion }: Evaluation,
  counts: readonly LineCount[],
  { limit, sort }: ProfileOrder,
): Promise<readonly ProfiledExpression[]> {
  const { parseSources, profileExpressions } = await import("@palisade/tester");
  const profiled = profileExpressions(sources, parseSources(sources, regoVersion), counts);
  const compare = (left: ProfiledExpression, right: ProfiledExpression): number =>
    sort.map((key) => sortKeys[key as keyof typeof sortKeys](left, right)).find((order) => order !== 0) ?? 0;
  return profiled.toSorted(compare).slice(0, limit);
}

/** OPA's report, as a value. */
export async function coverEvaluation(
  { sources, regoVersion }: Evaluation,
  counts: readonly LineCount[],
): Promise<Value> {
  const { jsonCoverage, measureCoverage, parseSources } = await import("@palisade/tester");
  return parseJson(
    jsonCoverage(measureCoverage({ sources, modules: parseSources(sources, regoVersion) }, counts)),
  );
}

export type Told = {
  readonly trace: readonly TraceEvent[] | undefined;
  readonly profile: readonly ProfiledExpression[] | undefined;
  readonly coverage: Value | undefined;
  readonly metrics: Metrics | undefined;
};

/** The members that JSON output has more. */
export function toldJson({ trace, profile, coverage, metrics }: Told): RegoObject {
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
    ...(coverage === undefined ? [] : [["coverage", coverage] as const]),
    ...(metrics === undefined ? [] : [["metrics", valueFromJavaScript(metrics)] as const]),
  ]);
}

/** Before and after a result for people. */
export async function toldText({
  trace,
  profile,
  coverage,
  metrics,
}: Told): Promise<{ before: TerminalText; after: TerminalText }> {
  return {
    before: composed(trace === undefined ? "" : (await import("@palisade/tester")).printTrace(trace)),
    after: joined([
      profile === undefined ? "" : profileTable(profile),
      coverage === undefined ? "" : jsonData(`${indentedJson(coverage)}\n`),
      metrics === undefined ? "" : composed(metricsText(metrics)),
    ]),
  };
}

function profileTable(profile: readonly ProfiledExpression[]): TerminalText {
  const rows = profile.map(({ file, row, column, text, count }) => [
    String(count),
    escapeText(`${file}:${row}:${column}`),
    escapeText(text),
  ]);
  const table = [["NUM EVAL", "LOCATION", "EXPRESSION"], ...rows];
  const width = (column: number): number => Math.max(...table.map((row) => (row[column] ?? "").length));
  const lines = table.map(
    ([count = "", place = "", text = ""]) =>
      `${count.padStart(width(0))}  ${place.padEnd(width(1))}  ${text}`,
  );
  return composed(`${lines.join("\n")}\n`);
}
