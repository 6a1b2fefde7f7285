// `palisade eval`: the answer to a query, computed by a compiled module.
import type { Body } from "@palisade/compiler";
import { isObject, printJson, RegoObject, type Value } from "@palisade/language";
import { EvaluationError, loadWasmEngine } from "@palisade/runtime";
import { defineCommand } from "../define-command.js";
import { ignoreOption } from "../ignore.js";
import { areV0, loadSources, readData } from "../load-sources.js";
import { diagnosticsJson, printDiagnostics } from "../output/diagnostics.js";
import { readVerification, verificationOptions } from "../signing-keys.js";
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
    "v0-compatible": compatibilityOption,
  },
  examples: [
    { line: "palisade eval -d policy.rego -i input.json 'data.app.allow'", meaning: "one rule" },
    { line: "palisade eval 'x := 1 + 2; y := x * x'", meaning: "a calculation" },
  ],
  run: async ({ paths, values }, host) => {
    const [query = ""] = paths;
    const { sources, data, manifests } = await loadSources(values.data, host, {
      bundles: values.bundle,
      ignore: values.ignore,
      ...(await readVerification(values, host)),
    });
    const input = values.input === undefined ? undefined : await readData(values.input, host);
    // Loaded when it is needed: the other commands start without it.
    const { compile, parseQuery } = await import("@palisade/compiler");
    const compiled = compile(sources, {
      queries: [{ name: "eval", text: valueQuery(query, parseQuery(query).body ?? []) }],
      ...(values["v0-compatible"] || areV0(manifests) ? { regoVersion: "v0" as const } : {}),
    });
    if (compiled.wasm === undefined) {
      const all = [...sources, { file: compiled.diagnostics[0]?.location.file ?? "", text: query }];
      if (values.format === "json")
        host.out(`${JSON.stringify(diagnosticsJson(compiled.diagnostics), undefined, 2)}\n`);
      else await printDiagnostics(compiled.diagnostics, all, host);
      return 2;
    }
    try {
      const engine = await loadWasmEngine(compiled.wasm, { print: (message) => host.err(`${message}\n`) });
      const strictBuiltinErrors = values["strict-builtin-errors"];
      const results = engine.evaluate("eval", input, data, { strictBuiltinErrors }).filter(isObject);
      host.out(resultText(results, query, values.format));
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

/** Holds the value of a query that is one expression; nobody names a variable so by chance. */
const resultVariable = "__result__";

/** `data.a.b` asks for a value, `x := 1; x > y` for bindings: the former is given a variable to bind. */
function valueQuery(query: string, body: Body): string {
  const [expression] = body;
  if (expression === undefined || body.length !== 1 || expression.negated) return query;
  const { code } = expression;
  if (code.kind === "term") return `${resultVariable} = ${query}`;
  if (code.kind !== "call") return query;
  const [operator] = code.operator.parts;
  const binds = operator?.kind === "var" && (operator.name === "eq" || operator.name === "assign");
  return binds ? query : `${resultVariable} = ${query}`;
}

function resultText(results: readonly RegoObject[], query: string, format: string): string {
  if (format === "json") return `${indent(asOpa(results, query), "")}\n`;
  const rows = results.map((bindings): Value => singleValue(bindings) ?? bindings);
  if (rows.length === 0) return format === "raw" ? "" : "undefined\n";
  const print = (value: Value): string => {
    if (format === "raw" && typeof value === "string") return value;
    return format === "raw" ? printJson(value) : indent(value, "");
  };
  return `${rows.map(print).join("\n")}\n`;
}

function singleValue(bindings: RegoObject): Value | undefined {
  return bindings.size === 1 ? bindings.get(resultVariable) : undefined;
}

/** The shape that `opa eval` prints. */
function asOpa(results: readonly RegoObject[], query: string): Value {
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

/** Indented JSON, every number as it was. */
function indent(value: Value, margin: string): string {
  const inner = `${margin}  `;
  if (isObject(value) && value.size > 0) {
    const entries = value
      .entries()
      .map(([key, item]) => `${inner}${JSON.stringify(key)}: ${indent(item, inner)}`);
    return `{\n${entries.join(",\n")}\n${margin}}`;
  }
  if (Array.isArray(value) && value.length > 0) {
    return `[\n${value.map((item: Value) => `${inner}${indent(item, inner)}`).join(",\n")}\n${margin}]`;
  }
  return printJson(value);
}
