// Random small policies that compile: what each value is, the checker cannot know, so that only the engines can tell.
import fc from "fast-check";

/** A piece of Rego, as a function of the variables that are bound where it stands. */
type Piece = (names: readonly string[]) => string;

const leaves = ["input.a", "input.b", "input.b.c", "input.e", "input.n", "input.a[0]", "input.no", "input"];
const constants = [
  "0",
  "1",
  "-2",
  "2.50",
  '"x"',
  '"a,b"',
  "true",
  "false",
  "null",
  "[]",
  "{}",
  "set()",
  '""',
];
const operators = ["==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "|", "&"];
const unary = [
  "count",
  "is_set",
  "type_name",
  "to_number",
  "upper",
  "abs",
  "json.marshal",
  "sum",
  "max",
  "sort",
];
const binary = ["contains", "split", "array.concat", "object.union", "object.remove", "numbers.range"];
const replaced = ["input.e", "input.b", "input", "data.d.x"];

const pick = (values: readonly string[]): fc.Arbitrary<Piece> =>
  fc.constantFrom(...values).map((value) => () => value);

/** A variable that is bound, or else the whole input. */
const name: fc.Arbitrary<Piece> = fc
  .nat(20)
  .map((index) => (names) => names[index % Math.max(1, names.length)] ?? "input");

/** The checker takes a function's argument for anything, and so its result. */
const hidden = (text?: string): string => `hide(${text})`;

/** Writes what its parts come to, each in the scope where the whole stands. */
function made(
  parts: readonly fc.Arbitrary<Piece>[],
  write: (...texts: readonly string[]) => string,
): fc.Arbitrary<Piece> {
  return fc.tuple(...parts).map((pieces) => (names) => write(...pieces.map((piece) => piece(names))));
}

/** With variables that the whole binds itself. */
const inside = (piece: fc.Arbitrary<Piece>, ...more: readonly string[]): fc.Arbitrary<Piece> =>
  piece.map((text) => (names) => text([...names, ...more]));

/** A domain may not use the names that its own iteration binds. */
const outside = (piece: fc.Arbitrary<Piece>): fc.Arbitrary<Piece> =>
  piece.map((text) => (names) => text(names.filter((each) => each !== "k" && each !== "v")));

type Tie = fc.Arbitrary<Piece>;

const compounds = (one: Tie, condition: Tie): readonly fc.Arbitrary<Piece>[] => {
  const closure = [inside(one, "k", "v"), outside(one), inside(condition, "k", "v")];
  const scan = (domain?: string, filter?: string): string => `some k, v in hide(${domain}); ${filter}`;
  return [
    made([one, one], (left, right) => `[${left}, ${right}]`),
    made([one, one], (left, right) => `{${left}, ${right}}`),
    made([one, one], (key, value) => `{"z": ${value}, ${key}: 1}`),
    made([one, pick(operators), one], (left, sign, right) => `hide(hide(${left}) ${sign} hide(${right}))`),
    made([pick(unary), one], (called, arg) => `hide(${called}(hide(${arg})))`),
    made([pick(binary), one, one], (called, ...args) => `hide(${called}(${args.map(hidden).join(", ")}))`),
    made([name, one], (subject, step) => `hide(${subject})[${step}]`),
    made(closure, (head, ...rest) => `[${head} | ${scan(...rest)}]`),
    made(closure, (head, ...rest) => `{${head} | ${scan(...rest)}}`),
    made(
      [pick(["k", "v"]), ...closure],
      (key, head, ...rest) => `{hide(${key}): ${head} | ${scan(...rest)}}`,
    ),
  ];
};

const conditions = (one: Tie, compound: Tie, condition: Tie): readonly fc.Arbitrary<Piece>[] => [
  one,
  made([one, one], (left, right) => `hide(${left}) = ${right}`),
  made([one], (operand) => `not ${operand}`),
  made([one, one], (item, domain) => `${item} in hide(${domain})`),
  made(
    [one, inside(condition, "i", "e")],
    (domain, holds) => `every i, e in hide(${domain}) { [i, e] != 0; ${holds} }`,
  ),
  made([one, one], (left, right) => `[p, [q, _]] = hide(${left}); p != ${right}; q != 0`),
  made([compound, pick(replaced), one], (what, target, value) => `${what} with ${target} as ${value}`),
];

const { term, condition } = fc.letrec<{ term: Piece; condition: Piece; compound: Piece }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    pick(leaves),
    made([pick(constants)], hidden),
    name,
    tie("compound"),
    tie("compound"),
  ),
  compound: fc.oneof(...compounds(tie("term"), tie("condition"))),
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    ...conditions(tie("term"), tie("compound"), tie("condition")),
  ),
}));

const body: fc.Arbitrary<Piece> = fc
  .array(condition, { minLength: 1, maxLength: 3 })
  .map((lines) => (names) => lines.map((line) => `\t${line(names)}\n`).join(""));

const heads = ["", "default", "else", "set", "object", "nested", "function", "twice"] as const;

type RuleParts = {
  readonly kind: (typeof heads)[number];
  readonly constant: string;
} & { readonly [Part in "value" | "other" | "key" | "body" | "otherBody"]: Piece };

const rule: fc.Arbitrary<RuleParts> = fc.record({
  kind: fc.constantFrom(...heads),
  value: term,
  other: term,
  key: term,
  constant: fc.constantFrom(...constants),
  body,
  otherBody: body,
});

function ruleText({ kind, value, other, key, constant, ...rest }: RuleParts, index: number): string {
  const earlier = Array.from({ length: index }, (_, at) => `r${at}`);
  const r = `r${index}`;
  const inner = [...earlier, "k", "v"];
  const lines = (piece: Piece, names: readonly string[]): string => ` if {\n${piece(names)}}\n`;
  const each = (names: readonly string[]): string => `\tsome k, v in ${hidden(key(names))}\n`;
  const complete = `${r} := ${value(earlier)}${lines(rest.body, earlier)}`;
  switch (kind) {
    case "default":
      return `default ${r} := ${constant}\n${complete}`;
    case "else":
      return `${complete.trimEnd()} else := ${other(earlier)}${lines(rest.otherBody, earlier)}`;
    case "set":
      return `${r} contains ${value(inner)} if {\n${each(earlier)}${rest.body(inner)}}\n${r} contains ${other(earlier)}\n`;
    case "object":
      return `${r}[k] := ${value(inner)} if {\n${each(earlier)}${rest.body(inner)}}\n`;
    case "nested":
      return `${r}.s[k][v] := ${value(inner)} if {\n${each(earlier)}${rest.body(inner)}}\n${r}.t := ${other(earlier)}\n`;
    case "function":
      return `f${index}(x) := ${value([...earlier, "x"])}${lines(rest.body, [...earlier, "x"])}${r} := f${index}(${other(earlier)})\n`;
    case "twice":
      return `${complete}${r} := ${other(earlier)}${lines(rest.otherBody, earlier)}`;
    default:
      return complete;
  }
}

/** Rules may use those before them, so that nothing recurs. */
export const randomPolicy: fc.Arbitrary<string> = fc
  .array(rule, { minLength: 1, maxLength: 5 })
  .map((rules) => `package test\n\nhide(x) := x\n\n${rules.map(ruleText).join("\n")}`);

export const randomPolicyInput =
  '{"a": [1, 2, "x", [3, [4, 5]]], "b": {"c": true, "d": null}, "e": "a,b", "n": 3.50}';
