// Modules about a case: its query as a rule, for what takes rules only, and tests of what the query gives.
import { isObject, regoText, type Value } from "@palisade/language";
import type { DifferentialCase } from "./differential-case.js";

/** Beside the case's own modules. */
export const derivedFile = "derived.rego";
export const rowsEntrypoint = "differential/rows";

/** The query's rows as a set of objects, or, where nobody knows its variables, whether it has any. */
export function rowsModule(testCase: DifferentialCase, rows: readonly Value[] | string): string {
  return `package differential\n\n${rowsRule(testCase, rows)}\n`;
}

function rowsRule({ query }: DifferentialCase, rows: readonly Value[] | string): string {
  const [first] = typeof rows === "string" ? [] : rows;
  const names = first !== undefined && isObject(first) ? first.keys().map(String) : [];
  const wanted = names.filter((name) => /^[a-z]\w*$/i.test(name));
  const head = wanted.length === 0 ? "1" : `{${wanted.map((name) => `"${name}": ${name}`).join(", ")}}`;
  return `rows := {${head} | ${askedFor(query, wanted)}}`;
}

/** A document that is asked for by itself is bound to the name its value is known by. */
function askedFor(query: string, names: readonly string[]): string {
  return /^data[\w.]*$/.test(query) && names.includes("result") ? `result = ${query}` : query;
}

/**
 * Tests that pass, fail and wait, whatever the rows are; one of the value itself, one of two cases.
 * Rows may be an error: then all that run end with it.
 */
export function testModule(testCase: DifferentialCase, rows: readonly Value[] | string): string {
  const given = testCase.input === undefined ? "" : ` with input as ${testCase.input}`;
  const isV0 = testCase.regoVersion === "v0";
  const test = (name: string, body: string): string => `${name}${isV0 ? "" : " if"} {\n\t${body}${given}\n}`;
  const value = typeof rows === "string" ? undefined : valueText(rows);
  return [
    "package differential",
    rowsRule(testCase, rows),
    test("test_has_rows", "count(rows) > 0"),
    test("test_has_no_rows", "count(rows) == 0"),
    test("todo_test_later", "count(rows) > 0"),
    test("test_again", "rows"),
    test("test_again", "not rows"),
    ...(value === undefined ? [] : [test("test_value", `rows == ${value}`)]),
    ...(isV0 ? [] : [casesTest(given)]),
    "",
  ].join("\n\n");
}

function casesTest(given: string): string {
  return `test_cases[name] if {\n\tsome name, least in {"any": 0, "two": 1, "more": 1000}\n\tcount(rows) > least${given}\n}`;
}

/** Nothing if it is too long to stand in a test, or holds what a text of Rego cannot. */
function valueText(rows: readonly Value[]): string | undefined {
  const items = rows.map((row) => {
    if (!isObject(row)) return undefined;
    return row.keys().every((name) => /^[a-z]\w*$/i.test(String(name))) && row.size > 0
      ? regoText(row)
      : undefined;
  });
  const text = items.includes(undefined) || items.length === 0 ? undefined : `{${items.join(", ")}}`;
  return text === undefined || text.length > 20_000 ? undefined : text;
}
