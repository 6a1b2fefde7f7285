// The smallest random terms: constants, parts of the input and of data, and what is bound.
import type { Random } from "../random.js";
import { type Kind, knownName, type Scope } from "./scope.js";

const constants: Readonly<Record<Kind, readonly string[]>> = {
  number: ["0", "1", "-1", "2.50", "3", "1e3", "9007199254740993"],
  string: ['"x"', '"text"', '""', '"a"', "`raw`", '"é\\n"'],
  boolean: ["true", "false"],
  array: ["[]", "[1, 2, 3]", '["a", "b"]', "[[1], {}]"],
  set: ["set()", "{1, 2}", '{"x", 1}', "{{1}, null}"],
  object: ["{}", '{"a": 1, "b": [2]}', '{1: "x", "z": null}', '{"a": {"b": {"c": 1}}}'],
  any: ["null", "input.nothing", "input.a[0]", "input.b.c", "input.e", "input"],
};

const documents: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  number: ["input.n", "data.base.number", "count(input)"],
  string: ["input.e", "data.base.name"],
  array: ["input.a", "data.base.list"],
  object: ["input.b", "data.base.tree", "input", "data.base"],
  any: ["input.a[2]", "input.b.d", "data.base.tree.left", "data.base.list[1]", "data.base"],
};

export function randomLeaf(random: Random, scope: Scope, kind: Kind): string {
  const known = random.chance(0.6) ? knownName(random, scope.names, kind) : undefined;
  if (known !== undefined) return known.text;
  return random.pick(random.chance(0.5) ? (documents[kind] ?? constants[kind]) : constants[kind]);
}
