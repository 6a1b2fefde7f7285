import { PlanError, parseJson, readPlan } from "@palisade/language";
import { EvaluationError, loadInterpreter } from "@palisade/runtime";
import fc from "fast-check";
import { expect, test } from "vitest";

const local = (value: number) => ({ type: "local", value });
const stmt = (type: string, fields: object) => ({
  type: `${type}Stmt`,
  stmt: { ...fields, file: 0, row: 1, col: 1 },
});

/** A plan that does a bit of everything, and is sound. */
const document = {
  static: {
    strings: [{ value: "x" }, { value: "1.5" }],
    builtin_funcs: [
      { name: "count", decl: { type: "function", args: [{ type: "any" }], result: { type: "number" } } },
    ],
    files: [{ value: "a.rego" }],
  },
  plans: {
    plans: [
      {
        name: "eval",
        blocks: [
          {
            stmts: [
              stmt("MakeSet", { target: 2 }),
              stmt("Scan", {
                source: 0,
                key: 3,
                value: 4,
                block: {
                  stmts: [
                    stmt("Not", { block: { stmts: [stmt("Equal", { a: local(3), b: local(4) })] } }),
                    stmt("SetAdd", { set: 2, value: local(4) }),
                    stmt("Block", { blocks: [{ stmts: [stmt("Break", { index: 1 })] }, { stmts: [] }] }),
                  ],
                },
              }),
              stmt("Call", { func: "count", args: [local(2)], result: 5 }),
              stmt("With", {
                local: 0,
                path: [0],
                value: local(5),
                block: {
                  stmts: [
                    stmt("Call", { func: "f", args: [local(0), local(1)], result: 6 }),
                    stmt("ResultSetAdd", { value: 6 }),
                  ],
                },
              }),
              stmt("CallDynamic", { path: [{ type: "string_index", value: 0 }], args: [0, 1], result: 7 }),
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
        path: ["x"],
        blocks: [
          { stmts: [stmt("MakeObject", { target: 3 }), stmt("MakeNumberRef", { Index: 1, target: 4 })] },
          {
            stmts: [
              stmt("ObjectInsertOnce", { key: local(4), value: local(0), object: 3 }),
              stmt("ObjectMerge", { a: 3, b: 1, target: 2 }),
            ],
          },
          { stmts: [stmt("ReturnLocal", { source: 2 })] },
        ],
      },
    ],
  },
};

/** Every place in the document, as the steps that lead to it. */
function places(node: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof node !== "object" || node === null) return [path];
  return [path, ...Object.entries(node).flatMap(([step, inner]) => places(inner, [...path, step]))];
}

const all = places(document).filter((path) => path.length > 0);
const replacement = fc.oneof(
  fc.constantFrom(0, 1, 2, 3, 7, -1, 1.5, 2 ** 40, "f", "x", "count", "eval", null, true, [], {}),
  fc.constantFrom(
    "LenStmt",
    "NopStmt",
    "BreakStmt",
    "ReturnLocalStmt",
    "ArrayAppendStmt",
    "bool",
    "string_index",
  ),
);

test("a mutated plan is refused, or runs, or fails with a typed error", () => {
  const mutations = fc.array(fc.tuple(fc.constantFrom(...all), replacement), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(mutations, (changes) => {
      const mutated = structuredClone(document);
      for (const [path, value] of changes) replaceAt(mutated, path, value);
      try {
        const engine = loadInterpreter(readPlan(mutated));
        const input = parseJson('{"a": 1, "b": {"c": [1, 2]}}');
        for (const name of engine.entrypoints)
          engine.evaluate(name, input, parseJson("{}"), { steps: 10_000 });
      } catch (error) {
        expect(error instanceof PlanError || error instanceof EvaluationError).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});

test("the plan itself runs", () => {
  const results = loadInterpreter(readPlan(document)).evaluate("eval", parseJson("[5, 1]"), parseJson("{}"));
  expect(results).toHaveLength(1);
});

function replaceAt(root: object, path: readonly string[], value: unknown): void {
  let node = root as Record<string, unknown>;
  for (const step of path.slice(0, -1)) {
    const inner = node[step];
    if (typeof inner !== "object" || inner === null) return;
    node = inner as Record<string, unknown>;
  }
  node[path.at(-1) as string] = value;
}
