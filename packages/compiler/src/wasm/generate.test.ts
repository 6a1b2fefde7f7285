// Plans that are wrong or too large are refused with a typed error; the rest gives the same bytes every time.
import type { Block, Plan, PlanFunction, Statement, StatementBody } from "@palisade/language";
import { describe, expect, test } from "vitest";
import { GenerateError } from "../analysis/generate-error.js";
import { generateWasm } from "./generate.js";

/** TypeScript declares it for browsers only. */
const { WebAssembly: webAssembly } = globalThis as unknown as {
  WebAssembly: { validate(bytes: Uint8Array): boolean };
};

const block = (...bodies: readonly StatementBody[]): Block => ({
  statements: bodies.map((body, index) => ({ ...body, file: 0, row: index + 1, column: 1 }) as Statement),
});

const rule = (blocks: readonly Block[], name = "rule"): PlanFunction => ({
  name,
  parameters: [0, 1],
  result: 2,
  blocks,
});

const plan = (functions: readonly PlanFunction[], more: Partial<Plan["static"]> = {}): Plan => ({
  static: { strings: ["text"], builtins: [], files: ["a.rego"], ...more },
  plans: [{ name: "eval", blocks: [] }],
  functions,
});

const call = (name: string, count: number): StatementBody => ({
  kind: "Call",
  function: name,
  arguments: Array.from({ length: count }, () => ({ kind: "boolean", value: true }) as const),
  result: 3,
});

type Nest = (block: Block) => StatementBody;
const nests: Readonly<Record<string, Nest>> = {
  blocks: (inner) => ({ kind: "Block", blocks: [inner] }),
  negations: (inner) => ({ kind: "Not", block: inner }),
  loops: (inner) => ({ kind: "Scan", source: 0, key: 3, value: 4, block: inner }),
  replacements: (inner) => ({
    kind: "With",
    local: 0,
    path: [0],
    value: { kind: "boolean", value: true },
    block: inner,
  }),
};

function nested(depth: number, nest: Nest = nests["blocks"] as Nest): Block {
  let inner = block({ kind: "Nop" });
  for (let level = 0; level < depth; level++) inner = block(nest(inner));
  return inner;
}

const declaration = { type: "function", args: [], result: { type: "any" } } as const;
const manyLocals = block(
  ...Array.from({ length: 50_001 }, (_, index): StatementBody => ({ kind: "ResetLocal", target: index + 3 })),
);

const refused: Record<string, [Plan, string, string?]> = {
  "a call of nothing": [plan([rule([block(call("nothing", 0))])]), "invalid-plan", "a.rego:1:1"],
  "a call with another number of arguments": [
    plan([rule([block(call("rule", 3))])]),
    "invalid-plan",
    "a.rego:1:1",
  ],
  "a host built-in of five arguments": [
    plan([rule([block(call("five", 5))])], { builtins: [{ name: "five", declaration }] }),
    "too-many-arguments",
    "a.rego:1:1",
  ],
  "a break out of the function": [plan([rule([block({ kind: "Break", index: 1 })])]), "invalid-plan"],
  "two functions of one name": [plan([rule([]), rule([])]), "invalid-plan"],
  "a string that is not there": [
    plan([
      rule([
        block({ kind: "Equal", left: { kind: "string", index: 7 }, right: { kind: "local", local: 1 } }),
      ]),
    ]),
    "invalid-plan",
  ],
  "a number that is none": [
    plan([rule([block({ kind: "MakeNumberRef", index: 0, target: 2 })])]),
    "invalid-plan",
  ],
  "blocks that nest too deeply": [plan([rule([nested(1001)])]), "too-large"],
  "blocks that nest far too deeply": [plan([rule([nested(100_000)])]), "too-large"],
  "more locals than engines take": [plan([rule([manyLocals])]), "too-large"],
};

const manyBlocks = Array.from({ length: 60_000 }, (_, index) =>
  block({ kind: "ResetLocal", target: index + 3 }),
);

describe("refused", () => {
  test.each(Object.entries(refused))("%s", (_, [wrong, code, location]) => {
    let error: unknown;
    try {
      generateWasm(wrong);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(GenerateError);
    expect(error).toMatchObject({ code, location });
  });
});

describe("accepted", () => {
  const fine: Record<string, Plan> = {
    "an empty plan": { ...plan([]), plans: [] },
    "a plan without functions": plan([]),
    ...Object.fromEntries(
      Object.entries(nests).map(([name, nest]) => [
        `${name} that nest deeply`,
        plan([rule([nested(998, nest)])]),
      ]),
    ),
    "many functions": plan(Array.from({ length: 2000 }, (_, index) => rule([nested(1)], `rule ${index}`))),
    "rules with more locals than engines take, but each with few": plan([rule(manyBlocks)]),
    "a long name": plan([rule([], "x".repeat(100_000))]),
  };

  test.each(Object.entries(fine))("%s", (_, accepted) => {
    const wasm = generateWasm(accepted);
    expect(webAssembly.validate(wasm)).toBe(true);
    expect(generateWasm(accepted)).toEqual(wasm);
  });
});

test("a small policy stays small", () => {
  expect(generateWasm(plan([rule([])])).length).toBeLessThan(24_000);
});
