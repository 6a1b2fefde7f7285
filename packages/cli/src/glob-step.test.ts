// Globs of `--ignore`: what matches, and that stars do not multiply.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchesGlobStep, parseGlobStep } from "./glob-step.js";
import { isIgnored } from "./ignore.js";

const cases: readonly (readonly [glob: string, yes: readonly string[], no: readonly string[]])[] = [
  ["*_test.rego", ["a_test.rego", "_test.rego"], ["a.rego", "a_test.rego.bak"]],
  [".*", [".git", "."], ["a.b", ""]],
  ["a?c", ["abc", "a🚀c"], ["ac", "abbc"]],
  ["[a-c]x", ["ax", "cx"], ["dx", "x"]],
  ["[!a-c]x", ["dx"], ["ax"]],
  ["[^a]x", ["bx"], ["ax"]],
  ["[]a]x", ["]x", "ax"], ["bx"]],
  ["[a\\]b]x", ["]x", "bx"], ["cx"]],
  ["\\*x", ["*x"], ["ax"]],
  ["[ab", ["[ab"], ["a"]],
  ["a.b+(c)|d", ["a.b+(c)|d"], ["aXb+(c)|d"]],
  ["*a*b*", ["ab", "xaxbx"], ["ba"]],
];

describe("a glob", () => {
  it.each(cases)("%s", (glob, yes, no) => {
    const step = parseGlobStep(glob);
    expect(yes.filter((text) => !matchesGlobStep(text, step))).toEqual([]);
    expect(no.filter((text) => matchesGlobStep(text, step))).toEqual([]);
  });

  it("of letters and stars matches what the expression of the same parts matches", () => {
    const glob = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 8 });
    const text = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 8 });
    fc.assert(
      fc.property(glob, text, (pattern, name) => {
        const source = pattern.replaceAll("*", ".*").replaceAll("?", ".");
        expect(matchesGlobStep(name, parseGlobStep(pattern))).toBe(new RegExp(`^${source}$`).test(name));
      }),
    );
  });

  it("with many stars looks at each place a bounded number of times", () => {
    let looks = 0;
    const counted = parseGlobStep(`${"*a".repeat(30)}b`).map((part) =>
      part.kind === "any" ? part : { ...part, matches: (sign: string) => ++looks > 0 && part.matches(sign) },
    );
    expect(matchesGlobStep("a".repeat(400), counted)).toBe(false);
    expect(looks).toBeLessThan(400 * 61);
  });

  it("never fails, whatever it is", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (glob, text) => void matchesGlobStep(text, parseGlobStep(glob))),
    );
  });
});

describe("a path is ignored", () => {
  it.each([
    ["a/b/c_test.rego", "*_test.rego", true],
    ["a/.hidden/c.rego", ".*", true],
    ["a/b/c.rego", "a/b", true],
    ["a/b/c.rego", "./a/b/", true],
    ["a/b/c.rego", "b/c.rego", false],
    ["a/b/c.rego", "a/*/c.rego", true],
    ["a/b/c.rego", "a/*", true],
    ["a/b/c.rego", "*/c.rego", false],
    ["a/b/c.rego", "b", true],
    ["../a.rego", "a.rego", true],
  ])("%s by %s: %s", (path, glob, ignored) => expect(isIgnored(path, [glob])).toBe(ignored));
});
