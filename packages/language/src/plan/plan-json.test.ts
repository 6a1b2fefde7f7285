import { PlanError, readPlan, writePlan } from "@palisade/language";
import { describe, expect, test } from "vitest";

const at = { file: 0, col: 3, row: 7 };
const local = (value: number) => ({ type: "local", value });

/** Every sort of field once, in OPA's own shape. */
const document = {
  static: {
    strings: [{ value: "x" }, { value: "1.50" }],
    builtin_funcs: [{ name: "f", decl: { type: "function", args: [{ type: "any", description: "kept" }] } }],
    files: [{ value: "a.rego" }],
  },
  plans: {
    plans: [
      {
        name: "eval",
        blocks: [
          {
            stmts: [
              { type: "MakeNumberRefStmt", stmt: { Index: 1, target: 2, ...at } },
              {
                type: "MakeNumberRefStmt",
                stmt: { Index: 1, index: 1, target: 2, ...at, end_row: 7, end_col: 9 },
              },
              { type: "CallStmt", stmt: { func: "f", args: null, result: 3, ...at } },
              {
                type: "CallDynamicStmt",
                stmt: {
                  args: [0, 1],
                  path: [local(2), { type: "string_index", value: 0 }],
                  result: 3,
                  ...at,
                },
              },
              { type: "NotEqualStmt", stmt: { a: local(2), b: { type: "bool", value: false }, ...at } },
              {
                type: "WithStmt",
                stmt: {
                  local: 0,
                  path: [0],
                  value: local(2),
                  block: {
                    stmts: [
                      {
                        type: "BlockStmt",
                        stmt: {
                          blocks: [{ stmts: [{ type: "BreakStmt", stmt: { index: 1, ...at } }] }],
                          ...at,
                        },
                      },
                    ],
                  },
                  ...at,
                },
              },
            ],
          },
        ],
      },
    ],
  },
  funcs: {
    funcs: [
      { name: "g0.data.p", params: [0, 1], return: 2, blocks: [{ stmts: [] }], path: ["g0", "p"] },
      { name: "g0.data.q", params: [0, 1, 3], return: 2, blocks: [] },
    ],
  },
};

test("a plan is written back as it was read", () => {
  expect(JSON.parse(writePlan(readPlan(JSON.stringify(document))))).toEqual(document);
});

test("a plan without functions has null in their place", () => {
  const plan = { static: {}, plans: { plans: [] }, funcs: { funcs: null } };
  expect(JSON.parse(writePlan(readPlan(plan)))).toEqual(plan);
});

test("the newer spelling of a number's index is read alone, too", () => {
  const stmts = [{ type: "MakeNumberRefStmt", stmt: { index: 4, target: 2 } }];
  const plan = readPlan({ plans: { plans: [{ name: "p", blocks: [{ stmts }] }] } });
  expect(plan.plans[0]?.blocks[0]?.statements[0]).toEqual({
    kind: "MakeNumberRef",
    index: 4,
    target: 2,
    file: 0,
    row: 0,
    column: 0,
  });
});

describe("a malformed plan is one error that names the place", () => {
  const entrypoint = (...stmts: unknown[]) => ({ plans: { plans: [{ name: "p", blocks: [{ stmts }] }] } });
  const within = "plans.plans[0].blocks[0].stmts[0]";
  test.each<[unknown, string, string]>([
    ["{", "not JSON", ""],
    ["[]", "expected an object", ""],
    [{ plans: { plans: {} } }, "expected a list", "plans.plans"],
    [{ plans: { plans: [{ name: 1 }] } }, "expected a string", "plans.plans[0].name"],
    [{ static: { strings: ["x"] } }, "expected an object", "static.strings[0]"],
    [entrypoint({ type: "JumpStmt", stmt: {} }), "unknown statement `JumpStmt`", within],
    [entrypoint({ type: "__proto__Stmt", stmt: {} }), "unknown statement `__proto__Stmt`", within],
    [
      entrypoint({ type: "MakeSetStmt", stmt: { target: -1 } }),
      "expected an integer from 0 on",
      `${within}.stmt.target`,
    ],
    [
      entrypoint({ type: "AssignIntStmt", stmt: { value: 2 ** 60, target: 1 } }),
      "expected an integer",
      `${within}.stmt.value`,
    ],
    [
      entrypoint({ type: "LenStmt", stmt: { source: { type: "float", value: 1 } } }),
      "unknown operand `float`",
      `${within}.stmt.source`,
    ],
    [entrypoint({ type: "NotStmt", stmt: {} }), "expected an object", `${within}.stmt.block`],
  ])("%j", (plan, message, place) => {
    expect(() => readPlan(plan as object)).toThrow(expect.objectContaining({ name: "PlanError", place }));
    expect(() => readPlan(plan as object)).toThrow(message);
  });

  test("blocks nested too deeply", () => {
    let block: unknown = { stmts: [] };
    for (let depth = 0; depth < 1200; depth++) block = { stmts: [{ type: "NotStmt", stmt: { block } }] };
    expect(() => readPlan({ plans: { plans: [{ name: "p", blocks: [block] }] } })).toThrow(PlanError);
  });
});
