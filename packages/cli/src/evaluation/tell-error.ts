// What ended an evaluation, or kept it from beginning: as JSON on standard output where JSON was asked for, as OPA has it.
import type { EvaluationError } from "@palisade/runtime";
import type { Host } from "../host.js";
import { jsonData, shown } from "../output/terminal-text.js";
import type { UsageError } from "../usage-error.js";

type ToldError = {
  readonly message: string;
  readonly code?: string;
  readonly location?: { readonly file: string; readonly row: number; readonly col: number };
};

export function tellError({ code, message, location }: EvaluationError, format: string, host: Host): void {
  // Places in the query have no file.
  const place = location === undefined ? "" : `${location.replace(/^:/, "")}: `;
  if (format === "json") tellJson({ message, code, ...placeOf(location) }, host);
  else host.err(shown`${place}${code}: ${message}\n`);
}

export function tellProblem({ message }: UsageError, format: string, host: Host): void {
  if (format === "json") tellJson({ message }, host);
  else host.err(shown`${host.errorColours.red("error")}: ${message}\n`);
}

function tellJson(error: ToldError, host: Host): void {
  host.out(jsonData(`${JSON.stringify({ errors: [error] }, undefined, 2)}\n`));
}

/** `file:row:column`; a file's name may have colons. */
function placeOf(location: string | undefined): Pick<ToldError, "location"> {
  const parts = location?.split(":") ?? [];
  if (parts.length < 3) return {};
  const [row, col] = parts.slice(-2).map(Number);
  return { location: { file: parts.slice(0, -2).join(":"), row: row ?? 0, col: col ?? 0 } };
}
