// What ends a line: LF, CRLF, CR, and the three that YAML 1.1 adds, wherever a line can end.
import type { Random } from "../../fuzz/random.js";
import type { YamlShape } from "../yaml-shape.js";

const breaks = [
  "\n",
  "\r\n",
  "\r",
  "\u0085",
  "\u2028",
  "\u2029",
  "\n\r",
  "\r\r\n",
  "\v",
  "\f",
  "\n\n",
  "\r\u0085",
];

/** `¶` stands for a break. */
const texts: readonly string[] = [
  "# fine¶privileged: true\n",
  "a: b # fine¶privileged: true\n",
  "a: b¶privileged: true\n",
  "a: b¶  privileged: true\n",
  "a: b c¶  d e\nf: g\n",
  'a: "b¶  c"\nd: e\n',
  "a: 'b¶  c¶¶  d'\ne: f\n",
  'a: "b \\¶  c"\n',
  "a: |¶  b¶  c¶d: e\n",
  "a: >¶  b¶  c¶¶  d¶e: f\n",
  "a: |\n  b¶c: d\n",
  "a: |\n  b¶  c\nd: e\n",
  "a: >-\n  b¶  c¶\nd: e\n",
  "a: |+\n  b¶¶c: d\n",
  "a: |-¶  b¶",
  "- a¶- b¶- c\n",
  "a: [b,¶ c,¶ d]\n",
  "a: {b: c,¶ d: e}¶f: g\n",
  "a: [b # why¶, c]\n",
  "---¶a: b¶---¶c: d\n",
  "a: b\n---¶c: d\n",
  "a: b¶---\nc: d\n",
  "a: b¶...¶c: d\n",
  "%YAML 1.1¶---¶a: b\n",
  "¶a: b\n",
  "a:¶  b: c¶  d: e¶",
  "a:¶- b¶- c¶",
  "? a¶: b¶",
  "a: &x¶  b\nc: *x¶",
  "a: !!str¶  5\n",
  '{¶"a":¶1¶}¶{"b":2}¶',
  '{"a":"b¶c"}\n',
  "a: b¶",
  "a: b¶¶¶",
  "a¶: b\n",
  "a:¶b\n",
  "kind: Pod¶spec:¶  hostNetwork: true # why¶  containers: []¶",
  "a: text#¶b: c\n",
  "a: |2¶   b¶  c\n",
  "a:\t¶  b: c\n",
  "a: 'it¶''s'\n",
  "a: b\\¶c: d\n",
];

function broken(random: Random): string {
  const common = random.pick(breaks);
  const mixed = random.chance(0.35);
  return random.pick(texts).replaceAll("¶", () => (mixed ? random.pick(breaks) : common));
}

export const lineBreaks: YamlShape = {
  name: "line breaks",
  make: (random) => (random.chance(0.25) ? broken(random) + broken(random) : broken(random)),
};
