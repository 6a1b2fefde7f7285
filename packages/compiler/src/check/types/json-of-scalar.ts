// A scalar as the JSON value that types name their keys by.
import type { Scalar } from "../tree/constants.js";

export function jsonOfScalar(term: Scalar): unknown {
  if (term.kind === "null") return null;
  return term.kind === "number" ? Number(term.text) : term.value;
}
