// Random terms of a kind, up to comprehensions in comprehensions, and the conditions that stand in them.
import type { Random } from "../random.js";
import { randomLeaf } from "./random-leaf.js";
import {
  concreteKinds,
  deeper,
  freshName,
  type Kind,
  kinds,
  knownName,
  rareMistakes,
  type Scope,
  withName,
} from "./scope.js";

type Make = (one: (kind: Kind) => string, scope: Scope, random: Random) => string;

const makers: Readonly<Record<Kind, readonly Make[]>> = {
  number: [
    (one, _, random) => `(${one("number")} ${random.pick(["+", "-", "*"])} ${one("number")})`,
    (one, _, random) => `(${one("number")} ${random.pick(["/", "%"])} ${one("number")})`,
    (one, _, random) => `count(${one(random.pick(["array", "set", "object", "string"]))})`,
    (one, _, random) => `${random.pick(["sum", "product"])}([${one("number")}, ${one("number")}])`,
    (one, _, random) => `count([${random.pick(["max", "min"])}(${one("array")})])`,
    (one, _, random) => `${random.pick(["abs", "round", "ceil", "floor"])}(${one("number")})`,
    (one) => `to_number(${one("string")})`,
    (one) => `indexof(${one("string")}, ${one("string")})`,
  ],
  string: [
    (one) => `sprintf("%v %s %d", [${one("any")}, ${one("string")}, ${one("number")}])`,
    (one) => `$"a {${one("any")}} b {${one("string")}}"`,
    (one, _, random) =>
      `${random.pick(["upper", "lower", "strings.reverse", "base64.encode"])}(${one("string")})`,
    (one) => `concat("-", [${one("string")}, ${one("string")}])`,
    (one) => `json.marshal(${one("any")})`,
    (one) => `type_name(${one("any")})`,
    (one) => `substring(${one("string")}, ${one("number")}, 2)`,
    (one) => `replace(${one("string")}, ${one("string")}, "_")`,
    (one) => `format_int(${one("number")}, 16)`,
  ],
  boolean: [
    (one, _, random) => `${random.pick(["is_string", "is_number", "is_array", "is_null"])}(${one("any")})`,
    (one, _, random) =>
      `${random.pick(["contains", "startswith", "endswith"])}(${one("string")}, ${one("string")})`,
    (one) => `regex.match("^[a-x]+$", ${one("string")})`,
    (one) => `(${one("number")} < ${one("number")})`,
  ],
  array: [
    (one) => `[${one("any")}, ${one("number")}]`,
    (one) => `array.concat(${one("array")}, ${one("array")})`,
    (one) => `array.slice(${one("array")}, 0, ${one("number")})`,
    (one) => `sort(${one("array")})`,
    (one) => `numbers.range(-1, count(${one("array")}))`,
    (one) => `split(${one("string")}, "t")`,
    (_, scope, random) => comprehension(random, scope, "array"),
    (_, scope, random) => walkComprehension(random, scope),
  ],
  set: [
    (one) => `{${one("any")}, ${one("string")}}`,
    (one, _, random) => `(${one("set")} ${random.pick(["|", "&", "-"])} ${one("set")})`,
    (one) => `object.keys(${one("object")})`,
    (one) => `union({${one("set")}, ${one("set")}})`,
    (_, scope, random) => comprehension(random, scope, "set"),
  ],
  object: [
    (one, _, random) => `{${random.pick(['"a"', '"b"', "1"])}: ${one("any")}, "z": ${one("any")}}`,
    (one) => `object.union(${one("object")}, ${one("object")})`,
    (one) => `object.remove(${one("object")}, ["a"])`,
    (one) => `json.filter(${one("object")}, ["a", "b/c"])`,
    (_, scope, random) => comprehension(random, scope, "object"),
  ],
  any: [
    (one) => `object.get(${one("object")}, ["a", "b"], ${one("any")})`,
    (one) => `object.get(${one("object")}, ${one("string")}, ${one("any")})`,
    (_, scope, random) => indexed(random, scope),
    (one, _, random) => one(random.pick(kinds)),
  ],
};

export function randomTerm(random: Random, scope: Scope, kind: Kind): string {
  if (scope.depth <= 0 || random.chance(0.3)) return randomLeaf(random, scope, kind);
  const inner = deeper(scope);
  if (random.chance(0.12)) {
    const called = knownName(random, scope.functions, kind);
    if (called !== undefined) return `${called.text}(${randomTerm(random, inner, "any")})`;
  }
  const one = (wanted: Kind): string =>
    randomTerm(random, inner, random.chance(rareMistakes) ? "any" : wanted);
  return random.pick(makers[kind])(one, inner, random);
}

