// `|` and `>` with every indicator, and lines that are indented too much, too little, or with tabs.
import type { Random } from "../../fuzz/random.js";
import type { YamlShape } from "../yaml-shape.js";

const headers: readonly string[] = ["", "", "", "-", "+", "-", "+", "2", "2-", "+2", " # why"];
const oddHeaders: readonly string[] = [
  ...[
    "",
    "",
    "",
    "-",
    "+",
    "1",
    "2",
    "3",
    "4",
    "9",
    "0",
    "-2",
    "2-",
    "+2",
    "2+",
    "+1",
    "1-",
    "10",
    "+-",
    "--",
    "22",
    "a",
    "2a",
  ],
  ...[" # why", "# why", "- # why", "\t# why", " ", "\t", " text", "2 # why", "-#", "+ #", " # |", "!", "&x"],
];
const heads = ["a: ", "a: ", "a: ", "- ", "- a: ", "a:\n- ", "", "a: &x "];
const oddHeads = [
  "a: ",
  "a: ",
  "a: ",
  "- ",
  "",
  "--- ",
  "a:\n  ",
  "a: &x ",
  "a: !!str ",
  "? ",
  "a: !!int ",
  "  a: ",
  "a:\n- ",
  "- a: ",
  "- - ",
];
const tails = ["", "", "---\nb: 1\n", "# why\n", "...\n", "b: 1\n"];
const oddTails = [
  "b: 1\n",
  "b: 1\n",
  "",
  "",
  "- c\n",
  "---\nb: 1\n",
  "...\n",
  "# why\n",
  "  b: 1\n",
  "b\n",
  "]\n",
  "\tb: 1\n",
  " # why\nb: 1\n",
];
const contents = [
  "text",
  "text",
  "b: 1",
  "- c",
  "# no comment",
  "",
  "",
  "'",
  '"',
  "---",
  "...",
  "text ",
  "text\t",
  "\ttext",
  "{{ x }}",
  "%a",
  "5",
  "\ufeff",
];

function line(random: Random, indent: number): string {
  const shift = random.chance(0.88) ? 0 : random.pick([-2, -1, 1, 2, 3]);
  const content = random.pick(contents);
  if (content === "" && random.chance(0.5))
    return random.pick(["", " ", "  ", "    ", "\t", "  \t", "      "]);
  return `${random.chance(0.02) ? "\t" : " ".repeat(Math.max(0, indent + shift))}${content}`;
}

function scalar(random: Random): string {
  const indent = random.pick([1, 2, 2, 2, 2, 3, 4]);
  const style = random.pick(["|", ">"]);
  const lines = random.times(random.below(7), () => line(random, indent));
  const ended = lines.length === 0 ? "" : `${lines.join("\n")}${random.chance(0.9) ? "\n" : ""}`;
  return `${style}${random.pick(random.chance(0.75) ? headers : oddHeaders)}${random.chance(0.97) ? "\n" : ""}${ended}`;
}

export const blockScalars: YamlShape = {
  name: "block scalars",
  make: (random) => {
    const text = `${random.pick(random.chance(0.6) ? heads : oddHeads)}${scalar(random)}${random.pick(random.chance(0.7) ? tails : oddTails)}`;
    if (random.chance(0.04)) return `a: {b: ${scalar(random)}}\n`;
    return random.chance(0.2) ? `kind: ConfigMap\ndata:\n  c: ${scalar(random)}  d: e\n` : text;
  },
};
