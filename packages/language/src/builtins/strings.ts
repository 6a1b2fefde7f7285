// Strings: searching, cutting, joining, replacing. (380 lines: one declaration after another.)
import { t } from "../types/type.js";
import type { Value } from "../values/value.js";
import { BuiltinError } from "./builtin-error.js";
import { defineBuiltin } from "./define-builtin.js";
import { anyStartsWithAny, reverseUnits } from "./support/any-prefix.js";
import { toLower, toUpper } from "./support/case.js";
import {
  codePointCount,
  reverseCharacters,
  sliceCodePoints,
  toCodePointIndices,
} from "./support/code-points.js";
import { prepareItems, prepareText } from "./support/limits.js";
import { occurrences } from "./support/occurrences.js";
import { indexInteger, operandError, textsOf } from "./support/operands.js";
import { formatWithVerbs } from "./support/printf/format-with-verbs.js";
import { replaceAll } from "./support/replace-all.js";
import { trimCharacters, trimSpace } from "./support/trim.js";

const text = { text: t.string };
const textAndPart = { text: t.string, part: t.string };
const textOrTexts = t.union(t.string, t.set(t.string), t.array(t.string));

export const contains = defineBuiltin({
  name: "contains",
  summary: "Whether a string has another one in it.",
  parameters: textAndPart,
  returns: t.boolean,
  examples: [{ rego: 'contains("haystack", "st")', result: "true" }],
  evaluate: ({ text, part }) => text.includes(part),
});

export const startsWith = defineBuiltin({
  name: "startswith",
  summary: "Whether a string begins with another one.",
  parameters: textAndPart,
  returns: t.boolean,
  examples: [{ rego: 'startswith("haystack", "hay")', result: "true" }],
  evaluate: ({ text, part }) => text.startsWith(part),
});

export const endsWith = defineBuiltin({
  name: "endswith",
  summary: "Whether a string ends with another one.",
  parameters: textAndPart,
  returns: t.boolean,
  examples: [{ rego: 'endswith("haystack", "hay")', result: "false" }],
  evaluate: ({ text, part }) => text.endsWith(part),
});

export const anyPrefixMatch = defineBuiltin({
  name: "strings.any_prefix_match",
  effort: 4,
  summary: "Whether some string of the first argument begins with some string of the second.",
  parameters: { texts: textOrTexts, prefixes: textOrTexts },
  returns: t.boolean,
  examples: [{ rego: 'strings.any_prefix_match(["ab", "cd"], {"c", "x"})', result: "true" }],
  evaluate: ({ texts, prefixes }) => anyStartsWithAny(textsOf(texts), textsOf(prefixes)),
});

export const anySuffixMatch = defineBuiltin({
  name: "strings.any_suffix_match",
  effort: 4,
  summary: "Whether some string of the first argument ends with some string of the second.",
  parameters: { texts: textOrTexts, suffixes: textOrTexts },
  returns: t.boolean,
  examples: [{ rego: 'strings.any_suffix_match("main.rego", [".rego", ".json"])', result: "true" }],
  evaluate: ({ texts, suffixes }) =>
    anyStartsWithAny(textsOf(texts).map(reverseUnits), textsOf(suffixes).map(reverseUnits)),
});

const emptySearch = "empty search character";

export const indexOf = defineBuiltin({
  name: "indexof",
  summary: "The place, counted in characters, where a string first occurs in another; -1 where it does not.",
  parameters: textAndPart,
  returns: t.number,
  examples: [
    { rego: 'indexof("héllo", "l")', result: "2" },
    { rego: 'indexof("hello", "x")', result: "-1" },
  ],
  evaluate: ({ text, part }) => {
    if (part === "") throw new BuiltinError(emptySearch);
    const index = text.indexOf(part);
    return index < 0 ? -1 : codePointCount(text.slice(0, index));
  },
});

export const indexOfAll = defineBuiltin({
  name: "indexof_n",
  summary: "All places, counted in characters, where a string occurs in another.",
  parameters: textAndPart,
  returns: t.array(t.number),
  examples: [{ rego: 'indexof_n("banana", "ana")', result: "[1, 3]" }],
  evaluate: ({ text, part }) => {
    if (part === "") throw new BuiltinError(emptySearch);
    const found = occurrences(text, part, (left, right) => left === right);
    prepareItems(text.length / part.length);
    return toCodePointIndices(text, [...found]) as number[];
  },
});

