// Every built-in pays for what it goes through: large operands cost steps, whatever is done with them.
import { compile } from "@palisade/compiler";
import { type Builtin, builtins, RegoObject, RegoSet, type Type, type Value } from "@palisade/language";
import { EvaluationError, loadPolicy } from "@palisade/runtime";
import { describe, expect, test } from "vitest";

/** So many bytes, or a twelfth as many members, may be gone through for a step. */
const bytesPerStep = 2048;
const size = 400_000;

/** Answers that do not look at the whole of their operands, with the reason. */
const constantTime: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ["null", "boolean", "number", "string", "array", "object", "set"].map((kind) => [
      `is_${kind}`,
      "looks at the tag",
    ]),
  ),
  type_name: "looks at the tag",
  cast_array: "an array is its own answer",
  cast_boolean: "looks at the tag",
  cast_null: "looks at the tag",
  cast_object: "an object is its own answer",
  cast_set: "a set is its own answer",
  cast_string: "looks at the tag",
  count: "of a collection it knows the size",
  startswith: "a short beginning is compared with the beginning only",
  endswith: "a short end is compared with the end only",
  trim: "stops at the first character that stays",
  trim_left: "stops at the first character that stays",
  trim_right: "stops at the first character that stays",
  trim_prefix: "a short beginning is compared with the beginning only",
  trim_suffix: "a short end is compared with the end only",
  trim_space: "stops at the first character that stays",
  substring: "goes to the end of the part only",
  "array.slice": "copies the part only",
  "object.get": "looks one key up",
  "internal.member_2": "looks one member up, of a set",
  "internal.member_3": "looks one key up",
  "object.subset": "stops at the first member that is missing",
  and: "goes through the smaller set only",
  assign: "the compiler rewrites it",
  eq: "the compiler rewrites it",
  ...Object.fromEntries(
    ["equal", "neq", "lt", "lte", "gt", "gte"].map((name) => [name, "stops at the first difference"]),
  ),
  "internal.print": "the compiler makes it of `print`",
  "internal.template_string": "the compiler makes it of template strings, which are measured themselves",
  "internal.test_case": "test runners put it into tests",
  print: "the compiler rewrites it",
  to_number: "of a number is the number",
  round: "of a long fraction looks at its beginning only",
};

const large: Readonly<Record<string, () => Value>> = {
  string: () => "a1 ".repeat(size / 3),
  number: () => BigInt("7".repeat(20_000)),
  array: () => Array.from({ length: size / 12 }, (_, index) => `m${index}`),
  set: () => RegoSet.from(Array.from({ length: size / 12 }, (_, index) => `m${index}`)),
  object: () => RegoObject.from(Array.from({ length: size / 12 }, (_, index) => [`m${index}`, `v${index}`])),
};
const small: Readonly<Record<string, Value>> = {
  string: "x",
  number: 2,
  boolean: true,
  null: null,
  array: ["x"],
  set: RegoSet.from(["x"]),
  object: RegoObject.from([["x", "y"]]),
};

function kindsOf(type: Type): readonly string[] {
  if (type.type !== "any") return [type.type];
  return type.of === undefined ? ["string", "array", "set", "object"] : type.of.flatMap(kindsOf);
}

type Call = { readonly label: string; readonly kind: string; readonly values: readonly Value[] };

/** One call for each operand and each kind that it may have. */
function callsOf({ parameters }: Builtin): readonly Call[] {
  const types = Object.values(parameters);
  return types.flatMap((type, position) =>
    kindsOf(type)
      .filter((kind) => kind in large)
      .map((kind) => ({
        label: `operand ${position + 1}, a large ${kind}`,
        kind,
        values: types.map((other, index) =>
          index === position ? (large[kind]?.() as Value) : (small[kindsOf(other)[0] ?? "null"] as Value),
        ),
      })),
  );
}

const measured = [...builtins.values()].filter(
  ({ name, needs, parameters }) =>
    needs === undefined &&
    !(name in constantTime) &&
    Object.keys(parameters).length > 0 &&
    name !== "rego.parse_module",
);

/** Whether the call takes so many steps: operands lie in the data, which are loaded for nothing. */
async function takes(builtin: Builtin, { values }: Call, steps: number, engine: string): Promise<boolean> {
  const operands = values.map((_, index) => `data.x${index}`).join(", ");
  const text = `package p\nr if ${builtin.relation === true ? `${builtin.name}(${operands}, _)` : `x := ${builtin.name}(${operands})\n`}`;
  const source =
    builtin.relation === true
      ? text
      : `package p\nr if {\n\tx := ${builtin.name}(${operands})\n\tx != data.nothing\n}`;
  const { wasm, plan, diagnostics } = compile([{ file: "p.rego", text: source }], { entrypoints: ["p/r"] });
  if (wasm === undefined || plan === undefined)
    throw new Error(`${builtin.name}: ${diagnostics[0]?.message}`);
  const data = RegoObject.from(values.map((value, index): [Value, Value] => [`x${index}`, value]));
  const policy = await loadPolicy(engine === "wasm" ? { wasm, data } : { plan, data }, { seed: 1 });
  try {
    policy.evaluateValue("p/r", undefined, { steps });
    return false;
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return error.code === "eval_cancel_error";
  }
}

describe.each(["wasm", "interpreter"])("%s charges for large operands", (engine) => {
  test.each(measured.map((builtin) => [builtin.name, builtin] as const))("%s", async (_, builtin) => {
    const free: string[] = [];
    for (const call of callsOf(builtin)) {
      const bytes = call.kind === "number" ? 20_000 : size;
      if (!(await takes(builtin, call, Math.floor(bytes / bytesPerStep), engine))) free.push(call.label);
    }
    expect(free).toEqual([]);
  });
});

test("what is said to take constant time is a built-in", () => {
  expect(Object.keys(constantTime).filter((name) => !builtins.has(name))).toEqual([]);
});
