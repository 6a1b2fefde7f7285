// The results of a query in the formats that `eval` prints.
import { printJson, RegoObject, type Value } from "@palisade/language";
import { indentedJson } from "../output/indented-json.js";
import { tableText } from "../output/table.js";
import { composed, jsonData, rawData, type TerminalText } from "../output/terminal-text.js";
import { resultVariable } from "./value-query.js";

export type Output = {
  readonly query: string;
  readonly format: string;
  /** Characters of a cell in a table. */
  readonly limit: number;
};

/** A row of results: the value of the query's one expression, and what its variables are bound to. */
type Row = { readonly value: Value | undefined; readonly bindings: RegoObject };

/** `told` are members that JSON output has more. */
export function resultText(results: readonly RegoObject[], output: Output, told: RegoObject): TerminalText {
  const { format, query } = output;
  if (format === "discard") return rawData("");
  const rows = results.map(rowOf);
  if (format === "json") {
    const members = [...asOpa(rows, query).entries(), ...told.entries()];
    return jsonData(`${indentedJson(RegoObject.from(members))}\n`);
  }
  if (rows.length === 0) return format === "raw" ? rawData("") : composed("undefined\n");
  if (format === "pretty" && rows.some(({ bindings }) => bindings.size > 0)) return rowsTable(rows, output);
  const texts = `${rows.map((row) => valueText(row, format)).join("\n")}\n`;
  return format === "raw" ? rawData(texts) : jsonData(texts);
}

function rowOf(result: RegoObject): Row {
  const bindings = RegoObject.from(result.entries().filter(([name]) => name !== resultVariable));
  return { value: result.get(resultVariable), bindings };
}

function valueText({ value, bindings }: Row, format: string): string {
  const shown = value === undefined || format === "bindings" ? bindings : value;
  if (format === "raw") return typeof shown === "string" ? shown : printJson(shown);
  return indentedJson(shown);
}

/** As `opa` draws it: a column for the value of the query, and one for each variable. */
function rowsTable(rows: readonly Row[], { query, limit }: Output): TerminalText {
  const names = [...new Set(rows.flatMap(({ bindings }) => bindings.keys().map(String)))];
  const hasValue = rows.some(({ value }) => value !== undefined);
  const cut = (text: string): string => (text.length <= limit ? text : `${text.slice(0, limit)}...`);
  const cell = (value: Value | undefined): string => (value === undefined ? "" : cut(printJson(value)));
  const head = [...(hasValue ? [cut(query)] : []), ...names];
  const cells = rows.map(({ value, bindings }) => [
    ...(hasValue ? [cell(value)] : []),
    ...names.map((name) => cell(bindings.get(name))),
  ]);
  return tableText(head, cells, { compact: true });
}

/** The shape that `opa eval` prints. */
function asOpa(rows: readonly Row[], query: string): RegoObject {
  const listed = rows.map(({ value, bindings }) => {
    const location = RegoObject.from([
      ["row", 1],
      ["col", 1],
    ]);
    const expression = RegoObject.from([
      ["value", value === undefined ? true : value],
      ["text", query],
      ["location", location],
    ]);
    const row = RegoObject.from([["expressions", [expression]]]);
    return bindings.size > 0 ? row.set("bindings", bindings) : row;
  });
  return listed.length === 0 ? new RegoObject() : RegoObject.from([["result", listed]]);
}