function comprehension(random: Random, scope: Scope, kind: "array" | "set" | "object"): string {
  const [key, item] = [freshName(scope, "k"), freshName(scope, "z")];
  const source = randomTerm(random, deeper(scope), random.pick(["array", "set", "object"]));
  const inner = withName(withName(scope, key, "any"), item, "any");
  const head = () => randomTerm(random, deeper(inner), "any");
  const conditions = random.times(1 + random.below(2), () => randomCondition(random, deeper(inner)));
  const body = [`some ${key}, ${item} in ${source}`, ...conditions].join("; ");
  if (kind === "array") return `[${head()} | ${body}]`;
  return kind === "set" ? `{${head()} | ${body}}` : `{${key}: ${head()} | ${body}}`;
}

function walkComprehension(random: Random, scope: Scope): string {
  const [path, item] = [freshName(scope, "p"), freshName(scope, "z")];
  const source = randomTerm(random, deeper(scope), "object");
  const inner = withName(withName(scope, path, "array"), item, "any");
  return `[[${path}, ${item}] | walk(${source}, [${path}, ${item}]); ${randomCondition(random, deeper(inner))}]`;
}

/** Names and documents can be indexed; constants would be refused where they have no such key. */
function indexed(random: Random, scope: Scope): string {
  const known = knownName(random, scope.names, random.pick(["object", "array", "any"]));
  const base = known?.text ?? random.pick(["input", "input.a", "input.b", "data.base", "data.base.tree"]);
  return `${base}[${randomLeaf(random, scope, random.pick(["string", "number"]))}]`;
}

/** One that binds nothing that those after it could use. */
export function randomCondition(random: Random, scope: Scope): string {
  if (scope.depth <= 0) return randomTerm(random, scope, "any");
  const inner = deeper(scope);
  const one = (kind: Kind): string => randomTerm(random, inner, kind);
  const kind = random.pick(concreteKinds);
  // Two collections of different members are no match to the type checker.
  const comparable = kind === "number" || kind === "string" || kind === "boolean" ? kind : "any";
  return random.pick([
    () => `${one(kind)} ${random.pick(["==", "!=", "<", ">="])} ${one(comparable)}`,
    () => `${one(kind)} = ${one(comparable)}`,
    () => `not ${one("any")}`,
    () => `not ${one(kind)} == ${one(comparable)}`,
    () => `${one("any")} in ${one(random.pick(["array", "set", "object"]))}`,
    () => `${one("string")}, ${one("any")} in ${one("object")}`,
    () => everyText(random, inner),
    () => withText(random, inner, one("any")),
    () => withText(random, inner, `${one(kind)} == ${one(comparable)}`),
    () => one("boolean"),
    () => "true",
  ])();
}

function everyText(random: Random, scope: Scope): string {
  const [key, item] = [freshName(scope, "i"), freshName(scope, "y")];
  const source = randomTerm(random, scope, random.pick(["array", "set", "object"]));
  const condition = randomCondition(random, deeper(withName(scope, item, "any")));
  if (random.chance(0.5))
    return `every ${item} in ${source} { ${item} != ${randomLeaf(random, scope, "any")}; ${condition} }`;
  return `every ${key}, ${item} in ${source} { ${key} != ${item}; ${condition} }`;
}

/** One or two replacements: of parts of the input and of data, of rules, of functions and of built-ins. */
function withText(random: Random, scope: Scope, expression: string): string {
  const { rules, functions } = scope.replaceable;
  const value = (): string => randomTerm(random, { ...scope, depth: 1 }, "any");
  const targets: (() => string)[] = [
    () => `input.e as ${value()}`,
    () => `input as ${value()}`,
    () => `input.b.c as ${value()}`,
    () => `data.base.name as ${value()}`,
    () => `data.base.tree.left as ${value()}`,
    () => `count as ${random.pick(["7", ...functions])}`,
    () => `upper as ${random.pick(['"mocked"', "lower", ...functions])}`,
    ...(rules.length === 0 ? [] : [() => `${random.pick(rules)} as ${value()}`]),
    ...(functions.length === 0
      ? []
      : [() => `${random.pick(functions)} as ${random.pick([value(), "type_name", ...functions])}`]),
  ];
  const clauses = random.times(1 + random.below(2), () => ` with ${random.pick(targets)()}`);
  return `${expression}${clauses.join("")}`;
}
