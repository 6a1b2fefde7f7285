// `eval`: the results of a case's query, or the code of the error it ends with.
import { compile } from "@palisade/compiler";
import { isObject, parseJson, printJson, type Value } from "@palisade/language";
import { loadWasmEngine } from "@palisade/runtime";
import { caseHost } from "../case-host.js";
import {
  type Bench,
  compareTexts,
  type DifferentialCase,
  filesOf,
  isUnsteady,
  type Outcome,
  sourcesOf,
  versionFlag,
} from "./differential-case.js";
import { diagnosticCodes, errorCodes, outcomeText, tooLong } from "./error-codes.js";
import { list, member, readJson } from "./read-opa-output.js";

export async function compareEvaluation(testCase: DifferentialCase, { opa }: Bench): Promise<Outcome> {
  if (isUnsteady(testCase)) return "skipped";
  const files = [...filesOf(testCase), "data.json"].flatMap((file) => ["-d", file]);
  const given = testCase.input === undefined ? [] : ["-i", "input.json"];
  const line = ["eval", "--format", "json", ...versionFlag(testCase), ...files, ...given, testCase.query];
  const ours = await evaluateHere(testCase);
  if (ours === tooLong) return "skipped";
  return compareTexts(readOpaEvaluation((await opa(line)).out), ours);
}

/** Results as sorted JSON, or the codes of the errors. */
export function readOpaEvaluation(out: string): string {
  const document = readJson(out);
  if (document === undefined || !isObject(document)) return `unreadable: ${out.slice(0, 200)}`;
  const errors = list(document.get("errors"));
  if (errors.length > 0) return errorCodes(errors.map((error) => String(member(error, "code"))));
  const rows = list(document.get("result")).map((row) => {
    const bindings = member(row, "bindings");
    return bindings ?? member(list(member(row, "expressions"))[0], "value") ?? null;
  });
  return rowsText(rows);
}

/** What the query gives here: its rows of bindings, or the errors in its way. */
export async function queryRows(testCase: DifferentialCase): Promise<readonly Value[] | string> {
  const { query, regoVersion, input, data } = testCase;
  const isDocument = /^data[\w.]*$/.test(query);
  const compiled = compile(sourcesOf(testCase), {
    queries: [{ name: "eval", text: isDocument ? `result = ${query}` : query }],
    regoVersion,
  });
  if (compiled.wasm === undefined) return diagnosticCodes(compiled.diagnostics);
  const engine = await loadWasmEngine(compiled.wasm, caseHost);
  const given = input === undefined ? undefined : parseJson(input);
  let rows: readonly Value[] = [];
  const problem = outcomeText(() => {
    rows = engine.evaluate("eval", given, parseJson(data), {});
    return "";
  });
  return problem === "" ? rows : problem;
}

async function evaluateHere(testCase: DifferentialCase): Promise<string> {
  const rows = await queryRows(testCase);
  if (typeof rows === "string") return rows;
  const isDocument = /^data[\w.]*$/.test(testCase.query);
  return rowsText(rows.map((row) => (isDocument && isObject(row) ? (row.get("result") ?? null) : row)));
}

function rowsText(rows: readonly Value[]): string {
  // By way of JSON, in which every key is a text, and stands where texts stand.
  return rows
    .map((row) => printJson(parseJson(printJson(row))))
    .sort()
    .join("\n");
}
