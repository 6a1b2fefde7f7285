// The value of a term that is written out: no variables, no calls.
import type { Term } from "@palisade/compiler";
import { numberFromText, RegoObject, RegoSet, type Value } from "@palisade/language";

/** `undefined` if the term has parts that only an evaluation knows. */
export function groundValue(term: Term): Value | undefined {
  switch (term.kind) {
    case "null":
      return null;
    case "boolean":
    case "string":
      return term.value;
    case "number":
      return numberFromText(term.text);
    case "array":
      return allOf(term.items);
    case "set": {
      const items = allOf(term.items);
      return items === undefined ? undefined : RegoSet.from(items);
    }
    case "object": {
      const keys = allOf(term.entries.map(([key]) => key));
      const values = allOf(term.entries.map(([, value]) => value));
      if (keys === undefined || values === undefined) return undefined;
      return RegoObject.from(keys.map((key, index) => [key, values[index] as Value] as const));
    }
    default:
      return undefined;
  }
}

function allOf(terms: readonly Term[]): Value[] | undefined {
  const values = terms.map(groundValue);
  return values.every((value) => value !== undefined) ? values : undefined;
}
