// `palisade eval`: the answer to a query, computed by a compiled module.
import { isObject, printJson, RegoObject, type Value } from "@palisade/language";
import { EvaluationError } from "@palisade/runtime";
import { defineCommand } from "../define-command.js";
import {
  type Evaluation,
  explainEvaluation,
  explainOptions,
  loadEngine,
  profileEvaluation,
  refusePartial,
  type Told,
  toldJson,
  toldText,
} from "../explain-evaluation.js";
import { ignoreOption } from "../ignore.js";
import { loadSources, readData } from "../load-sources.js";
import { diagnosticsJson, printDiagnostics } from "../output/diagnostics.js";
import { indentedJson } from "../output/indented-json.js";
import { readVerification, verificationOptions } from "../signing-keys.js";
import { resultVariable, typedDiagnostics, valueQuery } from "../value-query.js";
import { bundlesOption, compatibilityOption, dataOption } from "./policy-options.js";

export const evaluate = defineCommand({
  name: "eval",
  summary: "Evaluates a query, such as 'data.app.allow'.",
  arguments: "<query>",
  options: {
    data: dataOption,
    bundle: bundlesOption,
    input: {
      type: "string",
      short: "i",
      placeholder: "file",
      description: "input document, JSON or YAML; - for standard input",
    },
    format: {
      type: "string",
      short: "f",
      choices: ["json", "values", "bindings", "pretty", "raw"],
      default: "json",
      description: "json: as opa prints it; values: the values alone; raw: strings without quotes",
    },
    fail: { type: "boolean", description: "exit with 1 if the result is undefined" },
    "strict-builtin-errors": { type: "boolean", description: "end with the first built-in error" },
    ignore: ignoreOption,
    ...verificationOptions,
    ...explainOptions,
    "v0-compatible": compatibilityOption,
  },
  examples: [
    { line: "palisade eval -d policy.rego -i input.json 'data.app.allow'", meaning: "one rule" },
    { line: "palisade eval 'x := 1 + 2; y := x * x'", meaning: "a calculation" },
  ],
  run: async ({ paths, values }, host) => {
    const [query = ""] = paths;
    if (values.partial) return refusePartial(values.format, host);
    const { sources, data } = await loadSources(values.data, host, {
      bundles: values.bundle,
      ignore: values.ignore,
      ...(await readVerification(values, host)),
    });
    const input = values.input === undefined ? undefined : await readData(values.input, host);
    // Loaded when it is needed: the other commands start without it.
    const { compile, parseQuery, readModuleValue } = await import("@palisade/compiler");
    const regoVersion = values["v0-compatible"] ? ("v0" as const) : undefined;
    const text = valueQuery(query, parseQuery(query).body ?? []);
    const compiled = compile(sources, {
      queries: [{ name: "eval", text }],
      ...(regoVersion === undefined ? {} : { regoVersion }),
    });
    if (compiled.wasm === undefined) {
      const diagnostics = typedDiagnostics(compiled.diagnostics, text, (file) => file === queryFile);
      if (values.format === "json")
        host.out(`${JSON.stringify(diagnosticsJson(diagnostics), undefined, 2)}\n`);
      else await printDiagnostics(diagnostics, [...sources, { file: queryFile, text: query }], host);
      return 2;
    }
    try {
      const evaluation: Evaluation = {
        ...{ sources, regoVersion, compiled, query, input, data },
        host: { print: (message) => host.err(`${message}\n`), parseModule: readModuleValue },
        options: {
          strictBuiltinErrors: values["strict-builtin-errors"],
          now: BigInt(Date.now()) * 1_000_000n,
        },
      };
      const { explain, profile, format } = values;
      const trace = explain === undefined ? undefined : await explainEvaluation(evaluation, explain);
      const engine = await loadEngine(evaluation, profile);
      const results = engine.evaluate("eval", input, data, evaluation.options).filter(isObject);
      const told: Told = {
        trace,
        profile: profile ? await profileEvaluation(evaluation, engine) : undefined,
      };
      const { before, after } = format === "json" ? { before: "", after: "" } : await toldText(told);
      // Where only values are asked for, the rest keeps out of their way.
      const tell = format === "pretty" ? host.out : host.err;
      tell(before);
      host.out(resultText(results, query, format, told));
      tell(after);
      return values.fail && results.length === 0 ? 1 : 0;
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
      host.err(
        `${error.location === undefined ? "" : `${error.location}: `}${error.code}: ${error.message}\n`,
      );
      return 2;
    }
  },
});

/** Queries come from no file. */
const queryFile = "";

function resultText(results: readonly RegoObject[], query: string, format: string, told: Told): string {
  if (format === "json") {
    const members = [...asOpa(results, query).entries(), ...toldJson(told).entries()];
    return `${indentedJson(RegoObject.from(members))}\n`;
  }
  const rows = results.map((bindings): Value => singleValue(bindings) ?? bindings);
  if (rows.length === 0) return format === "raw" ? "" : "undefined\n";
  const print = (value: Value): string => {
    if (format === "raw" && typeof value === "string") return value;
    return format === "raw" ? printJson(value) : indentedJson(value);
  };
  return `${rows.map(print).join("\n")}\n`;
}

function singleValue(bindings: RegoObject): Value | undefined {
  return bindings.size === 1 ? bindings.get(resultVariable) : undefined;
}

/** The shape that `opa eval` prints. */
function asOpa(results: readonly RegoObject[], query: string): RegoObject {
  const rows = results.map((bindings) => {
    const value = singleValue(bindings);
    const expression = RegoObject.from([
      ["value", value ?? true],
      ["text", query],
      [
        "location",
        RegoObject.from([
          ["row", 1],
          ["col", 1],
        ]),
      ],
    ]);
    const row = RegoObject.from([["expressions", [expression]]]);
    return value === undefined && bindings.size > 0 ? row.set("bindings", bindings) : row;
  });
  return rows.length === 0 ? new RegoObject() : RegoObject.from([["result", rows]]);
}
