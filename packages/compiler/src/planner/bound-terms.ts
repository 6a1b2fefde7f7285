// Which variables of a term have still to be bound, and which terms are known while planning.
import { treeKey } from "../check/checked-module.js";
import type { Term } from "../syntax/ast.js";
import type { Cursor } from "./cursor.js";

/**
 * The unbound variables that matching against the term would bind: those of arrays and objects, but
 * not those inside refs, calls and comprehensions, which are bound where these are evaluated.
 */
export function patternVariables(cursor: Cursor, term: Term): readonly string[] {
  const names = new Set<string>();
  const visit = (part: Term): void => {
    if (part.kind === "var" && !cursor.scope.has(part.name) && !isDocument(part.name)) names.add(part.name);
    else if (part.kind === "array" || part.kind === "set") part.items.forEach(visit);
    else if (part.kind === "object") {
      for (const [key, value] of part.entries) {
        visit(key);
        visit(value);
      }
    } else if (part.kind === "call") part.args.forEach(visit);
    else if (part.kind === "ref" && part.parts[0] !== undefined) visit(part.parts[0]);
  };
  visit(term);
  return [...names];
}

/** Whether the term has a value here, rather than being a pattern with variables to bind. */
export function isEvaluable(cursor: Cursor, term: Term): boolean {
  return patternVariables(cursor, term).length === 0;
}

function isDocument(name: string): boolean {
  return name === "input" || name === "data";
}

/** A text for constants, the same for equal ones that are written alike; `undefined` for all else. */
export function constantText(term: Term): string | undefined {
  switch (term.kind) {
    case "null":
      return "null";
    case "boolean":
      return String(term.value);
    case "number":
      return term.text;
    case "string":
      return JSON.stringify(term.value);
    case "array":
      return joined("[", term.items.map(constantText), "]");
    case "set":
      return joined("<", term.items.map(constantText), ">");
    case "object":
      return joined(
        "{",
        term.entries.map(([key, value]) => joined("", [constantText(key), constantText(value)], "")),
        "}",
      );
    default:
      return undefined;
  }
}

function joined(open: string, texts: readonly (string | undefined)[], close: string): string | undefined {
  return texts.includes(undefined) ? undefined : `${open}${texts.join()}${close}`;
}

/** The tree key of the scalar that a term is known to be while planning. */
export function knownKey(cursor: Cursor, term: Term): string | undefined {
  if (term.kind !== "var") return treeKey(term);
  const operand = cursor.scope.get(term.name);
  if (operand === undefined || operand.kind === "local") return undefined;
  const { location } = term;
  return operand.kind === "boolean"
    ? treeKey({ kind: "boolean", value: operand.value, location })
    : treeKey({ kind: "string", value: cursor.program.stringAt(operand.index), location });
}
