// Words for true, false and nothing, in each way of writing them.
import type { Random } from "../../fuzz/random.js";
import { placed, placedTogether } from "../places.js";
import type { YamlShape } from "../yaml-shape.js";

const bases = [
  "true",
  "false",
  "yes",
  "no",
  "on",
  "off",
  "y",
  "n",
  "null",
  "~",
  "nil",
  "none",
  "undefined",
  "void",
  "t",
  "f",
];

function word(random: Random): string {
  const base = random.pick(bases);
  const cased = random.pick<(text: string) => string>([
    (text) => text,
    (text) => text.toUpperCase(),
    (text) => text.charAt(0).toUpperCase() + text.slice(1),
    (text) => text.replace(/[a-z]/g, (letter) => (random.chance(0.5) ? letter.toUpperCase() : letter)),
  ])(base);
  if (random.chance(0.75)) return cased;
  return random.pick<(text: string) => string>([
    (text) => `"${text}"`,
    (text) => `'${text}'`,
    (text) => `${text}.`,
    (text) => `!!bool ${text}`,
    (text) => `!!null ${text}`,
    (text) => `!!str ${text}`,
    (text) => `!!bool "${text}"`,
    (text) => `${text} ${text}`,
    (text) => `-${text}`,
    (text) => `${text}\u00a0`,
    (text) => `${text}#`,
    (text) => `\\${text}`,
  ])(cased);
}

const nothing = [
  "a:\n",
  "a: \nb:\n",
  "- \n-\n",
  "a: {b, c: , d: ~}\n",
  "[~, null, , ]\n",
  "a: !!null\n",
  "? \n: \n",
  "[,]\n",
  "{,}\n",
];

export const words: YamlShape = {
  name: "words",
  make: (random) => {
    if (random.chance(0.03)) return random.pick(nothing);
    if (random.chance(0.1)) return `{"a":${word(random)}}\n`;
    if (random.chance(0.5))
      return placedTogether(
        random,
        random.times(2 + random.below(3), () => word(random)),
      );
    return placed(random, word(random));
  },
};
