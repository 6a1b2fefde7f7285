// A short, seeded run of the fuzzer: every text ends in a result or a diagnostic.
import { fuzzText, judgeText, longLines, Random } from "@palisade/testkit";
import { describe, expect, it } from "vitest";

const corpus = [
  'package a\n\nimport data.b as c\n\ndefault p := false\n\np if {\n\tsome x in input.xs\n\tx.y[_] == "z"\n}\n',
  'package a\n\n# METADATA\n# title: t\nq contains {"k": [v | v := c.d[_]]} if not p with input as {1, 2}\n\nelse := 1\n',
  'package a\n\nf(x) := $"a {x} b" if { every k, v in x { k != v } } else := 1.50\n\n# end',
];

it.each([1, 2, 3])("survives what seed %d makes", (seed) => {
  const random = new Random(seed);
  for (let count = 0; count < 40; count++) {
    const { kind, text } = fuzzText(random, corpus);
    expect(
      judgeText(text, { regoVersion: count % 8 === 7 ? "v0" : "v1" }),
      `${kind}: ${text.slice(0, 500)}`,
    ).toBe(undefined);
  }
});

it.each(longLines)("survives a $kind", ({ text }) => {
  expect(judgeText(text(4000))).toBe(undefined);
});

describe("what the fuzzer found", () => {
  it.each(["# \0\ufffd", "package a\n\n# \0 \0\n"])("%j ends", (text) => {
    expect(judgeText(text)).toBe(undefined);
  });
});
