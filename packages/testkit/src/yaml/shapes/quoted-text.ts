// Text between quotes: every escape, folded lines, and quotes that do not end.
import type { Random } from "../../fuzz/random.js";
import { placed } from "../places.js";
import type { YamlShape } from "../yaml-shape.js";

const escapes: readonly string[] = [
  ...[
    "\\0",
    "\\a",
    "\\b",
    "\\t",
    "\\n",
    "\\v",
    "\\f",
    "\\r",
    "\\e",
    "\\ ",
    '\\"',
    "\\/",
    "\\\\",
    "\\N",
    "\\_",
    "\\L",
    "\\P",
    "\\'",
  ],
  ...[
    "\\x41",
    "\\x4",
    "\\xZZ",
    "\\x80",
    "\\xff",
    "\\u00e9",
    "\\u12",
    "\\uD800",
    "\\uDFFF",
    "\\U0001F600",
    "\\U00110000",
    "\\U7FFFFFFF",
  ],
  ...["\\q", "\\1", "\\\t", "\\{", "\\#", "\\u0000", "\\u2028", "\\uFEFF", "\\U0000000", "\\c", "\\?"],
];
const good = [
  "\\n",
  "\\t",
  '\\"',
  "\\\\",
  "\\x41",
  "\\u00e9",
  "\\U0001F600",
  "\\ ",
  "\\/",
  "\\0",
  "\\N",
  "\\_",
  "\\L",
  "\\P",
  "\\e",
];
const pieces = [
  "text",
  " ",
  "  ",
  "\t",
  "#",
  " # ",
  ": ",
  "- ",
  "''",
  "'",
  "{{ x }}",
  "é",
  "😀",
  ",",
  "[",
  "}",
  "---",
  "%",
  "&",
  "*",
  "!",
  "\u00a0",
  "/",
];
const folds = [
  "\n",
  "\n  ",
  "\n\n  ",
  " \n  ",
  "\t\n\t",
  "\\\n  ",
  "\n---\n",
  "\n...\n",
  "\n# why\n",
  "\r\n  ",
  "\n  \n\n    ",
  "\\\n\n ",
  " \\\n \\ ",
];

function body(random: Random, double: boolean): string {
  return random
    .times(1 + random.below(5), () => {
      const draw = random.next();
      if (double && draw < 0.45) return random.pick(random.chance(0.8) ? good : escapes);
      return draw < 0.65 ? random.pick(folds) : random.pick(pieces);
    })
    .join("");
}

function quoted(random: Random): string {
  const double = random.chance(0.65);
  const mark = double ? '"' : "'";
  return `${mark}${body(random, double)}${random.chance(0.95) ? mark : ""}`;
}

const after = ["", "", "", " # why", "#why", " text", '"', "'", ": b", " : b", "\t", ","];

export const quotedText: YamlShape = {
  name: "quoted text",
  make: (random) => {
    switch (random.below(5)) {
      case 0:
        return `a: ${quoted(random)}${random.pick(after)}\nb: c\n`;
      case 1:
        return `${quoted(random)}: ${quoted(random)}\n`;
      case 2:
        return `{"a":"${body(random, true)}"}\n`;
      case 3:
        return `a: [${quoted(random)}, ${quoted(random)}${random.pick(after)}]\n`;
      default:
        return placed(random, quoted(random));
    }
  },
};
