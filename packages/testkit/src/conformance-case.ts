// A behaviour case as data: one line of a conformance file.
import { isArray, isObject, parseJson, type RegoObject, type Value } from "@palisade/language";
import { readTerm } from "./read-term.js";

export type ConformanceCase = {
  readonly id: string;
  readonly folder: string;
  readonly note: string;
  readonly modules: readonly string[];
  readonly regoVersion: "v0" | "v1";
  readonly query: string;
  readonly data: Value;
  readonly input: Value | undefined;
  /** Bindings of the query's variables; absent if the case wants an error. */
  readonly wantResult: readonly Value[] | undefined;
  readonly wantErrorCode: string | undefined;
  readonly wantError: string | undefined;
  readonly strictErrors: boolean;
  readonly sortBindings: boolean;
  readonly ignoreGeneratedVars: boolean;
};

/** One line of a file of cases. Numbers keep their digits. @throws for a line that is no case. */
export function readCase(line: string): ConformanceCase {
  return caseOf(parseJson(line), undefined);
}

/** A list of cases in the same shape; notes do for ids inside the folder. @throws for anything else. */
export function readCases(list: Value, folder: string): readonly ConformanceCase[] {
  if (!isArray(list)) throw new Error(`${folder}: expected a list of cases`);
  return list.map((document) => caseOf(document, folder));
}

function caseOf(document: Value, folder: string | undefined): ConformanceCase {
  if (!isObject(document)) throw new Error("a case is an object");
  const note = text(document, "note");
  const id = text(document, "id") ?? (note === undefined ? undefined : `${folder}/${note}`);
  if (id === undefined) throw new Error("a case has an `id`, or a `note`");
  const modules = document.get("modules");
  const wantResult = document.get("want_result");
  return {
    id,
    folder: text(document, "folder") ?? folder ?? id.split("/")[0] ?? id,
    note: note ?? id,
    modules: modules !== undefined && isArray(modules) ? modules.map(String) : [],
    regoVersion: text(document, "rego_version") === "v0" ? "v0" : "v1",
    query: text(document, "query") ?? "",
    data: document.get("data") ?? parseJson("{}"),
    input: readInput(document),
    wantResult: wantResult !== undefined && isArray(wantResult) ? wantResult : undefined,
    wantErrorCode: text(document, "want_error_code"),
    wantError: text(document, "want_error"),
    strictErrors: document.get("strict_error") === true,
    sortBindings: document.get("sort_bindings") === true,
    ignoreGeneratedVars: document.get("ignore_generated_vars") === true,
  };
}

function readInput(document: RegoObject): Value | undefined {
  const term = text(document, "input_term");
  return term === undefined ? document.get("input") : readTerm(term);
}

function text(document: RegoObject, name: string): string | undefined {
  const value = document.get(name);
  return typeof value === "string" ? value : undefined;
}
