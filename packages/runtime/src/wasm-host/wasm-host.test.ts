// Values into modules and out of them, what aborts say, and modules that are not ours.
import { generateWasm } from "@palisade/compiler";
import {
  extensionExports,
  numberFromText,
  type Plan,
  RegoObject,
  RegoSet,
  regoText,
  type Statement,
  type StatementBody,
  type Value,
} from "@palisade/language";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readModule } from "../../../compiler/src/wasm/encode/read-module.js";
import { writeModule } from "../../../compiler/src/wasm/encode/write-module.js";
import { EvaluationError } from "../evaluation-error.js";
import { abortError } from "./abort-error.js";
import { loadWasmEngine } from "./load-wasm-engine.js";
import { ModuleMemory } from "./module-memory.js";
import { parseValueText } from "./parse-value-text.js";
import { valueText } from "./value-text.js";

const heavy = 1_000_000;
const noData = new RegoObject();

function entrypointPlan(bodies: readonly StatementBody[], builtins: readonly string[] = []): Plan {
  const statements = bodies.map(
    (body, index) => ({ ...body, file: 0, row: index + 1, column: 1 }) as Statement,
  );
  const declaration = { type: "function", args: [], result: { type: "any" } } as const;
  return {
    static: {
      strings: ["message"],
      files: ["a.rego"],
      builtins: builtins.map((name) => ({ name, declaration })),
    },
    plans: [{ name: "eval", blocks: [{ statements }] }],
    functions: [],
  };
}

/** Gives its input back. */
const identity = generateWasm(entrypointPlan([{ kind: "ResultSetAdd", value: 0 }]));

/** As a module of another compiler: the ABI and nothing beyond it. */
function withoutExtensions(wasm: Uint8Array): Uint8Array {
  const module = readModule(wasm);
  const extensions = new Set<string>(Object.values(extensionExports));
  return writeModule({ ...module, exports: module.exports.filter(({ name }) => !extensions.has(name)) });
}

const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.bigInt(-(2n ** 70n), 2n ** 70n).map((number) => numberFromText(String(number))),
  fc.constantFrom("0.1", "1e400", "-2.50", "1e-7", "9007199254740993").map(numberFromText),
  fc.string({ unit: "grapheme" }),
);
const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie("value"), { maxLength: 12 }),
    fc.array(tie("value"), { maxLength: 12 }).map((items) => RegoSet.from(items)),
    fc.array(fc.tuple(tie("value"), tie("value")), { maxLength: 12 }).map((items) => RegoObject.from(items)),
  ),
}));

describe("values", () => {
  test("come back from a module as they went in", async () => {
    const engine = await loadWasmEngine(identity);
    fc.assert(
      fc.property(value, (input) => {
        expect(engine.evaluate("eval", input, noData).map(regoText)).toEqual([regoText(input)]);
      }),
    );
  });

  test("come back from another's module, too", async () => {
    const engine = await loadWasmEngine(withoutExtensions(identity));
    fc.assert(
      fc.property(value, (input) => {
        expect(engine.evaluate("eval", input, noData).map(regoText)).toEqual([regoText(input)]);
      }),
    );
  });

  test("come back from their text", () => {
    fc.assert(
      fc.property(value, (given) => {
        expect(regoText(parseValueText(valueText(given), heavy).value)).toBe(regoText(given));
      }),
    );
  });

  test.each(["", "{", "[1", "{1,", "set(", "{1:2", '"\\x"', "tru", "1 2", "[".repeat(2000)])(
    "the text %j is none of a value",
    (text) => {
      expect(() => parseValueText(text, heavy)).toThrow(EvaluationError);
    },
  );
});

test("a long text has to be UTF-8, and lie in memory", () => {
  const memory = new ModuleMemory({ buffer: new ArrayBuffer(8 * 1024 * 1024) });
  memory.bytes.fill(0xff, 0, 6 * 1024 * 1024);
  expect(memory.text(0, 3)).toBe("\udcff".repeat(3));
  expect(() => memory.text(0, 5 * 1024 * 1024)).toThrow("a long text of the module is no UTF-8");
  expect(memory.text(7 * 1024 * 1024, 4)).toBe("\0".repeat(4));
  expect(() => memory.text(8 * 1024 * 1024 - 2, 4)).toThrow("the module has no text at address 8388606");
});

describe("aborts", () => {
  test.each([
    ["a.rego:3:1: eval_conflict_error: no: two", "eval_conflict_error", "a.rego:3:1", "no: two"],
    ["eval_cancel_error: step limit exceeded", "eval_cancel_error", undefined, "step limit exceeded"],
    [
      "dir/a b.rego:3:14: var assignment conflict",
      "eval_conflict_error",
      "dir/a b.rego:3:14",
      "complete rules must not produce multiple outputs",
    ],
    ["a.rego:1:2: object insert conflict", "eval_conflict_error", "a.rego:1:2", "object keys must be unique"],
    ["opa_malloc: failed", "eval_cancel_error", undefined, "memory limit exceeded"],
    ["something else", "eval_internal_error", undefined, "something else"],
  ])("%s", (text, code, location, message) => {
    expect(abortError(text)).toMatchObject({ code, location, message });
  });
});

describe("another's module", () => {
  const loop: StatementBody = {
    kind: "Scan",
    source: 0,
    key: 4,
    value: 5,
    block: {
      statements: [
        { kind: "ArrayAppend", value: { kind: "local", local: 5 }, array: 3, file: 0, row: 1, column: 1 },
      ],
    },
  };
  const copies = entrypointPlan([
    { kind: "MakeArray", capacity: 0, target: 3 },
    loop,
    { kind: "ResultSetAdd", value: 3 },
  ]);

  test("has its memory limited by the host", async () => {
    const engine = await loadWasmEngine(withoutExtensions(generateWasm(copies)));
    const large: Value = Array.from({ length: 100_000 }, (_, index) => index);
    const run = (memory: number): number => engine.evaluate("eval", large, noData, { memory }).length;
    expect(() => run(300_000)).toThrow(expect.objectContaining({ code: "eval_cancel_error" }) as Error);
    expect(run(64_000_000)).toBe(1);
  });

  test("calls built-ins by the ids it gives", async () => {
    const plan = entrypointPlan(
      [
        { kind: "Call", function: "time.now_ns", arguments: [], result: 3 },
        { kind: "ResultSetAdd", value: 3 },
      ],
      ["time.clock", "time.now_ns"],
    );
    const engine = await loadWasmEngine(withoutExtensions(generateWasm(plan)));
    expect(engine.evaluate("eval", undefined, noData, { now: 2n ** 60n })).toEqual([2n ** 60n]);
  });
});
