// A text that two terms share if and only if they are equal.
import { canonicalNumber, numberFromText, numberText } from "@palisade/language";
import type { Body, Term } from "../../syntax/ast.js";
import { printExpression } from "../../syntax/print-term.js";

type TermOf<K extends Term["kind"]> = Extract<Term, { readonly kind: K }>;
type Keys = { readonly [K in Term["kind"]]: (term: TermOf<K>) => string };

const keys: Keys = {
  null: () => "null",
  boolean: (term) => String(term.value),
  number: (term) => numberText(canonicalNumber(numberFromText(term.text))),
  string: (term) => JSON.stringify(term.value),
  var: (term) => term.name,
  ref: (term) => `@${term.parts.map(termKey).join()}`,
  array: (term) => `[${term.items.map(termKey).join()}]`,
  set: (term) => `<${[...new Set(term.items.map(termKey))].sort().join()}>`,
  object: (term) => {
    const entries = new Map(term.entries.map(([key, value]) => [termKey(key), termKey(value)]));
    return `{${[...entries]
      .map(([key, value]) => `${key}:${value}`)
      .sort()
      .join()}}`;
  },
  arrayComprehension: (term) => `[${termKey(term.term)}|${printAll(term.body)}]`,
  setComprehension: (term) => `<${termKey(term.term)}|${printAll(term.body)}>`,
  objectComprehension: (term) => `{${termKey(term.key)}:${termKey(term.value)}|${printAll(term.body)}}`,
  call: (term) => `${termKey(term.operator)}(${term.args.map(termKey).join()})`,
  templateString: (term) => `$${term.parts.length}${term.location.start}`,
};

export function termKey(term: Term): string {
  return (keys[term.kind] as (term: Term) => string)(term);
}

const printAll = (body: Body): string => body.map(printExpression).join(";");
