import { expect, test } from "vitest";
import { readYaml } from "../read-yaml.js";

const read = (text: string) => readYaml(text, { scalars: "kubernetes" }).documents[0]?.value;

test.each([
  ["single quotes that are doubled", "'it''s ''so'''", "it's 'so'"],
  ["white space within a line", "'a \t b'", "a \t b"],
  ["white space at the ends", "' a '", " a "],
  ["a folded line", '"a  \n  b"', "a b"],
  ["folded lines with gaps", '"a\n\n\n  b"', "a\n\nb"],
  ["a break that is escaped", '"a \\\n   b"', "a b"],
  ["a break that is escaped, before a gap", '"a\\\n\n  b"', "a\nb"],
  ["a break that is escaped, before the end", '"a\\\n"', "a"],
  ["escapes between words", '"a\\tb\\u0041 c"', "a\tbA c"],
  ["a separator of lines", '"a\u2028b"', "a\u2028b"],
  ["separators of lines and feeds", '"a\n\n\u2028\n\nb"', "a\n\u2028\n\nb"],
])("%s", (_, text, value) => {
  expect(read(text)).toBe(value);
});
