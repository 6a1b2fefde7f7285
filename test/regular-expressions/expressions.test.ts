// Regular expressions of ours take work in proportion to their text: all of them are listed, and attacked.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { allAttacks, literalOf } from "./adversarial-texts.js";
import { expressionsOf, findExpressions } from "./find-expressions.js";
import { type ListedExpression, listExpressions } from "./list-expressions.js";
import { superlinearGrowth } from "./measure-growth.js";

const listed = JSON.parse(
  readFileSync(new URL("expressions.json", import.meta.url), "utf8"),
) as readonly ListedExpression[];

/** Those that are made when the program runs: of what, and why that is in proportion. */
const made: Readonly<Record<string, string>> = {
  "cli/src/test-settings.ts":
    "--run of `palisade test`: its writer's own pattern, on the names of their own tests",
  "guardrails/src/personal-data/national-ids.ts": "words of the same file, without any repetition",
  "guardrails/src/prompts/layers/changed-lines.ts": "a literal of the same folder with another flag",
  "guardrails/src/prompts/phrases/context.ts": "literals of the same file, every repetition with an end",
  "guardrails/src/prompts/phrases/find-phrases.ts": "literals of the same folder with other flags",
  "guardrails/src/prompts/unicode/fold-lookalikes.ts": "one class of characters from Unicode's data",
  "language/src/builtins/support/json-schema/formats.ts":
    "labels of 63 characters at most, with dots between",
  "language/src/builtins/support/time/parse-time.ts": "so many digits as the layout has, at one place",
};

describe("the list", () => {
  it("is current: run `npm run expressions` and commit what it writes", () =>
    expect(listed).toEqual(listExpressions()));

  it("explains what is made when the program runs", () => {
    const files = findExpressions()
      .filter(({ isMade }) => isMade)
      .map(({ file }) => file);
    expect(files.filter((file) => !Object.hasOwn(made, file))).toEqual([]);
  });

  it("has literals, and calls that make one", () => {
    const text =
      'const a = /x+/g; const b = new RegExp(`^${a}`); const c = RegExp("y"); const d = 1 / 2 / 3;';
    expect(expressionsOf("x.ts", text).map(({ source, isMade }) => [source, isMade])).toEqual([
      ["/x+/g", false],
      ["new RegExp(`^${a}`)", true],
      ['RegExp("y")', true],
    ]);
  });
});

const growthOf = (source: string) => {
  const expression = literalOf(source);
  for (const attack of allAttacks(source)) {
    const growth = superlinearGrowth(expression, attack);
    if (growth !== undefined) return { attack, growth };
  }
  return undefined;
};

describe("the attacks find", () => {
  it.each([
    ["an exponential one", "/^(?:a+)+$/"],
    ["an exponential one of two alternatives", "/^(?:\\\\.|[^\\]])+\\]/"],
    ["what is looked for at each place", "/\\/+$/"],
    ["two repetitions of the same", "/^[0-9][0-9_]*\\.?[0-9_]*$/"],
    ["beginnings without an end", "/<!--[\\s\\S]*?-->/g"],
    ["strings without an end", '/"(?:\\\\.|[^"\\\\])*"/g'],
    ["words before a sign", "/(\\w+)\\s*:=/g"],
  ])("%s", (_, source) => expect(growthOf(source)).toBeDefined());

  it.each(["/(?<!\\/)\\/+$/", "/^[0-9]+(?:\\.[0-9]*)?$/", '/"(?:\\\\[\\s\\S]?|[^"\\\\])*"?/g', "/\\s+/g"])(
    "nothing in %s",
    (source) => expect(growthOf(source)).toBeUndefined(),
  );
});

const sources = new Map<string, string[]>();
for (const { file, source, attacks } of listed) {
  if (attacks !== undefined) sources.set(source, [...(sources.get(source) ?? []), file]);
}
const folderOf = (file = ""): string => file.split("/").slice(0, 3).join("/");
const folders = [...new Set([...sources.values()].map(([file]) => folderOf(file)))];

/** Not yet in proportion; what no longer is so, or is gone, has to leave this list. */
const known: ReadonlySet<string> = new Set([]);

const isKnown = (source: string, files: readonly string[]): boolean =>
  files.every((file) => known.has(`${file} ${source}`));

it.each([...known])("known to outgrow its text: %s", (name) => {
  const [source] =
    [...sources].find(([each, files]) => files.some((file) => `${file} ${each}` === name)) ?? [];
  expect(source).toBeDefined();
  expect(growthOf(source ?? "")).toBeDefined();
});

describe("the work is in proportion to the text", () => {
  it.each(folders)("in %s", { timeout: 300_000 }, (folder) => {
    for (const [source, files] of sources) {
      if (folderOf(files[0]) !== folder || isKnown(source, files)) continue;
      const found = growthOf(source);
      if (found !== undefined) expect.fail(`${files.join(", ")}: ${source}: ${JSON.stringify(found)}`);
    }
  });
});
