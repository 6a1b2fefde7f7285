// `some k, v in xs` is `v = xs[k]`, with the variables of `k` and `v` declared.
import type { Term } from "../../syntax/ast.js";
import { isWildcard } from "../tree/constants.js";
import { patternSkip, variablesOfTerm } from "../tree/variables.js";

export type SomeIn = {
  readonly value: Term;
  readonly element: Term;
  /** What is declared. */
  readonly names: readonly string[];
  /** Names that are both declared and used by the collection. */
  readonly ambiguous: readonly string[];
};

export function bindSomeIn(call: Term & { kind: "call" }, freshKey: () => Term): SomeIn {
  const hasKey = call.args.length === 3;
  const [k, v, xs] = (hasKey ? call.args : [freshKey(), ...call.args]) as readonly [Term, Term, Term];
  const parts = xs.kind === "ref" ? [...xs.parts, k] : [xs, k];
  const known = variablesOfTerm(xs, { closures: true });
  const bound = (hasKey ? [k, v] : [v]).flatMap((term) => [...variablesOfTerm(term, patternSkip).keys()]);
  return {
    value: v,
    element: { kind: "ref", parts, location: xs.location },
    names: [...new Set(bound)].filter((name) => !known.has(name)),
    ambiguous: [...new Set(bound)].filter((name) => known.has(name) && !isWildcard(name)),
  };
}
