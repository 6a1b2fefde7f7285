// What the interpreter charges, to the step and to the byte: one step less, or one byte, and the evaluation ends.
import {
  type Operand,
  type Plan,
  type PlanFunction,
  parseJson,
  type Statement,
  type StatementBody,
} from "@palisade/language";
import { EvaluationError, loadInterpreter } from "@palisade/runtime";
import { describe, expect, test } from "vitest";

/** Weighs a step, 256 bytes. */
const long = "x".repeat(224);
const longer = `${"x".repeat(256)}y`;
const strings = [
  "f",
  "g0",
  "k",
  long,
  longer,
  `${"x".repeat(256)}z`,
  "x".repeat(255),
  "x".repeat(480),
  "é€😀",
];
const at = { file: 0, row: 7, column: 3 };
const block = (...bodies: StatementBody[]) => ({
  statements: bodies.map((body): Statement => ({ ...at, ...body })),
});
const local = (number: number): Operand => ({ kind: "local", local: number });
const text = (value: string): Operand => ({ kind: "string", index: strings.indexOf(value) });
const truth = (value: boolean): Operand => ({ kind: "boolean", value });
const result = (value: number): StatementBody => ({ kind: "ResultSetAdd", value });
const array = (target: number): StatementBody => ({ kind: "MakeArray", capacity: 0, target });
const object = (target: number): StatementBody => ({ kind: "MakeObject", target });
const set = (target: number): StatementBody => ({ kind: "MakeSet", target });
const put = (key: Operand, value: Operand): StatementBody => ({
  kind: "ObjectInsert",
  key,
  value,
  object: 2,
});
const putOnce = (key: Operand, value: Operand): StatementBody => ({
  kind: "ObjectInsertOnce",
  key,
  value,
  object: 2,
});
const append = (value: Operand, to = 2): StatementBody => ({ kind: "ArrayAppend", value, array: to });
const add = (value: Operand): StatementBody => ({ kind: "SetAdd", value, set: 2 });
const equal = (left: Operand, right: Operand): StatementBody => ({ kind: "Equal", left, right });
const not = (body: StatementBody): StatementBody => ({ kind: "Not", block: block(body) });
const dot = (key: Operand): StatementBody => ({ kind: "Dot", source: local(0), key, target: 3 });
const integer = (value: number, target: number): StatementBody => ({ kind: "MakeNumberInt", value, target });
const call = (name: string, target: number, ...values: Operand[]): StatementBody => ({
  kind: "Call",
  function: name,
  arguments: values,
  result: target,
});
const replace = (path: readonly number[], ...bodies: StatementBody[]): StatementBody => ({
  kind: "With",
  local: 0,
  path,
  value: truth(true),
  block: block(...bodies),
});
const dynamic: StatementBody = {
  kind: "CallDynamic",
  path: [text("g0"), text(long)],
  arguments: [0, 1],
  result: 5,
};

const functions: readonly PlanFunction[] = [
  {
    name: "f",
    path: ["g0", long],
    parameters: [0, 1],
    result: 2,
    blocks: [block(integer(1, 2)), block({ kind: "ReturnLocal", source: 2 })],
  },
];

function planOf(bodies: readonly StatementBody[]): Plan {
  const any = { type: "any" } as const;
  const builtin = (name: string, count: number) => ({
    name,
    declaration: { type: "function", args: new Array<typeof any>(count).fill(any), result: any } as const,
  });
  return {
    static: {
      strings,
      files: ["p.rego"],
      builtins: [builtin("count", 1), builtin("concat", 2), builtin("upper", 1), builtin("same", 1)],
    },
    plans: [{ name: "eval", blocks: [block(...bodies)] }],
    functions,
  };
}

/** The least steps, or bytes, that are enough; one less ends at a statement, by its limit. */
function least(bodies: readonly StatementBody[], input: string, limit: "steps" | "memory"): number {
  const engine = loadInterpreter(planOf(bodies), { functions: { same: (value) => value } });
  const value = parseJson(input);
  const failure = (count: number): unknown => {
    try {
      engine.evaluate("eval", value, parseJson("{}"), { [limit]: count });
      return undefined;
    } catch (error) {
      return error;
    }
  };
  let [low, high] = [0, 1_000_000];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (failure(middle) === undefined) high = middle;
    else low = middle + 1;
  }
  if (low === 0) return 0;
  expect(failure(low - 1)).toBeInstanceOf(EvaluationError);
  expect(failure(low - 1)).toMatchObject({
    code: "eval_cancel_error",
    message: `evaluation exceeded its ${limit === "steps" ? "step" : "memory"} limit`,
    location: "p.rego:7:3",
  });
  return low;
}

const scan = (source: number): StatementBody => ({ kind: "Scan", source, key: 8, value: 9, block: block() });
const list = (count: number): string => JSON.stringify(Array.from({ length: count }, (_, index) => index));
const table = (count: number): string =>
  JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, index])));

