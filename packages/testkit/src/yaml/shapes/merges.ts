// Merge keys: what they stand before and after, how they are written, and what they merge.
import type { Random } from "../../fuzz/random.js";
import type { YamlShape } from "../yaml-shape.js";

const mergeKeys = [
  "<<",
  "<<",
  "<<",
  '"<<"',
  "'<<'",
  "!!merge <<",
  "!!str <<",
  "? <<\n",
  "&m <<",
  "<< ",
  "<<<",
  "*k",
];
const sources: readonly string[] = [
  ...[
    "{p: true}",
    "*p",
    "*q",
    "*p",
    "[*p, *q]",
    "[*q, *p]",
    "[{p: 1}, {p: 2}]",
    "{p: {r: 1}}",
    "{<<: *p, q: 9}",
  ],
  ...[
    "{<<: *q, p: 8}",
    "[*p, {<<: *q}]",
    "{p: 1, p: 2}",
    "{p: ~}",
    "{}",
    "[]",
    "!!map {p: 7}",
    "[[*p]]",
    "*list",
  ],
  ...["5", "~", "null", "", "text", "[5]", "[null]", "[*p, 5]", "*scalar", "*unknown", '"text"', "!!null ''"],
  ...[
    "{1: a, true: b, null: c}",
    "{? [a] : b}",
    "*self",
    "[*self]",
    "{'<<': *p}",
    "!!set {p}",
    "!custom {p: 1}",
  ],
];
const plain = ["p: false", "q: 1", "p: null", "r: {p: 2}", "'p': text", "z: [p]", "1: one", "p: {s: 3}"];

function flowEntries(random: Random): string {
  const entries = random.times(1 + random.below(4), () =>
    random.chance(0.5)
      ? `${random.pick(["<<", '"<<"', "<<", "'<<'"])}: ${random.pick(sources)}`
      : random.pick(plain),
  );
  return `{${entries.join(", ")}}`;
}

function blockEntries(random: Random, indent: string): string {
  const entries = random.times(1 + random.below(5), () => {
    if (random.chance(0.45)) return random.pick(plain);
    const key = random.pick(mergeKeys);
    return `${key}${key.endsWith("\n") ? indent : ""}: ${random.pick(sources)}`;
  });
  return entries.map((entry) => `${indent}${entry}\n`).join("");
}

const blockSources = [
  "<<:\n  - *p\n  - *q\n",
  "<<:\n  p: block\n  s: 1\n",
  "<<: &n\n  p: anchored\nagain: *n\n",
];

function privileged(random: Random): string {
  const lines = [
    "privileged: false",
    "<<: {privileged: true}",
    "<<: *secure",
    "<<: [*secure, *open]",
    "<<: *open",
  ];
  const context = random.times(2 + random.below(3), () => `      ${random.pick(lines)}\n`).join("");
  const anchors = "x-open: &open {privileged: true, runAsUser: 0}\nx-secure: &secure {privileged: false}\n";
  return `kind: Pod\n${anchors}spec:\n  containers:\n  - name: a\n    securityContext:\n${context}`;
}

const anchors = [
  "P: &p {p: 1, q: 2}\nQ: &q {q: 3, s: 4}\n",
  "P: &p {p: [1], q: ~}\nQ: &q {<<: *p, q: {r: 3}}\nlist: &list [*p, *q]\n",
  "P: &p {p: 1}\nQ: &q {p: 2, t: 5}\nlist: &list [*q]\nscalar: &scalar 5\nk: &k <<\n",
];

export const merges: YamlShape = {
  name: "merges",
  make: (random) => {
    const head = random.pick(anchors);
    switch (random.below(6)) {
      case 0:
        return privileged(random);
      case 1:
        return `${head}v: ${flowEntries(random)}\n`;
      case 2:
        return `${head}v: &self\n${blockEntries(random, "  ")}`;
      case 3:
        return `${head}- ${flowEntries(random)}\n`.replace("- {", random.chance(0.2) ? "- {" : "w: {");
      case 4:
        return `${head}${random.pick(blockSources)}${random.pick(plain)}\n`;
      default:
        return `${head}${blockEntries(random, "")}`;
    }
  },
};
