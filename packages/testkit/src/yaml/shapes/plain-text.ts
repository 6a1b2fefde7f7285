// Text without quotes: which characters it may begin with and hold, and how its lines are folded.
import type { Random } from "../../fuzz/random.js";
import { placed } from "../places.js";
import type { YamlShape } from "../yaml-shape.js";

const characters = [
  ...[..."-?:,[]{}#&*!|>'\"%@`~=<+./\\_^$();a1 "],
  ...[
    "\t",
    " #",
    "# ",
    ": ",
    " :",
    "::",
    "- ",
    "--",
    "?a",
    "-a",
    ":a",
    "a:",
    "é",
    "\u00a0",
    "😀",
    "{{",
    "}}",
    "http://a.b/c",
    "a,b",
    "\u3000",
  ],
];
const lines = [
  "\n  text",
  "\n  - text",
  "\n  b: c",
  "\n  # why",
  "\n\n  text",
  "\n text: ",
  "\n  ---",
  "\n\ttext",
  "\n  \ttext",
  "\n  'x'",
  '\n  "x"',
  "\n  [x]",
  "\n  ? x",
  "\n  *x",
  "\n  %x",
];

function plain(random: Random): string {
  return random.times(1 + random.below(5), () => random.pick(characters)).join("");
}

export const plainText: YamlShape = {
  name: "plain text",
  make: (random) => {
    switch (random.below(5)) {
      case 0:
        return `a: ${plain(random)}\nb: c\n`;
      case 1:
        return `a: text${random.times(1 + random.below(3), () => random.pick(lines)).join("")}\nb: c\n`;
      case 2:
        return `${plain(random)}: ${plain(random)}\n`;
      case 3:
        return `a: [${plain(random)}, ${plain(random)}]\nb: {${plain(random)}: ${plain(random)}}\n`;
      default:
        return placed(random, plain(random));
    }
  },
};
