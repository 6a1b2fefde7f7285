import { blocksOf, localsOf, readPlan, replaceBlocks, statementsOfPlan } from "@palisade/language";
import { expect, test } from "vitest";

const nested = { type: "NotStmt", stmt: { block: { stmts: [{ type: "NopStmt", stmt: {} }] } } };
const plan = readPlan({
  plans: {
    plans: [
      {
        name: "p",
        blocks: [
          {
            stmts: [
              { type: "BlockStmt", stmt: { blocks: [{ stmts: [nested] }, { stmts: [] }] } },
              { type: "MakeNullStmt", stmt: { target: 2 } },
            ],
          },
        ],
      },
    ],
  },
  funcs: {
    funcs: [
      {
        name: "f",
        params: [0, 1],
        return: 2,
        blocks: [{ stmts: [{ type: "ReturnLocalStmt", stmt: { source: 2 } }] }],
      },
    ],
  },
});

test("every statement is visited once", () => {
  const kinds = [...statementsOfPlan(plan)].map(({ kind }) => kind).sort();
  expect(kinds).toEqual(["Block", "MakeNull", "Nop", "Not", "ReturnLocal"]);
});

test("blocks are replaced where they stand", () => {
  const [statement] = statementsOfPlan(plan);
  if (statement === undefined) throw new Error("no statement");
  expect(blocksOf(statement)).toHaveLength(2);
  const emptied = replaceBlocks(statement, () => ({ statements: [] }));
  expect(blocksOf(emptied)).toEqual([{ statements: [] }, { statements: [] }]);
  expect(blocksOf(statement)[0]?.statements).toHaveLength(1);
});

test("a statement says which locals it reads, changes and writes", () => {
  const place = { file: 0, row: 0, column: 0 };
  const key = { kind: "local", local: 3 } as const;
  const value = { kind: "string", index: 0 } as const;
  expect(localsOf({ ...place, kind: "ObjectInsert", key, value, object: 4 })).toEqual({
    reads: [3],
    changes: [4],
    writes: [],
  });
  expect(localsOf({ ...place, kind: "Call", function: "f", arguments: [key, value], result: 5 })).toEqual({
    reads: [3],
    changes: [],
    writes: [5],
  });
  expect(localsOf({ ...place, kind: "CallDynamic", path: [key], arguments: [0, 1], result: 5 })).toEqual({
    reads: [0, 1, 3],
    changes: [],
    writes: [5],
  });
});
