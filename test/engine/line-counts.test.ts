// Modules that were made to count say how often each line was reached, whatever became of the evaluations.
import { generateWasm } from "@palisade/compiler";
import { RegoObject } from "@palisade/language";
import { loadWasmEngine } from "@palisade/runtime";
import { expect, test } from "vitest";
import { boolean, input, local, result, rulePlan } from "./tiny-plan.js";

const noData = new RegoObject();

/** Rows: 1 the body of the scan, 2 the scan, 3 never, 4 the result, then the return and the query. */
const plan = rulePlan((tiny) => {
  const body = tiny.block({ kind: "IsArray", source: local(4) });
  return [
    tiny.block(
      { kind: "Scan", source: input, key: 3, value: 4, block: body },
      { kind: "IsUndefined", source: input },
    ),
    tiny.block(
      { kind: "IsDefined", source: 9 },
      { kind: "AssignVar", source: boolean(false), target: result },
    ),
    tiny.block({ kind: "AssignVar", source: boolean(true), target: result }),
  ];
});

const counts = async (coverage: boolean, runs: (readonly number[] | null)[], steps?: number) => {
  const engine = await loadWasmEngine(generateWasm(plan, { coverage }));
  for (const run of runs) {
    try {
      engine.evaluate("eval", run, noData, steps === undefined ? {} : { steps });
    } catch {
      // The limit is what is tested.
    }
  }
  return engine.lineCounts().map(({ file, row, count }) => `${file}:${row} ${count}`);
};

test("lines are counted over all evaluations", async () => {
  expect(await counts(true, [[1, 2, 3], [], [4]])).toEqual([
    "tiny.rego:1 4",
    "tiny.rego:2 3",
    "tiny.rego:3 3",
    "tiny.rego:4 3",
    "tiny.rego:5 0",
    "tiny.rego:6 3",
    "tiny.rego:7 3",
    "tiny.rego:8 3",
    "tiny.rego:9 3",
  ]);
});

test("counts survive an evaluation that ends past its limit", async () => {
  const [first] = await counts(true, [[1, 2, 3, 4, 5], [1]], 4);
  expect(first).toBe("tiny.rego:1 3");
});

test("an ordinary module does not count", async () => {
  expect(await counts(false, [[1]])).toEqual([]);
});
