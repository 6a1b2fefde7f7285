// Regular expressions: Go's syntax, linear time.
import { t } from "../types/type.js";
import { quote } from "../values/rego-text.js";
import { encodeUtf8 } from "../values/utf8.js";
import { BuiltinError } from "./builtin-error.js";
import { defineBuiltin } from "./define-builtin.js";
import { haveCommonText } from "./support/glob-intersection.js";
import {
  compileRegexp,
  findAll,
  matcherOf,
  quoteRegexp,
  replaceMatches,
  splitAtMatches,
} from "./support/go-regexp.js";
import { indexInteger } from "./support/operands.js";

const patternAndText = { pattern: t.string, text: t.string };

export const isValid = defineBuiltin({
  name: "regex.is_valid",
  summary: "Whether a string is a regular expression.",
  parameters: { pattern: t.string },
  returns: t.boolean,
  operands: { pattern: { unchecked: "operand" } },
  examples: [
    { rego: 'regex.is_valid("a+")', result: "true" },
    { rego: 'regex.is_valid("(")', result: "false" },
  ],
  evaluate: ({ pattern }) => {
    if (typeof pattern !== "string") return false;
    try {
      compileRegexp(pattern);
      return true;
    } catch (error) {
      if (error instanceof BuiltinError) return false;
      throw error;
    }
  },
});

export const match = defineBuiltin({
  name: "regex.match",
  summary: "Whether a regular expression matches somewhere in a text.",
  parameters: patternAndText,
  returns: t.boolean,
  examples: [
    { rego: 'regex.match("^[a-z]+-[0-9]+$", "pod-12")', result: "true" },
    { rego: 'regex.match("(", "x")' },
  ],
  evaluate: ({ pattern, text }, { takeSteps }) => matcherOf(compileRegexp(pattern), text, takeSteps).find(),
});

export const oldMatch = defineBuiltin({
  name: "re_match",
  summary: "The old name of `regex.match`.",
  parameters: patternAndText,
  returns: t.boolean,
  deprecated: true,
  examples: [{ rego: 're_match("b", "abc")', result: "true" }],
  evaluate: ({ pattern, text }, { takeSteps }) => matcherOf(compileRegexp(pattern), text, takeSteps).find(),
});

export const split = defineBuiltin({
  name: "regex.split",
  summary: "The parts of a text between the matches of a regular expression.",
  parameters: patternAndText,
  returns: t.array(t.string),
  examples: [{ rego: 'regex.split("[,;] *", "a, b;c")', result: '["a", "b", "c"]' }],
  evaluate: ({ pattern, text }, { takeSteps }) => splitAtMatches(compileRegexp(pattern), text, takeSteps),
});

export const find = defineBuiltin({
  name: "regex.find_n",
  summary: "The first so many matches of a regular expression; all if the number is negative.",
  parameters: { pattern: t.string, text: t.string, count: t.number },
  returns: t.array(t.string),
  examples: [{ rego: 'regex.find_n("[0-9]+", "a1b22c333", 2)', result: '["1", "22"]' }],
  evaluate: ({ pattern, text, count }, { takeSteps }) => {
    const limit = indexInteger(count, 3);
    return Array.from(findAll(compileRegexp(pattern), text, limit, takeSteps), ({ start, end }) =>
      text.slice(start, end),
    );
  },
});

export const findGroups = defineBuiltin({
  name: "regex.find_all_string_submatch_n",
  summary:
    "The first so many matches of a regular expression, each with its groups; all if the number is negative.",
  parameters: { pattern: t.string, text: t.string, count: t.number },
  returns: t.array(t.array(t.string)),
  examples: [
    {
      rego: 'regex.find_all_string_submatch_n("([a-z])([0-9])", "a1 b2", -1)',
      result: '[["a1", "a", "1"], ["b2", "b", "2"]]',
    },
  ],
  evaluate: ({ pattern, text, count }, { takeSteps }) => {
    const limit = indexInteger(count, 3);
    return Array.from(findAll(compileRegexp(pattern), text, limit, takeSteps), ({ matcher }) =>
      Array.from({ length: matcher.groupCount() + 1 }, (_, group) => matcher.group(group) ?? ""),
    );
  },
});

export const replace = defineBuiltin({
  name: "regex.replace",
  summary: "The text with every match replaced; `$1` and `${name}` in the replacement stand for groups.",
  parameters: { text: t.string, pattern: t.string, replacement: t.string },
  returns: t.string,
  examples: [{ rego: 'regex.replace("a1b2", "[a-z]([0-9])", "<$1>")', result: '"<1><2>"' }],
  evaluate: ({ text, pattern, replacement }, { takeSteps }) =>
    replaceMatches(compileRegexp(pattern), text, replacement, takeSteps),
});

export const templateMatch = defineBuiltin({
  name: "regex.template_match",
  summary:
    "Whether a whole text matches a template in which regular expressions stand between two given characters.",
  parameters: { template: t.string, text: t.string, start: t.string, end: t.string },
  returns: t.boolean,
  examples: [
    {
      rego: 'regex.template_match("urn:foo:{.*}", "urn:foo:bar:baz", "{", "}")',
      result: "true",
    },
  ],
  evaluate: ({ template, text, start, end }, { takeSteps }) => {
    for (const [name, delimiter] of [
      ["start", start],
      ["end", end],
    ] as const) {
      if (encodeUtf8(delimiter).length === 1) continue;
      const length = encodeUtf8(start).length;
      throw new BuiltinError(`${name} delimiter has to be exactly one character long but is ${length} long`);
    }
    return matcherOf(compileRegexp(templatePattern(template, start, end)), text, takeSteps).find();
  },
});

/** The text between delimiters as it is, the rest quoted. Each expression has to be valid by itself. */
function templatePattern(template: string, start: string, end: string): string {
  const unbalanced = () => new BuiltinError(`unbalanced braces in ${quote(template)}`);
  const parts: string[] = [];
  let level = 0;
  let from = 0;
  for (let at = 0; at < template.length; at++) {
    if (template[at] === start) {
      if (++level > 1) continue;
      parts.push(quoteRegexp(template.slice(from, at)));
      from = at + 1;
    } else if (template[at] === end) {
      if (--level < 0) throw unbalanced();
      if (level > 0) continue;
      parts.push(`(${template.slice(from, at)})`);
      from = at + 1;
    }
  }
  if (level !== 0) throw unbalanced();
  for (const part of parts.filter((_, index) => index % 2 === 1)) compileRegexp(`^${part.slice(1, -1)}$`);
  return `^${parts.join("")}${quoteRegexp(template.slice(from))}$`;
}

export const globsMatch = defineBuiltin({
  name: "regex.globs_match",
  effort: 16,
  summary: "Whether two patterns of characters, `.`, `[sets]`, `*` and `+` match a text in common.",
  parameters: { left: t.string, right: t.string },
  returns: t.boolean,
  examples: [
    { rego: 'regex.globs_match("a.a.[0-9]+z", ".b.b2359825792*594823z")', result: "true" },
    { rego: 'regex.globs_match("[a-z]+", "[0-9]*")', result: "false" },
  ],
  evaluate: ({ left, right }, { takeSteps }) => haveCommonText(left, right, takeSteps),
});
