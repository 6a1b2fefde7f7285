import { type Plan, printPlan, type Statement, type StatementBody, validatePlan } from "@palisade/language";
import { expect, test } from "vitest";

const place = { file: 0, row: 1, column: 1 };
const at = (body: StatementBody): Statement => ({ ...place, ...body });
const block = (...bodies: StatementBody[]) => ({ statements: bodies.map(at) });

function planOf(entrypoint: readonly StatementBody[], inFunction: readonly StatementBody[] = []): Plan {
  return {
    static: {
      strings: ["x"],
      builtins: [
        {
          name: "count",
          declaration: { type: "function", args: [{ type: "any" }], result: { type: "number" } },
        },
      ],
      files: ["a.rego"],
    },
    plans: [{ name: "a/p", blocks: [block(...entrypoint)] }],
    functions: [{ name: "f", parameters: [0, 1], result: 2, blocks: [block(...inFunction)] }],
  };
}

const sound: StatementBody[] = [
  {
    kind: "Call",
    function: "f",
    arguments: [
      { kind: "local", local: 0 },
      { kind: "local", local: 1 },
    ],
    result: 2,
  },
  { kind: "Call", function: "count", arguments: [{ kind: "string", index: 0 }], result: 3 },
  { kind: "Scan", source: 2, key: 4, value: 5, block: block({ kind: "Break", index: 1 }) },
  { kind: "Block", blocks: [block({ kind: "Break", index: 1 })] },
  {
    kind: "With",
    local: 0,
    path: [0],
    value: { kind: "boolean", value: true },
    block: block({ kind: "Nop" }),
  },
  { kind: "ResultSetAdd", value: 3 },
];

test("a sound plan has no problems", () => {
  expect(validatePlan(planOf(sound, [{ kind: "ReturnLocal", source: 2 }]))).toEqual([]);
});

test.each<[string, Plan, string]>([
  [
    "a text that is not there",
    planOf([{ kind: "MakeNumberRef", index: 1, target: 2 }]),
    "no string 1 at `plans.plans[0].blocks[0].stmts[0].stmt.Index`",
  ],
  [
    "a call of nothing",
    planOf([{ kind: "Call", function: "g", arguments: [], result: 2 }]),
    "no function `g`",
  ],
  [
    "a call with too few arguments",
    planOf([{ kind: "Call", function: "f", arguments: [], result: 2 }]),
    "takes 2 arguments, not 0",
  ],
  ["a jump out of everything", planOf([{ kind: "Break", index: 1 }]), "no 1 blocks around it"],
  [
    "a jump out of a function",
    planOf([], [{ kind: "Not", block: block({ kind: "Break", index: 2 }) }]),
    "no 2 blocks around it",
  ],
  [
    "a result of a function",
    planOf([], [{ kind: "ResultSetAdd", value: 2 }]),
    "only entrypoints add results at `funcs.funcs[0]",
  ],
  ["a return from an entrypoint", planOf([{ kind: "ReturnLocal", source: 2 }]), "only functions return"],
  ["a local beyond all tables", planOf([{ kind: "MakeSet", target: 2 ** 40 }]), "is beyond"],
])("%s", (_, plan, message) => {
  const problems = validatePlan(plan);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.message).toContain(message);
});

test("a plan prints one statement a line, with its place", () => {
  expect(printPlan(planOf(sound, [{ kind: "ReturnLocal", source: 2 }]))).toMatchInlineSnapshot(`
    "plan a/p
      block
        Call function=f arguments=(%0, %1) result=%2  # a.rego:1:1
        Call function=count arguments=("x") result=%3  # a.rego:1:1
        Scan source=%2 key=%4 value=%5  # a.rego:1:1
          block
            Break index=1  # a.rego:1:1
        Block  # a.rego:1:1
          block
            Break index=1  # a.rego:1:1
        With local=%0 path=("x") value=true  # a.rego:1:1
          block
            Nop  # a.rego:1:1
        ResultSetAdd value=%3  # a.rego:1:1
    function f(%0, %1) -> %2
      block
        ReturnLocal source=%2  # a.rego:1:1
    "
  `);
});
