// The judge of policies asks the tests near a mutant first, and those of all policies where none of these noticed.
import { expect, test } from "vitest";
import { judgeRego } from "../../scripts/mutate/judge-rego.js";
import type { Mutant } from "../../scripts/mutate/mutant.js";
import { mutateRego } from "../../scripts/mutate/mutate-rego.js";

const sources = new Map([
  ["p/lib/base/base.rego", "package lib.base\n\none := 1\n"],
  ["p/lib/words/words.rego", 'package lib.words\n\nimport data.lib.base\n\na := "a"\n\nb := base.one\n'],
  ["p/lib/words/words_test.rego", 'package lib.words_test\n\ntest_a if data.lib.words.a == "a"\n'],
  [
    "p/pack/pack_test.rego",
    "package pack_test\n\ntest_own if data.lib.words.b == 1\n\ntest_needed if data.pack.x\n",
  ],
  ["p/pack/pack.rego", "package pack\n\nx if data.lib.words.b == 1\n\ny := 3\n"],
]);

const mutantOf = (file: string, before: string): Mutant => {
  const found = mutateRego(file, sources.get(file) ?? "").find((mutant) => mutant.before === before);
  if (found === undefined) throw new Error(`no mutant of \`${before}\``);
  return found;
};

test.each([
  ["its own tests notice", "p/lib/words/words.rego", '"a"', "killed"],
  ["tests of another folder notice", "p/lib/base/base.rego", "1", "killed"],
  ["its own tests need two libraries", "p/pack/pack.rego", "==", "killed"],
  ["nobody notices", "p/pack/pack.rego", "3", "survived"],
])("%s", async (_, file, before, outcome) => {
  const judge = judgeRego(sources);
  expect(await judge.check()).toBe(true);
  expect(await judge.judge(mutantOf(file, before))).toBe(outcome);
});

test.each([
  ["p/pack/pack.rego", "==", "killed"],
  ["p/lib/base/base.rego", "1", "survived"],
])("only tests beside %s are asked if that is wanted: %s", async (file, before, outcome) => {
  expect(await judgeRego(sources, true).judge(mutantOf(file, before))).toBe(outcome);
});

test("a change that does not compile is nobody's", async () => {
  const text = sources.get("p/pack/pack.rego") ?? "";
  const at = text.indexOf("3");
  const broken = { ...mutantOf("p/pack/pack.rego", "3"), start: at, end: at + 1, replacement: "unknown" };
  expect(await judgeRego(sources).judge(broken)).toBe("invalid");
});
