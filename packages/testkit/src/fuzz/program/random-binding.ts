// Random expressions of a body that bind variables: assignments, patterns and iteration.
import type { Random } from "../random.js";
import { randomTerm } from "./random-expression.js";
import { concreteKinds, freshName, type Kind, type Scope, withName } from "./scope.js";

export type Bound = { readonly text: string; readonly scope: Scope };

/** One that binds variables for those after it. */
export function randomBinding(random: Random, scope: Scope): Bound {
  const name = freshName(scope, "w");
  const kind = random.pick(concreteKinds);
  const term = (wanted: Kind): string => randomTerm(random, scope, wanted);
  const pair = (left: Kind, right: Kind): Scope =>
    withName(withName(scope, `${name}a`, left), `${name}b`, right);
  return random.pick<() => Bound>([
    () => ({ text: `${name} := ${term(kind)}`, scope: withName(scope, name, kind) }),
    () => ({ text: `some ${name} in ${term("array")}`, scope: withName(scope, name, "any") }),
    () => ({
      text: `some ${name}a, ${name}b in ${term(random.pick(["array", "object"]))}`,
      scope: pair("any", "any"),
    }),
    () => ({
      text: `[${name}a, ${name}b] := [${term("any")}, ${term("number")}]`,
      scope: pair("any", "number"),
    }),
    () => ({
      text: `{"a": ${name}a, "z": [${name}b, _]} = {"a": ${term("string")}, "z": [${term("any")}, 1]}`,
      scope: pair("string", "any"),
    }),
    () => ({
      text: `some [${name}a, {"v": ${name}b}] in [[${term("number")}, {"v": ${term("any")}}], [1, {"v": 2}], [3]]`,
      scope: pair("number", "any"),
    }),
    () => ({
      text: `some ${name}; input.a[${name}] == ${term("any")}`,
      scope: withName(scope, name, "number"),
    }),
    () => ({ text: `${name} := data.base.list[_]`, scope: withName(scope, name, "any") }),
    () => ({ text: `${name} := input.b[_]`, scope: withName(scope, name, "any") }),
    () => ({
      text: `walk(${term("object")}, [${name}a, ${name}b])`,
      scope: pair("array", "any"),
    }),
  ])();
}
