// Whether a term stands for the same value wherever it is.
import type { Term } from "./ast.js";

/** Without variables, but for those that refs begin with. */
export function isGround(term: Term): boolean {
  switch (term.kind) {
    case "null":
    case "boolean":
    case "number":
    case "string":
      return true;
    case "array":
    case "set":
      return term.items.every(isGround);
    case "object":
      return term.entries.every(([key, value]) => isGround(key) && isGround(value));
    case "ref":
      return term.parts.slice(1).every(isGround);
    case "call":
      return term.args.every(isGround);
    default:
      return false;
  }
}
