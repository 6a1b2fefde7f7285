// `palisade eval`: the answer to a query, computed by a compiled module.
import type { CompileResult } from "@palisade/compiler";
import type { RegoObject } from "@palisade/language";
import { EvaluationError } from "@palisade/runtime";
import { type AllowedFunctions, capabilitiesOption, readCapabilities } from "../capabilities-file.js";
import { defineCommand, type ExitCode, type OptionValues } from "../define-command.js";
import { bundledModule } from "../evaluation/bundled-module.js";
import { type Evaluated, type Evaluation, queryName, runEvaluation } from "../evaluation/evaluation.js";
import {
  coverEvaluation,
  explainEvaluation,
  explainOptions,
  type ProfileOrder,
  profileEvaluation,
  readProfileOrder,
  refusePartial,
  type Told,
  toldJson,
  toldText,
} from "../evaluation/explain-evaluation.js";
import { Stopwatch } from "../evaluation/metrics.js";
import { queryContextOptions, resolveQuery } from "../evaluation/query-context.js";
import { type Output, resultText } from "../evaluation/query-output.js";
import { type QueryExpression, queryExpressions, valuePrefix } from "../evaluation/query-values.js";
import { tellError, tellProblem } from "../evaluation/tell-error.js";
import { type EvaluationLimits, limitOptions, readEvaluationLimits } from "../evaluation-limits.js";
import { functionsOption, readFunctions, withFunctions } from "../functions-file.js";
import { grantedHost } from "../granted-host.js";
import type { Host } from "../host.js";
import { ignoreOption } from "../ignore.js";
import { loadSchemas, schemaOption } from "../load-schemas.js";
import { type Loaded, loadSources } from "../load-sources.js";
import { diagnosticsJson, printDiagnostics } from "../output/diagnostics.js";
import { jsonData, shown } from "../output/terminal-text.js";
import { readData } from "../read-data.js";
import { readCount, readTimeout } from "../read-duration.js";
import { readText } from "../read-text.js";
import { readVerification, verificationOptions } from "../signing-keys.js";
import { UsageError } from "../usage-error.js";
import { bundlesOption, compatibilityOption, dataOption } from "./policy-options.js";

const options = {
  data: dataOption,
  bundle: bundlesOption,
  input: {
    type: "string",
    short: "i",
    placeholder: "file",
    description: "input document, JSON or YAML; - for standard input",
  },
  "stdin-input": { type: "boolean", short: "I", description: "read the input from standard input" },
  stdin: { type: "boolean", description: "read the query from standard input" },
  ...queryContextOptions,
  format: {
    type: "string",
    short: "f",
    choices: ["json", "values", "bindings", "pretty", "raw", "discard"],
    default: "json",
    description:
      "json: as opa prints it; values: the values alone; raw: strings without quotes; discard: nothing",
  },
  "pretty-limit": {
    type: "string",
    placeholder: "number",
    default: "80",
    description: "characters of a value that the tables of --format pretty show",
  },
  fail: { type: "boolean", description: "exit with 1 if the result is undefined" },
  "fail-defined": { type: "boolean", description: "exit with 1 if the result is defined" },
  strict: {
    type: "boolean",
    short: "S",
    description: "also refuse unused variables and imports, and deprecated built-ins",
  },
  "strict-builtin-errors": { type: "boolean", description: "end with the first built-in error" },
  schema: schemaOption,
  capabilities: capabilitiesOption,
  functions: functionsOption,
  timeout: {
    type: "string",
    placeholder: "duration",
    description: "end the evaluation after that time (5s, 500ms, 1m); without it, after 50 million steps",
  },
  ...limitOptions,
  ignore: ignoreOption,
  ...verificationOptions,
  ...explainOptions,
  "v0-compatible": compatibilityOption,
} as const;

type Values = OptionValues<typeof options>;

const maximumQueryBytes = 1024 * 1024;