export const countOf = defineBuiltin({
  name: "strings.count",
  summary: "How often a string occurs in another, without overlaps.",
  parameters: textAndPart,
  returns: t.number,
  examples: [{ rego: 'strings.count("cheese", "e")', result: "3" }],
  evaluate: ({ text, part }) => {
    return part === "" ? codePointCount(text) + 1 : countParts(text, part);
  },
});

/** How often a part, which is not empty, occurs without overlaps. */
function countParts(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count++;
  return count;
}

export const substring = defineBuiltin({
  name: "substring",
  summary: "The characters from an offset on, so many of them; a negative length means all.",
  parameters: { text: t.string, offset: t.number, length: t.number },
  returns: t.string,
  examples: [
    { rego: 'substring("abcdef", 2, 3)', result: '"cde"' },
    { rego: 'substring("abcdef", 2, -1)', result: '"cdef"' },
    { rego: 'substring("abc", -1, 1)' },
  ],
  evaluate: ({ text, offset, length }) => {
    const start = indexInteger(offset, 2);
    const count = indexInteger(length, 3);
    if (start < 0) throw new BuiltinError("negative offset");
    return sliceCodePoints(text, start, count < 0 ? Number.POSITIVE_INFINITY : start + count);
  },
});

export const concat = defineBuiltin({
  name: "concat",
  summary: "The strings of an array or a set, joined by a delimiter.",
  parameters: { delimiter: t.string, texts: t.union(t.set(t.string), t.array(t.string)) },
  returns: t.string,
  examples: [{ rego: 'concat("/", ["a", "b"])', result: '"a/b"' }],
  evaluate: ({ delimiter, texts }) => {
    const parts = textsOf(texts);
    const length = parts.reduce((sum, part) => sum + part.length + delimiter.length, 0);
    prepareText(length);
    return parts.join(delimiter);
  },
});

export const split = defineBuiltin({
  name: "split",
  summary: "The parts of a string between delimiters; an empty delimiter splits into characters.",
  parameters: { text: t.string, delimiter: t.string },
  returns: t.array(t.string),
  examples: [
    { rego: 'split("a.b.c", ".")', result: '["a", "b", "c"]' },
    { rego: 'split("", ".")', result: '[""]' },
  ],
  evaluate: ({ text, delimiter }) => splitText(text, delimiter),
});

function splitText(text: string, delimiter: string): string[] {
  prepareItems(delimiter === "" ? codePointCount(text) : countParts(text, delimiter) + 1);
  return delimiter === "" ? [...text] : text.split(delimiter);
}

export const splitSome = defineBuiltin({
  name: "strings.split_n",
  summary:
    "The first so many parts of a string between delimiters, or the last ones if the count is negative.",
  parameters: { text: t.string, delimiter: t.string, count: t.number },
  returns: t.array(t.string),
  examples: [
    { rego: 'strings.split_n("a.b.c", ".", 2)', result: '["a", "b"]' },
    { rego: 'strings.split_n("a.b.c", ".", -2)', result: '["b", "c"]' },
  ],
  evaluate: ({ text, delimiter, count }) => {
    const wanted = indexInteger(count, 3);
    const parts = splitText(text, delimiter);
    return wanted >= 0 ? parts.slice(0, wanted) : parts.slice(wanted);
  },
});

export const lower = defineBuiltin({
  name: "lower",
  effort: 4,
  summary: "The string in lower case, character by character.",
  parameters: text,
  returns: t.string,
  examples: [{ rego: 'lower("ÄB")', result: '"äb"' }],
  evaluate: ({ text }) => toLower(text),
});

export const upper = defineBuiltin({
  name: "upper",
  effort: 4,
  summary: "The string in upper case, character by character.",
  parameters: text,
  returns: t.string,
  examples: [{ rego: 'upper("aß")', result: '"Aß"' }],
  evaluate: ({ text }) => toUpper(text),
});

export const reverse = defineBuiltin({
  name: "strings.reverse",
  effort: 4,
  summary: "The characters of a string back to front.",
  parameters: text,
  returns: t.string,
  examples: [{ rego: 'strings.reverse("abc")', result: '"cba"' }],
  evaluate: ({ text }) => {
    prepareText(text.length);
    return reverseCharacters(text);
  },
});

