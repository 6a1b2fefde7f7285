// Counters lie where a module says, one word for each line; a module that says nothing of use is refused.
import { parseJson } from "@palisade/language";
import { expect, test } from "vitest";
import type { ModuleInstance } from "./instance.js";
import { addLineCounts, readLineCounters, readLineCounts } from "./line-counts.js";

const described = (text: string) => readLineCounters(parseJson(text));

test("counters are read from where they are", () => {
  const counters = described(
    '{"counters": 8, "lines": [["a.rego", 1, 2], ["b.rego", 3, 4], ["c.rego", 5, 6]]}',
  );
  const instance = { memory: { words: Uint32Array.of(9, 9, 7, 8) } } as unknown as ModuleInstance;
  expect(readLineCounts(counters, instance)).toEqual([
    { file: "a.rego", row: 1, column: 2, count: 7 },
    { file: "b.rego", row: 3, column: 4, count: 8 },
    { file: "c.rego", row: 5, column: 6, count: 0 },
  ]);
  expect(readLineCounts(undefined, instance)).toEqual([]);
});

test.each([
  "1",
  "[]",
  "{}",
  '{"counters": 8}',
  '{"counters": "8", "lines": []}',
  '{"lines": []}',
  '{"counters": 8, "lines": {}}',
  '{"counters": 8, "lines": [1]}',
  '{"counters": 8, "lines": [{"file": "a.rego"}]}',
  '{"counters": 8, "lines": [[1, 1, 1]]}',
  '{"counters": 8, "lines": [["a.rego", "1", 1]]}',
  '{"counters": 8, "lines": [["a.rego", 1]]}',
])("%s says nothing of use", (text) => {
  expect(() => described(text)).toThrow(
    expect.objectContaining({
      code: "invalid_module",
      message: "the module cannot be loaded: it does not say where it counts",
    }),
  );
});

test("counts of the same lines are added", () => {
  const [one, two] = [
    { file: "a.rego", row: 1, column: 1, count: 2 },
    { file: "a.rego", row: 2, column: 1, count: 3 },
  ];
  expect(addLineCounts([], [one, two])).toEqual([one, two]);
  expect(addLineCounts([one, two], [])).toEqual([one, two]);
  expect(addLineCounts([one, two], [one, { ...two, count: 40 }]).map(({ count }) => count)).toEqual([4, 43]);
});