const charges: Record<string, [steps: number, memory: number, input: string, ...StatementBody[]]> = {
  "a statement": [1, 0, "1", { kind: "Nop" }],
  "two statements": [2, 0, "1", integer(1, 2), { kind: "Nop" }],
  "an empty array": [1, 32, "1", array(2)],
  "an array that grows": [3, 96, "1", array(2), append(truth(true)), append(truth(false))],
  "an array that takes a long text": [2, 288, "1", array(2), append(text(long))],
  "an array that takes another twice": [3, 608, list(8), array(2), append(local(0)), append(local(0))],
  "arrays that are shared: each weighs as often as it is there": [
    6,
    13024,
    list(100),
    array(2),
    append(local(0)),
    append(local(0)),
    array(3),
    append(local(2), 3),
    append(local(2), 3),
  ],
  "an object": [2, 97, "1", object(2), put(text("k"), truth(true))],
  "a long key": [3, 320, "1", object(2), put(text(long), truth(true))],
  "a key that is replaced": [
    4,
    737,
    list(20),
    object(2),
    put(text("k"), local(0)),
    put(text("k"), truth(true)),
    put(text("k"), local(0)),
  ],
  "a key that is put once": [4, 320, "1", object(2), putOnce(text(long), truth(true))],
  "a key that is put once again": [
    6,
    320,
    "1",
    object(2),
    putOnce(text(long), truth(true)),
    putOnce(text(long), truth(true)),
  ],
  "a key that is put once again, with a large value": [
    3,
    1377,
    list(40),
    object(2),
    putOnce(text("k"), local(0)),
    putOnce(text("k"), local(0)),
  ],
  "a set": [3, 288, "1", set(2), add(text(long))],
  "a set that has the member": [5, 288, "1", set(2), add(text(long)), add(text(long))],
  "a set of lists": [8, 1376, list(40), set(2), add(local(0)), add(truth(true))],
  "texts that are the same": [1, 0, "1", equal(text(longer), text(longer))],
  "long texts that differ": [4, 289, "1", not(equal(text(longer), text(strings[5] as string)))],
  "long texts, one of them short enough": [2, 0, "1", not(equal(text(longer), text("x".repeat(255))))],
  "lists that are compared": [
    7,
    288,
    "[[0,1,2,3,4,5,6,7],[0,1,2,3,4,5,6,8]]",
    integer(0, 2),
    integer(1, 3),
    { kind: "Dot", source: local(0), key: local(2), target: 4 },
    { kind: "Dot", source: local(0), key: local(3), target: 5 },
    { kind: "NotEqual", left: local(4), right: local(5) },
  ],
  "a list that is compared with a number": [
    2,
    0,
    list(40),
    integer(0, 2),
    { kind: "NotEqual", left: local(0), right: local(2) },
  ],
  "the same list": [1, 0, list(40), equal(local(0), local(0))],
  "a value that is assigned twice": [
    2,
    0,
    list(40),
    { kind: "AssignVarOnce", source: local(0), target: 4 },
    { kind: "AssignVarOnce", source: local(0), target: 4 },
  ],
  "looking up a text": [2, 0, "{}", not(dot(text(long)))],
  "looking up a list": [3, 288, list(8), not(dot(local(0)))],
  "the length of a text": [3, 512, "1", { kind: "Len", source: text("x".repeat(480)), target: 3 }],
  "the length of a list": [1, 0, list(40), { kind: "Len", source: local(0), target: 3 }],
  "a result": [6, 1312, list(40), result(0)],
  "a merge": [
    8,
    1427,
    table(20),
    object(2),
    put(text("k"), truth(true)),
    { kind: "ObjectMerge", a: 0, b: 2, target: 3 },
  ],
  "a merge with nothing": [6, 1362, table(20), { kind: "ObjectMerge", a: 0, b: 9, target: 3 }],
  "a merge of nothing": [1, 0, "1", { kind: "ObjectMerge", a: 8, b: 9, target: 3 }],
  "a scan of nothing": [1, 0, "[]", scan(0)],
  "a scan of what is undefined": [1, 0, "[]", scan(9)],
  "a scan of fifteen": [16, 0, list(15), scan(0)],
  "a scan of sixteen": [18, 0, list(16), scan(0)],
  "a scan of a table": [36, 0, table(33), scan(0)],
  "a scan of a text": [15, 0, JSON.stringify(long), scan(0)],
  "replacing a document": [2, 0, table(20), replace([], { kind: "Nop" })],
  "replacing a key": [22, 640, table(20), replace([2], { kind: "Nop" })],
  "replacing a key in what is none": [2, 0, list(20), replace([2], { kind: "Nop" })],
  "replacing a key of a key": [
    6,
    128,
    JSON.stringify({ k: { f: 1, a: 2 }, b: 3 }),
    replace([2, 0], { kind: "Nop" }),
  ],
  "a call": [3, 0, "1", call("f", 3, local(0), local(1))],
  "a call whose answer is known": [
    4,
    0,
    "1",
    call("f", 3, local(0), local(1)),
    call("f", 4, local(0), local(1)),
  ],
  "a call that is forgotten": [
    8,
    0,
    "1",
    call("f", 3, local(0), local(1)),
    replace([], call("f", 3, local(0), local(1))),
    call("f", 3, local(0), local(1)),
  ],
  "a call by a long path": [4, 256, "1", dynamic],
  "a built-in": [33, 96, list(2), call("count", 3, local(0))],
  "a built-in of much": [8017, 32032, list(1000), call("count", 3, local(0))],
  "a built-in that gives much": [99, 514, JSON.stringify(longer), call("upper", 3, local(0))],
  "a function of the host's that gives a text": [28, 514, JSON.stringify(longer), call("same", 3, local(0))],
  "a function of the host's that gives a number": [11, 32, "1", call("same", 3, local(0))],
  "a function of the host's that gives a long integer": [30, 334, "1".repeat(300), call("same", 3, local(0))],
  "a function of the host's that gives a list": [17, 128, list(3), call("same", 3, local(0))],
  "a function of the host's that gives a table": [23, 230, table(3), call("same", 3, local(0))],
  "a function of the host's that is given two texts": [
    44,
    448,
    "1",
    call("same", 3, text(long), text(longer)),
  ],
  "a built-in of nothing": [2, 0, "1", not(call("count", 3, local(9)))],
};

describe("the interpreter charges for", () => {
  test.each(Object.entries(charges))("%s", (_, [steps, memory, input, ...bodies]) => {
    expect([least(bodies, input, "steps"), least(bodies, input, "memory")]).toEqual([steps, memory]);
  });
});
