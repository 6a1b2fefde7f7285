// The results of a query in the formats that `eval` prints.
import { printJson, RegoObject, type Value } from "@palisade/language";
import { indentedJson } from "../output/indented-json.js";
import { tableText } from "../output/table.js";
import { composed, jsonData, rawData, type TerminalText } from "../output/terminal-text.js";
import { type QueryExpression, valuePrefix } from "./query-values.js";

export type Output = {
  readonly expressions: readonly QueryExpression[];
  readonly format: string;
  /** Characters of a cell in a table. */
  readonly limit: number;
};

/** A row of results: the value of each expression, `true` where it only holds, and what variables are bound to. */
export type Row = { readonly values: readonly Value[]; readonly bindings: RegoObject };

/** `told` are members that JSON output has more. */
export function resultText(results: readonly RegoObject[], output: Output, told: RegoObject): TerminalText {
  const { format, expressions } = output;
  if (format === "discard") return rawData("");
  const rows = readRows(results, expressions);
  if (format === "json") {
    const members = [...asOpa(rows, expressions).entries(), ...told.entries()];
    return jsonData(`${indentedJson(RegoObject.from(members))}\n`);
  }
  if (rows.length === 0) return format === "raw" ? rawData("") : composed("undefined\n");
  if (format === "pretty") return prettyText(rows, output);
  const texts = `${rows.map((row) => valueText(row, format)).join("\n")}\n`;
  return format === "raw" ? rawData(texts) : jsonData(texts);
}

export function readRows(
  results: readonly RegoObject[],
  expressions: readonly QueryExpression[],
): readonly Row[] {
  const names = expressions.map(({ index }) => `${valuePrefix}${index}`);
  const own = new Set<Value>(names);
  return results.map((result) => ({
    values: names.map((name) => (result.has(name) ? (result.get(name) as Value) : true)),
    bindings: RegoObject.from(result.entries().filter(([name]) => !own.has(name))),
  }));
}

/** Of a query that is one expression: its value, unless all that it does is bind. */
function valueText({ values, bindings }: Row, format: string): string {
  const [value = true] = values;
  const binds = bindings.size > 0 && (values.length > 1 || value === true);
  const shown = binds || format === "bindings" ? bindings : value;
  if (format === "raw") return typeof shown === "string" ? shown : printJson(shown);
  return indentedJson(shown);
}

/** As `opa` shows it: one value by itself, else a table. */
function prettyText(rows: readonly Row[], { expressions, limit }: Output): TerminalText {
  const value = onlyValue(rows);
  return value === undefined ? rowsTable(rows, expressions, limit) : jsonData(`${indentedJson(value)}\n`);
}

/** Of a result that is no more than one value, or that is true. */
export function onlyValue(rows: readonly Row[]): Value | undefined {
  const [first] = rows;
  if (first === undefined || rows.length > 1 || first.bindings.size > 0) return undefined;
  const { values } = first;
  return values.length === 1 || values.every((value) => typeof value === "boolean") ? values[0] : undefined;
}

/** A column for each expression whose value says something, and one for each variable. */
export function rowsTable(
  rows: readonly Row[],
  expressions: readonly QueryExpression[],
  limit = Number.POSITIVE_INFINITY,
): TerminalText {
  const [first] = rows;
  const names = [...new Set(rows.flatMap(({ bindings }) => bindings.keys().map(String)))];
  const telling = [...expressions.keys()].filter(
    (index) => names.length === 0 || typeof first?.values[index] !== "boolean",
  );
  const cut = (text: string): string => (text.length <= limit ? text : `${text.slice(0, limit)}...`);
  const cell = (value: Value | undefined): string => (value === undefined ? "" : cut(printJson(value)));
  const head = [...telling.map((index) => cut(expressions[index]?.text ?? "")), ...names];
  const cells = rows.map(({ values, bindings }) => [
    ...telling.map((index) => cell(values[index])),
    ...names.map((name) => cell(bindings.get(name))),
  ]);
  return tableText(head, cells, { compact: true });
}

/** The shape that `opa eval` prints. */
function asOpa(rows: readonly Row[], expressions: readonly QueryExpression[]): RegoObject {
  const listed = rows.map(({ values, bindings }) => {
    const shown = expressions.map(({ text, row, column }, index) => {
      const location = RegoObject.from([
        ["row", row],
        ["col", column],
      ]);
      return RegoObject.from([
        ["value", values[index] as Value],
        ["text", text],
        ["location", location],
      ]);
    });
    const result = RegoObject.from([["expressions", shown]]);
    return bindings.size > 0 ? result.set("bindings", bindings) : result;
  });
  return listed.length === 0 ? new RegoObject() : RegoObject.from([["result", listed]]);
}
