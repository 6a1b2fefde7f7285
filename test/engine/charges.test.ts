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
  "count array": "knows its size",
  "count object": "knows its size",
  "count set": "knows its size",
  trim_left: "stops at the first character that stays",
  trim_space: "stops at the first character that stays",
  substring: "goes to the end of the part only",
  "array.slice": "copies the part only",
  "object.get": "looks one key up",
  "internal.member_2 string": "a text has no members",
  "internal.member_2 set": "looks one member up",
  "internal.member_3": "looks one key up",
  "object.subset": "stops at the first member that is missing",
  assign: "the compiler rewrites it",
  eq: "the compiler rewrites it",
  "internal.print": "the compiler makes it of `print`",
  "internal.template_string": "the compiler makes it of template strings, which are measured themselves",
  "internal.test_case": "test runners put it into tests",
  print: "the compiler rewrites it",
  "to_number number": "a number is its own answer",
  "walk string": "has nothing inside",
  "format_int number": "a base beyond 16 is refused by its length",
  "strings.split_n number": "a count beyond 64 bits is refused by its length",
};

/** Members of the kind that the type of the collection asks for. */
function members(type: Type): Value[] {
  const wanted = type.type === "array" ? type.dynamic : type.type === "set" ? type.of : undefined;
  const kind = wanted === undefined ? "string" : kindsOf(wanted)[0];
  return Array.from({ length: size / 12 }, (_, index): Value => {
    if (kind === "number") return index;
    if (kind === "object") return RegoObject.from([[`m${index}`, 1]]);
    return kind === "set" ? RegoSet.from([`m${index}`]) : `m${index}`;
  });
}

const large: Readonly<Record<string, (type: Type) => Value>> = {
  string: () => "a1 ".repeat(size / 3),
  number: () => BigInt("7".repeat(20_000)),
  array: members,
  set: (type) => RegoSet.from(members(type)),
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

type Call = {
  readonly label: string;
  readonly kind: string;
  readonly variants: readonly (readonly Value[])[];
};

/** One call for each operand and each kind that it may have, the others small, and another with all of them large. */
function callsOf({ name, parameters }: Builtin): readonly Call[] {
  const types = Object.values(parameters);
  return types.flatMap((type, position) =>
    kindsOf(type)
      .filter((kind) => kind in large && !(`${name} ${kind}` in constantTime))
      .map((kind): Call => {
        const valuesWith = (other: (type: Type, kind: string) => Value): Value[] =>
          types.map((own, index) => {
            if (index === position) return large[kind]?.(type) as Value;
            const kinds = kindsOf(own);
            return other(own, kinds.includes(kind) ? kind : (kinds[0] ?? "null"));
          });
        const few = valuesWith((_, other) => small[other] as Value);
        const many = valuesWith((own, other) =>
          other === "number" ? 2 : (large[other] ?? (() => small[other] as Value))(own),
        );
        return { label: `operand ${position + 1}, a large ${kind}`, kind, variants: [few, many] };
      }),
  );
}

const measured = [...builtins.values()].filter(
  ({ name, needs, parameters, deprecated }) =>
    needs === undefined &&
    deprecated !== true &&
    !(name in constantTime) &&
    Object.keys(parameters).length > 0 &&
    name !== "rego.parse_module",
);

/** Whether the call takes so many steps: operands lie in the data, which are loaded for nothing. */
async function takes(
  builtin: Builtin,
  values: readonly Value[],
  steps: number,
  engine: string,
): Promise<boolean> {
  const operands = values.map((_, index) => `data.x${index}`).join(", ");
  const call =
    builtin.relation === true ? `${builtin.name}(${operands}, _)` : `x := ${builtin.name}(${operands})`;
  const source = `package p\nr if {\n\t${call}\n\tdata.nothing\n}`;
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
      const steps = Math.floor(bytes / bytesPerStep);
      const [few = [], many = []] = call.variants;
      if (await takes(builtin, few, steps, engine)) continue;
      if (!(await takes(builtin, many, steps, engine))) free.push(call.label);
    }
    expect(free).toEqual([]);
  });
});

test("what is said to take constant time is a built-in", () => {
  const names = Object.keys(constantTime).map((name) => name.split(" ")[0] as string);
  expect(names.filter((name) => !builtins.has(name))).toEqual([]);
});
