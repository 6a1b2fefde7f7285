// Comments everywhere: after values, between keys and values, inside of lists, with text that is no comment.
import type { YamlShape } from "../yaml-shape.js";

const remarks = [
  "# why",
  "#",
  "#why",
  "# a: b",
  "# 'q",
  '# "',
  "# {",
  "# |",
  "# ---",
  "#\t",
  "# ä",
  "# {{ x }}",
  "##",
  "#!",
  "# \u0085x: y",
  "#\\",
];

/** `¶` stands for a comment and what separates it. */
const texts: readonly string[] = [
  ...[
    "a: b¶\nc: d\n",
    "¶\na: b\n",
    "a:¶\n  b: c\n",
    "a:¶\n- b¶\n- c\n",
    "a: [b,¶\n c]¶\n",
    "a: {b: c¶\n}\n",
    "- ¶\n  a\n",
    "a: |¶\n  b¶\nc: d\n",
  ],
  ...[
    "a: >-¶\n  b\n ¶\nc: d\n",
    'a: "b¶"\n',
    "a: 'b'¶\nc: d\n",
    "a: b\n¶\n  c\n",
    "a: b¶\n  c\n",
    "a: &x¶\n  b\n",
    "a: !!str¶\n  5\n",
    "---¶\na: b\n",
  ],
  ...[
    "a: b\n---¶\nc: d\n",
    "a: b\n...¶\n",
    "? a¶\n: b¶\n",
    "a: *x¶\n",
    "x: &x 1\na: *x¶\n",
    "a¶: b\n",
    "a: b\n  ¶\n    ¶\nc: d\n",
    "a:\n  b: c\n ¶\n  d: e\n",
  ],
  ...[
    "[a¶]\n",
    "a: [b¶, c]\n",
    "{a: b,¶\nc: d}\n",
    "a: 5¶\n",
    "a: true¶\n",
    "a: ~¶\n",
    "a:¶\n",
    "%YAML 1.1¶\n---\na: b\n",
    "a: b¶",
    "¶",
    "- a¶\n¶\n- b\n",
    "a: {¶\n}\n",
    "a: [¶\n]\n",
  ],
];
const gaps = [" ", " ", " ", "", "\t", "  ", " \t", "\u00a0"];

export const comments: YamlShape = {
  name: "comments",
  make: (random) =>
    random
      .times(1 + random.below(2), () =>
        random.pick(texts).replaceAll("¶", () => `${random.pick(gaps)}${random.pick(remarks)}`),
      )
      .join(""),
};