export const evaluate = defineCommand({
  name: "eval",
  summary: "Evaluates a query, such as 'data.app.allow'.",
  arguments: "[query]",
  options,
  examples: [
    { line: "palisade eval -d policy.rego -i input.json 'data.app.allow'", meaning: "one rule" },
    { line: "palisade eval 'x := 1 + 2; y := x * x'", meaning: "a calculation" },
    {
      line: "palisade eval -d policies/ --fail-defined -f pretty 'data.app.violations[_]'",
      meaning: "in a pipeline: exit code 1 if there is one",
    },
  ],
  run: async ({ paths, values }, host) => {
    if (values.partial) return refusePartial(values.format, host);
    const settings = readSettings(paths, values);
    const watch = new Stopwatch();
    const query = values.stdin
      ? (await readText("-", host, { limit: maximumQueryBytes, called: "the query" })).trim()
      : (paths[0] ?? "");
    const verification = await readVerification(values, host);
    const read = await orProblem(async () => ({
      loaded: await watch.measure("rego_load_files", () =>
        loadSources(values.data, host, {
          ...{ bundles: values.bundle, ignore: values.ignore },
          ...verification,
        }),
      ),
      input: settings.input === undefined ? undefined : await readData(settings.input, host),
    }));
    if (read instanceof UsageError) {
      tellProblem(read, values.format, host);
      return 2;
    }
    const { loaded, input } = read;
    const asked = await watch.measure("rego_query_parse", () => readQuery(query, values, loaded));
    const lent = await readFunctions(values.functions);
    const { compiled, entrypoint } = await watch.measure(
      "rego_query_compile",
      async () =>
        (mayUseBundled(values) ? bundledModule(asked.query, loaded) : undefined) ?? {
          compiled: await compileQuery(asked, values, loaded, {
            allowed: withFunctions(await readCapabilities(values.capabilities, host), lent),
            schemas: values.schema === undefined ? undefined : await loadSchemas(values.schema, host),
          }),
          entrypoint: queryName,
        },
    );
    if (compiled.wasm === undefined) return refuse(compiled, asked, values, loaded, host);
    const { readModuleValue } = await import("@palisade/compiler");
    const evaluation: Evaluation = {
      ...{ ...loaded, compiled, entrypoint, query, input, regoVersion: versionOf(values) },
      expressions: asked.expressions,
      functionsFile: values.functions,
      host: {
        print: (message) => host.err(shown`${message}\n`),
        parseModule: readModuleValue,
        ...grantedHost(lent, host.environment),
      },
      options: {
        strictBuiltinErrors: values["strict-builtin-errors"],
        ...settings.limits,
        now: BigInt(Date.now()) * 1_000_000n,
      },
    };
    return answer(evaluation, settings, watch, host);
  },
});

/** Files that cannot be read are told in the format that was asked for. */
async function orProblem<T>(read: () => Promise<T>): Promise<T | UsageError> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
}

type Settings = {
  readonly values: Values;
  readonly input: string | undefined;
  readonly times: number;
  readonly timeoutMicros: number | undefined;
  readonly limits: EvaluationLimits;
  readonly profile: ProfileOrder;
  /** Characters of a cell. */
  readonly limit: number;
};

/** @throws {UsageError} for values and combinations that make no sense. */
function readSettings(paths: readonly string[], values: Values): Settings {
  if (values.stdin === paths.length > 0)
    throw new UsageError(
      values.stdin ? "--stdin takes the place of a query" : "name a query, or read it with --stdin",
    );
  if (paths.length > 1) throw new UsageError("one query at a time; put it in quotes");
  if (values.fail && values["fail-defined"])
    throw new UsageError("--fail and --fail-defined exclude one another");
  if (values["stdin-input"] && values.input !== undefined)
    throw new UsageError("--stdin-input and --input exclude one another");
  const input = values["stdin-input"] ? "-" : values.input;
  if (values.stdin && input === "-")
    throw new UsageError("query and input cannot both come from standard input");
  if (values.coverage && values.profile) throw new UsageError("--coverage and --profile exclude one another");
  return {
    ...{ values, input },
    times: readCount(values.count, "--count"),
    timeoutMicros: values.timeout === undefined ? undefined : readTimeout(values.timeout, "--timeout"),
    limits: readEvaluationLimits(values),
    profile: readProfileOrder(values),
    limit: readCount(values["pretty-limit"], "--pretty-limit"),
  };
}

/** Other policies may change what rules say, and only a plan can be listened to. */
function mayUseBundled({
  data,
  bundle,
  explain,
  profile,
  coverage,
  schema,
  strict,
  capabilities,
}: Values): boolean {
  const asked = [explain, schema, capabilities].some((value) => value !== undefined);
  return data.length === 0 && bundle.length === 1 && !asked && !profile && !coverage && !strict;
}