export const replace = defineBuiltin({
  name: "replace",
  summary: "The string with every occurrence of one string replaced by another.",
  parameters: { text: t.string, old: t.string, new: t.string },
  returns: t.string,
  examples: [{ rego: 'replace("a-b-c", "-", "")', result: '"abc"' }],
  evaluate: (values) => replaceAll(values.text, [[values.old, values.new]]),
});

export const replaceMany = defineBuiltin({
  name: "strings.replace_n",
  summary:
    "The string with every occurrence of a key replaced by its value, in one pass from left to right; of keys that match in one place the first in order is taken.",
  parameters: { patterns: t.object(t.string, t.string), text: t.string },
  returns: t.string,
  examples: [{ rego: 'strings.replace_n({"<": "&lt;", ">": "&gt;"}, "<b>")', result: '"&lt;b&gt;"' }],
  evaluate: ({ patterns, text }) => {
    const pairs = patterns.entries().map(([key, value]): [string, string] => {
      const of: readonly [string, Value][] = [
        ["key", key],
        ["value", value],
      ];
      for (const [part, found] of of) {
        if (typeof found !== "string") throw operandError(1, `non-string ${part} found in pattern object`);
      }
      return [key as string, value as string];
    });
    return replaceAll(text, pairs);
  },
});

const textAndCharacters = { text: t.string, characters: t.string };

export const trim = defineBuiltin({
  name: "trim",
  effort: 4,
  summary: "The string without any of the given characters at its ends.",
  parameters: textAndCharacters,
  returns: t.string,
  examples: [{ rego: 'trim("..a.b..", ".")', result: '"a.b"' }],
  evaluate: ({ text, characters }) => trimCharacters(text, characters, { left: true, right: true }),
});

export const trimLeft = defineBuiltin({
  name: "trim_left",
  effort: 4,
  summary: "The string without any of the given characters at its beginning.",
  parameters: textAndCharacters,
  returns: t.string,
  examples: [{ rego: 'trim_left("xyab", "yx")', result: '"ab"' }],
  evaluate: ({ text, characters }) => trimCharacters(text, characters, { left: true, right: false }),
});

export const trimRight = defineBuiltin({
  name: "trim_right",
  effort: 4,
  summary: "The string without any of the given characters at its end.",
  parameters: textAndCharacters,
  returns: t.string,
  examples: [{ rego: 'trim_right("abxy", "yx")', result: '"ab"' }],
  evaluate: ({ text, characters }) => trimCharacters(text, characters, { left: false, right: true }),
});

export const trimPrefix = defineBuiltin({
  name: "trim_prefix",
  summary: "The string without a given beginning.",
  parameters: { text: t.string, prefix: t.string },
  returns: t.string,
  examples: [{ rego: 'trim_prefix("v1.2", "v")', result: '"1.2"' }],
  evaluate: ({ text, prefix }) => (text.startsWith(prefix) ? text.slice(prefix.length) : text),
});

export const trimSuffix = defineBuiltin({
  name: "trim_suffix",
  summary: "The string without a given end.",
  parameters: { text: t.string, suffix: t.string },
  returns: t.string,
  examples: [{ rego: 'trim_suffix("a.rego", ".rego")', result: '"a"' }],
  evaluate: ({ text, suffix }) => (text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text),
});

export const trimWhitespace = defineBuiltin({
  name: "trim_space",
  summary: "The string without white space at its ends.",
  parameters: text,
  returns: t.string,
  examples: [{ rego: 'trim_space(" a b ")', result: '"a b"' }],
  evaluate: ({ text }) => trimSpace(text),
});

export const sprintf = defineBuiltin({
  name: "sprintf",
  effort: 8,
  summary: "Fills values into a format with the verbs of Go: %v %s %q %d %x %t %e %f %g and so on.",
  parameters: { format: t.string, values: t.array(t.any) },
  returns: t.string,
  examples: [
    { rego: 'sprintf("%s has %d of %v", ["pod", 2, ["a"]])', result: '"pod has 2 of [\\"a\\"]"' },
    { rego: 'sprintf("%05.1f|%-4s|%x", [3.14159, "ab", 255])', result: '"003.1|ab  |ff"' },
    { rego: 'sprintf("%d", ["x"])', result: '"%!d(string=x)"' },
  ],
  evaluate: ({ format, values }) => formatWithVerbs(format, values),
});
