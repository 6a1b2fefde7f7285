// Trees that are too deep or too full end the search with a problem, and never silently.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findFiles } from "./find-files.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "palisade-find-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fill = (...names: readonly string[]): void => {
  for (const name of names) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), "");
  }
};
const find = async (limits: { entries: number; depth: number }) => {
  const { files, problems } = await findFiles([folder], (name) => name.endsWith(".yaml"), { limits });
  const shortened = (path: string): string => path.slice(folder.length + 1);
  return {
    files: files.map(({ path }) => shortened(path)),
    problems: problems.map(({ path, code, message }) => [shortened(path), code, message]),
  };
};

it("within the limits, files come in the order of their names, directories where they stand", async () => {
  fill("b.yaml", "a/z.yaml", "a/y.yaml", "c.txt", "node_modules/x.yaml", ".git/x.yaml");
  expect(await find({ entries: 8, depth: 2 })).toEqual({
    files: ["a/y.yaml", "a/z.yaml", "b.yaml"],
    problems: [],
  });
});

it("too many entries, of all directories together", async () => {
  fill("a/1.yaml", "a/2.yaml", "b/1.yaml", "b/2.yaml");
  const message = "more than 5 files and directories were found up to here; name the directories that matter";
  expect(await find({ entries: 5, depth: 9 })).toEqual({
    files: ["a/1.yaml", "a/2.yaml"],
    problems: [["b", "too_many_entries", message]],
  });
  expect((await find({ entries: 6, depth: 9 })).problems).toEqual([]);
});

it("too deep", async () => {
  fill("a/b/c/deep.yaml", "a/b/shallow.yaml");
  expect(await find({ entries: 99, depth: 3 })).toEqual({
    files: ["a/b/shallow.yaml"],
    problems: [["a/b/c", "too_deep", "is more than 3 directories deep"]],
  });
  expect((await find({ entries: 99, depth: 4 })).problems).toEqual([]);
});
