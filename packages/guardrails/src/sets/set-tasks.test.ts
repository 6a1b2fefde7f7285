// Sources come to tasks that are soon done: so many at most, of one sort, and a large one alone.
import { expect, it } from "vitest";
import type { SetProblem, SetSource } from "./large-set.js";
import { tasksOf } from "./set-tasks.js";

async function tasks(sources: readonly SetSource[]) {
  const problems: SetProblem[] = [];
  const found: (readonly [string, readonly number[]])[] = [];
  for await (const { content, sources: numbers } of tasksOf(sources, (problem) => problems.push(problem)))
    found.push([Object.keys(content).join(), numbers]);
  return { found, problems };
}

const text = (size: number): SetSource => ({ text: "x".repeat(size) });
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

it("has forty sources at most", async () => {
  const sources = Array.from({ length: 81 }, () => text(1));
  expect((await tasks(sources)).found).toEqual([
    ["texts", numbers(0, 40)],
    ["texts", numbers(40, 80)],
    ["texts", [80]],
  ]);
  expect((await tasks([])).found).toEqual([]);
});

it("has 64 KiB at most, but for one source that has more", async () => {
  const sizes = [40_000, 25_536, 1, 100_000, 65_536, 65_537, 2, 3];
  expect((await tasks(sizes.map(text))).found).toEqual([
    ["texts", [0, 1]],
    ["texts", [2]],
    ["texts", [3]],
    ["texts", [4]],
    ["texts", [5]],
    ["texts", [6, 7]],
  ]);
});

it("has texts or documents, and goes on counting where there is neither", async () => {
  const sources = [text(1), { document: {} }, { document: [] }, {}, text(1), { text: new Uint8Array(2) }];
  const { found, problems } = await tasks(sources as SetSource[]);
  expect(found).toEqual([
    ["texts", [0]],
    ["documents", [1, 2]],
    ["texts", [4, 5]],
  ]);
  expect(problems).toEqual([{ source: 3, message: "a source has either a `text` or a `document`" }]);
});

it("has documents by the length of their JSON", async () => {
  const document = (size: number): SetSource => ({ document: "x".repeat(size - 2) });
  expect((await tasks([document(65_535), document(3)])).found).toEqual([
    ["documents", [0]],
    ["documents", [1]],
  ]);
  expect((await tasks([document(65_533), document(3)])).found).toEqual([["documents", [0, 1]]]);
});

it.each([
  [null, "a source is an object with a `text` or a `document`"],
  ["text", "a source is an object with a `text` or a `document`"],
  [{ text: 5 }, "a text is a string, or UTF-8 bytes"],
  [{}, "a source has either a `text` or a `document`"],
])("has nothing of %j, and says why", async (source, message) => {
  const { found, problems } = await tasks([text(1), source as SetSource, text(1)]);
  expect(found).toEqual([["texts", [0, 2]]]);
  expect(problems).toEqual([{ source: 1, message }]);
});