function versionOf(values: Values): "v0" | undefined {
  return values["v0-compatible"] ? "v0" : undefined;
}

type Asked = {
  /** As it was typed, but for names that were written out. */
  readonly query: string;
  /** As they were typed. */
  readonly expressions: readonly QueryExpression[];
};

async function readQuery(query: string, values: Values, { sources }: Loaded): Promise<Asked> {
  // Loaded when it is needed: the other commands start without it.
  const { parseModule, parseQuery } = await import("@palisade/compiler");
  const version = values["v0-compatible"] ? ({ regoVersion: "v0" } as const) : {};
  const modules =
    values.package === undefined
      ? []
      : sources.flatMap(({ file, text }) => parseModule(file, text, version).module ?? []);
  const { body = [] } = parseQuery(query, version);
  const resolved = await resolveQuery(query, body, values, modules);
  return { query: resolved, expressions: queryExpressions(query, body) };
}

async function compileQuery(
  { query: text }: Asked,
  values: Values,
  { sources, data }: Loaded,
  more: {
    readonly allowed: AllowedFunctions;
    readonly schemas: Awaited<ReturnType<typeof loadSchemas>> | undefined;
  },
): Promise<CompileResult> {
  const { compile } = await import("@palisade/compiler");
  const regoVersion = versionOf(values);
  return compile(sources, {
    queries: [{ name: queryName, text, values: valuePrefix }],
    strict: values.strict,
    baseDocument: data,
    ...more.allowed,
    ...(more.schemas === undefined ? {} : { schemas: { documents: more.schemas } }),
    ...(regoVersion === undefined ? {} : { regoVersion }),
  });
}

async function refuse(
  { diagnostics }: CompileResult,
  { query }: Asked,
  { format }: Values,
  { sources }: Loaded,
  host: Host,
): Promise<ExitCode> {
  if (format === "json")
    host.out(jsonData(`${JSON.stringify(diagnosticsJson(diagnostics), undefined, 2)}\n`));
  else await printDiagnostics(diagnostics, [...sources, { file: queryFile, text: query }], host);
  return 2;
}

/** Queries come from no file. */
const queryFile = "";

async function answer(
  evaluation: Evaluation,
  settings: Settings,
  watch: Stopwatch,
  host: Host,
): Promise<ExitCode> {
  const { values, times, timeoutMicros } = settings;
  try {
    const counting = values.coverage ? "heads" : values.profile ? "expressions" : undefined;
    const evaluated = await runEvaluation(evaluation, { counting, times, timeoutMicros });
    const told = await tellMore(evaluation, evaluated, settings, watch);
    await print(
      evaluated.rows,
      { expressions: evaluation.expressions, format: values.format, limit: settings.limit },
      told,
      host,
    );
    const isAnswer = values["fail-defined"] ? evaluated.rows.length === 0 : evaluated.rows.length > 0;
    return (values.fail || values["fail-defined"]) && !isAnswer ? 1 : 0;
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    tellError(await explained(error, evaluation), values.format, host);
    return 2;
  }
}

/** What came with a bundle has no plan to ask. */
async function explained(error: EvaluationError, evaluation: Evaluation): Promise<EvaluationError> {
  const { plan } = evaluation.compiled;
  if (plan === undefined) return error;
  const { explainConflict } = await import("@palisade/tester");
  return explainConflict(error, { ...evaluation, plan });
}

async function tellMore(
  evaluation: Evaluation,
  { counts, evaluationNanos }: Evaluated,
  { values, profile }: Settings,
  watch: Stopwatch,
): Promise<Told> {
  const { explain } = values;
  return {
    trace:
      explain === undefined ? undefined : await explainEvaluation(evaluation, explain, values["var-values"]),
    profile: values.profile ? await profileEvaluation(evaluation, counts, profile) : undefined,
    coverage: values.coverage ? await coverEvaluation(evaluation, counts) : undefined,
    metrics: values.metrics ? watch.metrics(evaluationNanos) : undefined,
  };
}

async function print(rows: readonly RegoObject[], output: Output, told: Told, host: Host): Promise<void> {
  const { format } = output;
  const { before, after } = format === "json" ? { before: shown``, after: shown`` } : await toldText(told);
  // Where only values are asked for, the rest keeps out of their way.
  const tell = format === "pretty" ? host.out : host.err;
  tell(before);
  host.out(resultText(rows, output, toldJson(told)));
  tell(after);
}
