// Texts that a compiler should survive: bytes, words in any order, broken modules, deep nests and long lines.
import type { Random } from "./random.js";

export type FuzzText = { readonly kind: string; readonly text: string };

type Maker = (random: Random, corpus: readonly string[]) => string;

const words: readonly string[] = [
  ..."package import as default else not some with null true false in every contains if and or".split(" "),
  ..."[ ] { } ( ) , : := = == != < <= > >= + - * / % & | . ; \n \t # _ $ ` \" \\ ' @".split(" "),
  ..."input data a b x future.keywords rego.v1 count sprintf walk set() 0 1 -1 1.5e3 9007199254740993".split(
    " ",
  ),
  ...['"a"', '"{x}"', '$"a {x} b"', "$`{", "`raw`", '"\\u00e9"', "é", "😀", "\u2028", "\ufeff", "\0", "\r\n"],
  ...[
    "# METADATA\n# title: a\n",
    "package a\n",
    "p if {\n",
    "}\n",
    "[x |",
    "{k: v |",
    "import data.a as b\n",
  ],
];

/** Openers, and what closes each: enough of both to overflow a stack that nobody guards. */
const nests: readonly (readonly [open: string, middle: string, close: string])[] = [
  ["[", "1", "]"],
  ["{", "1", "}"],
  ['{"a": ', "1", "}"],
  ["(", "1", ")"],
  ["[x | x := ", "1", "]"],
  ["{x | ", "true", "}"],
  ["{x: 1 | x := ", "1", "}"],
  ["count(", "[]", ")"],
  ["a[", "0", "]"],
  ["not ", "x", ""],
  ["-", "1", ""],
  ["1 + ", "1", ""],
  ["1 + (", "1", ")"],
  ["x := ", "1", ""],
  ["x = ", "1", ""],
  ["a.", "b", ""],
  ["a in ", "b", ""],
  ["every x in [1] { ", "true", "}"],
  ["not {", "true", "}"],
  ["x with input as ", "1", ""],
  ["x { ", "true", " }"],
  ['$"{', "1", '}"'],
  ["1; ", "1", ""],
  ["{", "true", "} else := 1 {"],
  [" | ", "1", ""],
  ["import ", "a", ""],
  ["# a\n", "", ""],
  ["else := 1 if ", "true", "\n"],
  ["some x, ", "y", ""],
  ['{"a": [{x | x := f(', "1", ")}]}"],
];

const makers: Readonly<Record<string, Maker>> = {
  bytes: (random) => {
    const bytes = Uint8Array.from(random.times(random.below(600), () => random.below(256)));
    return new TextDecoder().decode(bytes);
  },
  characters: (random) =>
    random.times(random.below(300), () => String.fromCodePoint(codePoint(random))).join(""),
  words: (random) =>
    `${random.chance(0.8) ? "package a\n\n" : ""}${random.times(random.below(80), () => random.pick(words)).join(random.pick(["", " "]))}`,
  mutant: (random, corpus) => {
    let text = random.pick(corpus);
    for (let count = 1 + random.below(6); count > 0; count--) text = mutate(random, text, corpus);
    return text;
  },
  deep: (random) => {
    const [open, middle, close] = random.pick(nests);
    const depth = random.pick([10, 100, 1000, 10_000]);
    const closed = random.chance(0.7) ? depth : random.below(depth + 2);
    return `package a\n\n${random.pick(["p := ", "p if ", "p if { ", "f(x) := ", "p[", ""])}${open.repeat(depth)}${middle}${close.repeat(closed)}${random.pick(["", " }", "\n"])}`;
  },
};

/** What one long line is made of: a unit, repeated, between two texts. */
const lineShapes: readonly (readonly [name: string, unit: string, before: string, after: string])[] = [
  ["identifier", "abcdefghij", "p := ", ""],
  ["digits", "1234567890", "p := ", ""],
  ["zeros", "0000000000", "p := 1.", "e-5"],
  ["string", "abc \\n\\u00e9 ", 'p := "', '"'],
  ["open string", "abc \\n\\u00e9 ", 'p := "', ""],
  ["raw string", 'abc \\ " é ', "p := `", "`"],
  ["comment", "# abc é ", "p := 1 # ", ""],
  ["array", "1, ", "p := [", "1]"],
  ["set", '"a", 1, ', "p := {", "1}"],
  ["open array", "1, ", "p := [", ""],
  ["object", '"a": 1, ', "p := {", "}"],
  ["sum", "1 + ", "p := ", "1"],
  ["ref", ".a", "p := input", ""],
  ["body", "x == 1; ", "p if { x := 1; ", "x }"],
  ["calls", "count([]); ", "p if { ", "true }"],
  ["template", "abc {input.x} ", 'p := $"', '"'],
  ["space", " \t", "p := ", "1"],
  ["operators", "<=>", "p := ", ""],
  ["brackets", "][", "p := ", ""],
  ["unknown", "€?", "p := ", ""],
  ["arguments", "x, ", "f(", "y) := 1"],
  ["with", " with input.a as 1", "p if input", ""],
  ["else", " else := 1 if false", "p := 1 if false", ""],
  ["package", ".abc", "package b", ""],
  ["chained", "p := 1; ", "", ""],
];

/** Texts of any length, one line each besides the package; a shape's texts differ in length only. */
export const longLines: readonly { readonly kind: string; readonly text: (length: number) => string }[] =
  lineShapes.map(([name, unit, before, after]) => ({
    kind: `line of ${name}`,
    text: (length) => `package a\n\n${before}${unit.repeat(Math.ceil(length / unit.length))}${after}\n`,
  }));

export function fuzzText(random: Random, corpus: readonly string[]): FuzzText {
  const kind = random.pick(["bytes", "characters", "words", "words", "mutant", "mutant", "mutant", "deep"]);
  return { kind, text: makers[kind]?.(random, corpus) ?? "" };
}

function codePoint(random: Random): number {
  const range = random.pick([0x80, 0x80, 0x250, 0x3000, 0x110000]);
  return random.below(range);
}

/** Cuts, doubles, moves or replaces a stretch. */
function mutate(random: Random, text: string, corpus: readonly string[]): string {
  const start = random.below(text.length + 1);
  const end = Math.min(text.length, start + random.below(random.pick([3, 12, 80])));
  const [before, stretch, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  const other = random.pick(corpus);
  const from = random.below(other.length + 1);
  return random.pick([
    () => before + after,
    () => before + stretch + stretch + after,
    () => before + random.pick(words) + after,
    () => before + stretch + random.pick(words) + after,
    () => before + other.slice(from, from + random.below(120)) + after,
    () => before + String.fromCodePoint(codePoint(random)) + after,
    () => swapLines(random, text),
  ])();
}

function swapLines(random: Random, text: string): string {
  const lines = text.split("\n");
  const [one, two] = [random.below(lines.length), random.below(lines.length)];
  const [first = "", second = ""] = [lines[one], lines[two]];
  lines[one] = second;
  lines[two] = first;
  return lines.join("\n");
}
