// `check`: the errors in a case's modules, by place, code and message.
import { compile } from "@palisade/compiler";
import type { Value } from "@palisade/language";
import {
  type Bench,
  type DifferentialCase,
  filesOf,
  type Outcome,
  sourcesOf,
  versionFlag,
} from "./differential-case.js";
import { errorsOf } from "./error-codes.js";
import { list, member, readJson } from "./read-opa-output.js";

/**
 * Every error of `opa` must be among ours: it stops at the first stage that finds something, and we go
 * on. Where it finds nothing, neither may we.
 */
export function compareCheck(strict: boolean) {
  return async (testCase: DifferentialCase, { opa }: Bench): Promise<Outcome> => {
    if (testCase.modules.length === 0) return "skipped";
    const flags = [...versionFlag(testCase), ...(strict ? ["--strict"] : [])];
    const run = await opa(["check", "--format", "json", "--max-errors", "0", ...flags, ...filesOf(testCase)]);
    const document = readJson(run.err.trim() === "" ? run.out : run.err);
    const theirs = unique(list(member(document, "errors")).map(opaErrorText));
    const { diagnostics } = compile(sourcesOf(testCase), {
      target: "plan",
      strict,
      regoVersion: testCase.regoVersion,
    });
    const ours = unique(
      errorsOf(diagnostics).map(({ code, message, location: { file, row, column } }) =>
        errorText(`${file}:${row}:${column}`, code, message),
      ),
    );
    const reported = new Set(ours.flatMap((text) => [text, withoutSharedPlace(text)]));
    const missing = theirs.filter((text) => !reported.has(text) && !reported.has(withoutSharedPlace(text)));
    if (missing.length === 0 && (theirs.length > 0 || ours.length === 0)) return "agreed";
    return { opa: missing.join("\n"), palisade: ours.join("\n") };
  };
}

function opaErrorText(error: Value): string {
  const location = member(error, "location");
  const [file, row, column] = ["file", "row", "col"].map((name) => member(location, name));
  // Of what it makes up itself, OPA has no place.
  const place = file === undefined || file === "" ? "" : `${String(file)}:${String(row)}:${String(column)}`;
  return errorText(place, String(member(error, "code")), String(member(error, "message")));
}

/** The compilers number the variables that they invent each in its own way. */
function errorText(place: string, code: string, message: string): string {
  return `${place}: ${code}: ${message.replace(/__local\d+__/g, "__local__")}`;
}

/** Of a reference that stands in several places, OPA shows any of them. */
function withoutSharedPlace(text: string): string {
  return text.replace(/^.*?(?=: \w+: undefined ref: )/, "");
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
