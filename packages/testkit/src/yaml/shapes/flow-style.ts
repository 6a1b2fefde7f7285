// Lists and maps between brackets: tabs, commas too many, colons without spaces, over several lines.
import type { Random } from "../../fuzz/random.js";
import type { YamlShape } from "../yaml-shape.js";

const plain = ["a", "1", "true", '"q"', "'s'", "~", "a b", "http://a", "-1", "&x 1", "!!str 1"];
const odd = [
  "a",
  "1",
  "true",
  '"q"',
  "'s'",
  "~",
  "",
  "a b",
  "a:b",
  "-a",
  "- a",
  "-",
  "http://a",
  "&x 1",
  "*x",
  "!!str 1",
  "a#b",
  "?",
  ":",
  "a?",
  "-1",
  ".5",
];
const gaps = ["", "", "", " ", " ", "\t", "\n", "\n  ", " # why\n ", "\n\t", "  ", "\n\n", "\r\n"];
const colons = [": ", ": ", ": ", ": ", ":"];
const oddColons = [": ", ": ", ":", " : ", " :", ":\t", ":\n  ", "\n: ", "::"];

const scalar = (random: Random) => random.pick(random.chance(0.85) ? plain : odd);

const colon = (random: Random) => random.pick(random.chance(0.8) ? colons : oddColons);

function list(random: Random, depth: number): string {
  const items = random.times(random.below(4), () => {
    const item = value(random, depth - 1);
    return random.chance(0.2) ? `${item}${colon(random)}${value(random, depth - 1)}` : item;
  });
  return enclosed(random, items, "[", "]");
}

function map(random: Random, depth: number): string {
  const entries = random.times(random.below(4), (index) => {
    const draw = random.next();
    if (draw < 0.1) return scalar(random);
    if (draw < 0.15) return `? ${scalar(random)}${colon(random)}${value(random, depth - 1)}`;
    const key = random.pick([`"k${index}"`, `k${index}`, `'k${index}'`, `"k${index}"`, scalar(random)]);
    return `${key}${colon(random)}${value(random, depth - 1)}`;
  });
  return enclosed(random, entries, "{", "}");
}

function enclosed(random: Random, parts: readonly string[], open: string, close: string): string {
  const gap = () => (random.chance(0.2) ? random.pick(gaps) : "");
  const comma = () =>
    `${gap()}${random.pick([",", ",", ", ", ", ", ", ", ", ", ", ", random.chance(0.3) ? ",," : ", "])}${gap()}`;
  const joined = parts.map((part, index) => (index === 0 ? part : `${comma()}${part}`)).join("");
  const last = random.chance(0.12) ? random.pick([",", ", ", " ,"]) : "";
  return `${open}${gap()}${joined}${last}${gap()}${random.chance(0.97) ? close : random.pick(["", ")", close + close])}`;
}

function value(random: Random, depth: number): string {
  if (depth <= 0 || random.chance(0.5)) return scalar(random);
  return random.chance(0.5) ? list(random, depth) : map(random, depth);
}

const heads = [
  "a: ",
  "a: ",
  "- ",
  "",
  "",
  "a: ",
  "",
  "- ",
  "a:\n  ",
  "--- ",
  "a: &f ",
  "a:\t",
  "? ",
  "a:\n\t",
  "k: v\na: ",
];
const tails = [
  "\n",
  "\n",
  "\n",
  "\n",
  "\n",
  "\n",
  "",
  "\nb: c\n",
  " # why\n",
  " text\n",
  ": c\n",
  "\n- b\n",
  "\n  b: c\n",
];

export const flowStyle: YamlShape = {
  name: "flow style",
  make: (random) => {
    const top = random.chance(0.5) ? list(random, 3) : map(random, 3);
    return `${random.pick(heads)}${top}${random.pick(tails)}`;
  },
};
