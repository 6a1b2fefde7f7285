// Anchors and aliases: used early, twice, across documents, inside of what they name.
import type { Random } from "../../fuzz/random.js";
import type { YamlShape } from "../yaml-shape.js";

const names = [
  "a",
  "b",
  "a",
  "x1",
  "long-name_1",
  "ä",
  "a:b",
  "*",
  "1",
  "a.b",
  "a,b",
  "",
  "&a",
  "a]",
  "😀",
  "a/b",
];
const anchored = [
  "1",
  "text",
  "{p: 1}",
  "[1, 2]",
  "",
  "~",
  '"q"',
  "|\n  block\n",
  "\n  p: 1\n",
  "\n  - 1\n",
  "!!str 1",
];

const definitions = [
  "k: &a {p: 1}\nl: &b text\nm: &k0 [1]\nn: &k1 5\no: &k2\n",
  "k: &a 5\nl: &b b\nm: &k0 true\nn: &k1 'q'\no: &k2 |\n  block\n",
  "k: {a: &a x, b: &b [y]}\nl: [&k0 1, &k1 2, &k2 {q: &r r}]\n",
];

function line(random: Random, index: number): string {
  const name = random.chance(0.85) ? random.pick(["a", "b", `k${index}`]) : random.pick(names);
  const forms: readonly (() => string)[] = [
    () => `k${index}: &${name} ${random.pick(anchored)}\n`,
    () => `k${index}: *${name}\n`,
    () => `k${index}: [*${name}, &${name} 2, *${name}]\n`,
    () => `k${index}: {p: &${name} {q: 1}, r: *${name}}\n`,
    () => `&${name} k${index}: v\n`,
    () => `*${name} : v\n`,
    () => `*${name}: v\n`,
    () => `k${index}: &${name} !!str 5\nl${index}: !!str &${name} 6\n`,
    () => `k${index}: &${name} &b 5\n`,
    () => `k${index}: &${name} *b\n`,
    () => `k${index}: *${name} text\n`,
    () => `k${index}: {*${name} : 1, *${name}: 2}\n`,
    () => `? &${name} k${index}\n: *${name}\n`,
    () => `k${index}: &${name}\n  l: *${name}\n`,
    () => `k${index}: &${name} [*${name}]\n`,
    () => `k${index}: &${name} {<<: *${name}}\n`,
    () => `k${index}: [&${name}, 1]\n`,
    () => `k${index}: &${name} # why\n  5\n`,
    () => `k${index}: !!str *${name}\n`,
  ];
  return random.pick(forms)();
}

const whole: readonly string[] = [
  "&top\na: 1\nb: 2\n",
  "&top {a: *top}\n",
  "--- &top\na: *other\n---\nb: *top\n",
  "&a a: &b b\nc: *a\nd: *b\n",
  "- &a [1]\n- *a\n- [*a, *a]\n- {*a : b}\n",
  "a: &x\nb: *x\n",
  "a: & x\n",
  "a: *\n",
  "a: &x 1\nb: *x\n---\nc: *x\n",
  "a: &x 1\nb: &x 2\nc: *x\n",
  "a: &a {b: &b {c: &c {d: *a}}}\n",
];

/** Each level names the one below several times. */
function bomb(random: Random): string {
  const levels = 2 + random.below(6);
  const width = 2 + random.below(7);
  const text = random.times(levels, (level) => {
    const items = random.times(width, () => (level === 0 ? "1" : `*l${level - 1}`));
    return `l${level}: &l${level} [${items.join(", ")}]\n`;
  });
  return text.join("");
}

export const anchors: YamlShape = {
  name: "anchors",
  make: (random) => {
    if (random.chance(0.06)) return random.pick(whole);
    if (random.chance(0.06)) return bomb(random);
    const defined = random.chance(0.85) ? random.pick(definitions) : "";
    return `${defined}${random.times(1 + random.below(3), (index) => line(random, index)).join("")}`;
  },
};
