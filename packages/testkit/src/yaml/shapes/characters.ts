// Single characters in any order, most of them with a meaning: finer grained than the tokens.
import type { YamlShape } from "../yaml-shape.js";

const alphabets: readonly string[] = [
  "ab1 :-\n",
  "ab1 :-\n\n  ?,[]{}#'\"",
  "a: -\n&*!|>%@`~<=\t\r.",
  "a:\n -'\"\\#",
  "a:\n {}[],?&*!",
  "a\n |>+-123 \t#",
  "a:\n-.  ",
];

export const characters: YamlShape = {
  name: "characters",
  make: (random) => {
    const alphabet = [...random.pick(alphabets)];
    const text = random.times(2 + random.below(14), () => random.pick(alphabet)).join("");
    return `${random.pick(["", "", "a: ", "- ", "a:\n  ", "x: &a 1\n", "a: b\n", "{"])}${text}`;
  },
};
