// Glob patterns, for paths and host names.
import { t } from "../types/type.js";
import { defineBuiltin } from "./define-builtin.js";
import { budget } from "./support/budget.js";
import { codePointCount } from "./support/code-points.js";
import { CompiledCache } from "./support/compiled-cache.js";
import { type GlobPattern, matchesGlob, parseGlob } from "./support/glob-pattern.js";
import { operandMemberError } from "./support/operands.js";

/** A matcher begins with a place for each state. */
const charactersPerStep = 16;
/** For each character of a pattern. */
const stepsPerState = 8;
const bytesPerState = 400;
/** Bytes of patterns kept between evaluations. */
const capacity = 16 * 1024 * 1024;

const patterns = new CompiledCache<GlobPattern>(capacity, ({ length }) => ({
  steps: length * stepsPerState,
  bytes: length * bytesPerState,
}));

export const match = defineBuiltin({
  name: "glob.match",
  summary:
    "Whether a text matches a glob. `*` and `?` stop at delimiters, `**` does not; no delimiters given means `.`, null means none.",
  parameters: {
    pattern: t.string,
    delimiters: t.union(t.array(t.string), t.null),
    text: t.string,
  },
  returns: t.boolean,
  examples: [
    { rego: 'glob.match("*.example.com", [], "api.example.com")', result: "true" },
    { rego: 'glob.match("*.example.com", [], "a.b.example.com")', result: "false" },
    { rego: 'glob.match("/api/{v1,v2}/**", ["/"], "/api/v1/pods/x")', result: "true" },
  ],
  evaluate: ({ pattern, delimiters, text }, { takeSteps }) => {
    const wrong = delimiters?.find((delimiter) => codePointCount(delimiter) !== 1);
    if (delimiters !== null && wrong !== undefined) {
      throw operandMemberError(2, delimiters, wrong, ["rune"]);
    }
    const stops = delimiters === null ? [] : delimiters.length === 0 ? ["."] : delimiters;
    const key = `${stops.join("")}\u0000${pattern}`;
    budget.takeSteps(pattern.length / charactersPerStep);
    return matchesGlob(
      patterns.getOrMake(key, () => parseGlob(pattern, stops)),
      text,
      takeSteps,
    );
  },
});

export const quoteMeta = defineBuiltin({
  name: "glob.quote_meta",
  summary: "The glob that matches exactly a given text.",
  parameters: { text: t.string },
  returns: t.string,
  examples: [{ rego: 'glob.quote_meta("*.com")', result: '"\\\\*.com"' }],
  evaluate: ({ text }) => text.replace(/[*?\\[\]{}]/g, "\\$&"),
});
