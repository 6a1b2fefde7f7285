// Small programs that make sense, mostly: for two implementations to agree about.
import type { Random } from "./random.js";

export type RandomProgram = { readonly module: string; readonly query: string; readonly input: string };

/** Variables that are bound where an expression stands, and how deep it may still go. */
type Scope = { readonly names: readonly string[]; readonly depth: number };

const inputText = '{"a": [1, 2, "x"], "b": {"c": true, "d": null}, "e": "text", "n": 3.50}';
const inputRefs = ["input.a", "input.b", "input.b.c", "input.e", "input.n", "input.a[0]", "input.nothing"];
const constants = ["0", "1", "-1", "2.50", '"x"', '"text"', "true", "false", "null", "[]", "{}", "set()"];
const unary = [
  "count",
  "is_string",
  "is_number",
  "type_name",
  "to_number",
  "upper",
  "abs",
  "json.marshal",
  "sum",
  "max",
];
const binary = [
  "contains",
  "startswith",
  "array.concat",
  "object.union",
  "intersection",
  "round",
  "numbers.range",
];
const operators = ["==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "|", "&"];
const comparisons = ["==", "!=", "<", ">="];

/** Rules later in the list may use those before them, so that nothing recurs. */
export function randomProgram(random: Random): RandomProgram {
  const rules: string[] = [];
  const names: string[] = [];
  for (let index = 0; index < 2 + random.below(4); index++) {
    const name = `r${index}`;
    rules.push(...ruleTexts(random, name, names));
    names.push(name);
  }
  return { module: `package test\n\n${rules.join("\n\n")}\n`, query: "data.test", input: inputText };
}

function ruleTexts(random: Random, name: string, earlier: readonly string[]): readonly string[] {
  const scope: Scope = { names: earlier, depth: 2 };
  const complete = () => `${name} := ${term(random, scope)} if {\n${body(random, scope)}}`;
  return random.pick([
    () => [`${name} := ${term(random, scope)}`],
    () => [complete()],
    () => [`default ${name} := ${random.pick(constants)}`, complete()],
    () => [`${complete()} else := ${term(random, scope)} if {\n${body(random, scope)}}`],
    () => random.times(1 + random.below(2), () => setRule(random, name, scope)),
    () => random.times(1 + random.below(2), () => objectRule(random, name, scope)),
    () => [`${name} if {\n${body(random, scope)}}`],
    () => functionTexts(random, name, scope),
  ])();
}

function setRule(random: Random, name: string, scope: Scope): string {
  const bound = `some v in ${collection(random, scope)}`;
  return `${name} contains ${term(random, withName(scope, "v"))} if {\n\t${bound}\n${body(random, withName(scope, "v"))}}`;
}

function objectRule(random: Random, name: string, scope: Scope): string {
  const inner = withName(withName(scope, "k"), "v");
  const bound = `some k, v in ${collection(random, scope)}`;
  return `${name}[k] := ${term(random, inner)} if {\n\t${bound}\n${body(random, inner)}}`;
}

function functionTexts(random: Random, name: string, scope: Scope): readonly string[] {
  const inner = withName(scope, "x");
  return [
    `f_${name}(x) := ${term(random, inner)} if {\n${body(random, inner)}}`,
    `${name} := f_${name}(${term(random, scope)})`,
  ];
}

function withName({ names, depth }: Scope, name: string): Scope {
  return { names: [...names, name, name], depth };
}

function body(random: Random, scope: Scope): string {
  const lines: string[] = [];
  let current = scope;
  for (let index = 0; index < 1 + random.below(3); index++) {
    const name = `w${index}`;
    if (random.chance(0.4)) {
      lines.push(`${name} := ${term(random, current)}`);
      current = withName(current, name);
    } else lines.push(condition(random, current));
  }
  return lines.map((line) => `\t${line}\n`).join("");
}

function condition(random: Random, scope: Scope): string {
  const inner: Scope = { ...scope, depth: scope.depth - 1 };
  if (scope.depth <= 0) return term(random, scope);
  return random.pick([
    () => `${term(random, inner)} ${random.pick(comparisons)} ${term(random, inner)}`,
    () => `not ${term(random, inner)}`,
    () => `${term(random, inner)} in ${collection(random, inner)}`,
    () => `every y in ${collection(random, inner)} { ${condition(random, withName(inner, "y"))} }`,
    () => `${term(random, inner)} with input.e as ${random.pick(constants)}`,
    () => `${term(random, inner)} = ${term(random, inner)}`,
    () => "true",
  ])();
}

function collection(random: Random, scope: Scope): string {
  if (scope.names.length > 0 && random.chance(0.3)) return random.pick(scope.names);
  return random.pick([
    "input.a",
    "input.b",
    "[1, 2, 3]",
    '{"x", 1}',
    '{"a": 1, "b": [2]}',
    "input",
    "numbers.range(1, 3)",
  ]);
}

function term(random: Random, scope: Scope): string {
  if (scope.depth <= 0 || random.chance(0.3)) {
    const known = scope.names.length > 0 && random.chance(0.5);
    return known ? random.pick(scope.names) : random.pick(random.chance(0.5) ? inputRefs : constants);
  }
  const inner: Scope = { ...scope, depth: scope.depth - 1 };
  const one = () => term(random, inner);
  return random.pick([
    () => `[${one()}, ${one()}]`,
    () => `{${one()}, ${one()}}`,
    () => `{${random.pick(['"a"', '"b"', "1"])}: ${one()}, "z": ${one()}}`,
    () => `(${one()} ${random.pick(operators)} ${one()})`,
    () => `${random.pick(unary)}(${one()})`,
    () => `${random.pick(binary)}(${one()}, ${one()})`,
    () => `[z | some z in ${collection(random, inner)}; ${condition(random, withName(inner, "z"))}]`,
    () => `{z | some z in ${collection(random, inner)}; ${condition(random, withName(inner, "z"))}}`,
    () => `{k: z | some k, z in ${collection(random, inner)}; ${condition(random, withName(inner, "z"))}}`,
    () => `sprintf("%v %s", [${one()}, ${one()}])`,
    () => `$"a {${one()}} b"`,
  ])();
}
