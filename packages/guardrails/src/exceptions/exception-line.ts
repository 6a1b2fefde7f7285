// An exception on one line, as comments and annotations have it: rules, then `name=value`, a value with spaces in quotes.
import { suggestName } from "../contract/suggest-name.js";
import { placedExceptionSchema, type RuleException, scopeFields } from "./rule-exception.js";

export type ExceptionLine =
  | { readonly exception: RuleException; readonly problem?: never }
  | { readonly exception?: never; readonly problem: string };

/** Where a line stands, and what it is called where it has no `id`. */
export type LinePlace = { readonly id: string; readonly within: NonNullable<RuleException["within"]> };

const names: readonly string[] = ["id", ...scopeFields, "reason", "owner", "expires"];

/**
 * @example
 * readExceptionLine('K8S-PRIVILEGED reason="needs the device" owner=storage expires=2027-03-31', place)
 */
export function readExceptionLine(text: string, { id, within }: LinePlace): ExceptionLine {
  const rule: string[] = [];
  const said = new Map<string, string>();
  for (const [, name, quoted, plain = ""] of text.matchAll(word)) {
    if (name === undefined) {
      // A rule, or the rest of a value without quotes, which must not except more than its author meant.
      if (said.size > 0)
        return { problem: "rules come before the fields, and a value with spaces is in quotes" };
      rule.push(...plain.split(",").filter((each) => each !== ""));
      continue;
    }
    if (!names.includes(name))
      return { problem: `an exception has no \`${name}\`${suggestName(name, names)}` };
    if (said.has(name)) return { problem: `\`${name}\` is there twice` };
    said.set(name, quoted === undefined ? plain : quoted.replace(/\\(.)/g, "$1"));
  }
  if (rule.length === 0) return { problem: "an exception names its rules first" };
  for (const name of ["reason", "owner", "expires"]) {
    if (!said.has(name)) return { problem: `an exception needs \`${name}\`` };
  }
  const { data, error } = placedExceptionSchema.safeParse({ id, rule, ...Object.fromEntries(said), within });
  if (data !== undefined) return { exception: data };
  const [problem] = error.issues.map(({ path: [field], message }) => `\`${String(field)}\` ${message}`);
  return { problem: problem ?? error.message };
}

/** A quote that nothing closes is part of a plain value, which then is seen to be wrong by who reads the report. */
const word = /(?:([A-Za-z]+)=)?(?:"((?:[^"\\]|\\.)*)"|(\S+))/g;
