// What a file of policies needs is found by what it mentions, through any number of packages.
import { expect, test } from "vitest";
import { readPackageFiles } from "../../scripts/mutate/package-files.js";

const files = readPackageFiles(
  new Map([
    ["lib/base/one.rego", "package lib.base\n\nx := 1\n"],
    ["lib/base/two.rego", "package lib.base\n\ny := x\n"],
    ["lib/base/base_test.rego", "package lib.base_test\n\ntest_x if data.lib.base.x == 1\n"],
    ["lib/words/words.rego", "package lib.words\n\nimport data.lib.base\n\nz := base.x\n"],
    ["rules/a/a.rego", "package rules.a\n\nimport data.lib.words as w\n\nb := w.z\n"],
    ["rules/b/b.rego", "package rules.b\n\nc := data.rules.a.b\n"],
    ["main.rego", "package main\n\nd contains data.rules[name].b if some name\n"],
    ["alone.rego", "package alone\n\ne := data.parameters.lib\n"],
  ]),
);

const base = ["lib/base/one.rego", "lib/base/two.rego"];

test.each([
  ["all files of a package", ["lib/base/two.rego"], base],
  ["the package that a test mentions", ["lib/base/base_test.rego"], ["lib/base/base_test.rego", ...base]],
  [
    "what imports need in turn",
    ["rules/b/b.rego"],
    [...base, "lib/words/words.rego", "rules/a/a.rego", "rules/b/b.rego"],
  ],
  [
    "every package below a mention",
    ["main.rego"],
    [...base, "lib/words/words.rego", "main.rego", "rules/a/a.rego", "rules/b/b.rego"],
  ],
  ["no package that is only called alike", ["alone.rego"], ["alone.rego"]],
])("%s", (_, wanted, needed) => {
  expect([...files.neededBy(wanted)].toSorted()).toEqual(needed);
});

test("a mention of too many packages is left out where few are wanted", () => {
  expect([...files.neededBy(["main.rego"], 1)]).toEqual(["main.rego"]);
  expect([...files.neededBy(["main.rego"], 2)]).toContain("rules/a/a.rego");
});
