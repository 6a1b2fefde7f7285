// What each plan statement does when it is defined, undefined and in conflict: on every engine.
import { generateWasm } from "@palisade/compiler";
import { type Block, type Plan, parseJson, printJson, type StatementBody } from "@palisade/language";
import { EvaluationError } from "@palisade/runtime";
import { caseEngines, caseHost } from "@palisade/testkit";
import { describe, expect, test } from "vitest";
import { boolean, data, input, local, result, rulePlan, TinyPlan } from "./tiny-plan.js";

const document = parseJson('{"a": {"b": [10, 20]}, "n": 3, "s": "é€", "t": true, "empty": []}');

/** The rule's value as JSON, `undefined`, or the error's code, place and message. */
async function outcome(engineName: string, plan: Plan): Promise<string> {
  const engine = caseEngines.get(engineName);
  if (engine === undefined) throw new Error(`no engine ${engineName}`);
  const loaded = await engine.load({ plan, wasm: () => generateWasm(plan) }, caseHost);
  try {
    const results = loaded.evaluate("eval", document, parseJson('{"d": {"e": 1}}'));
    return results.length === 0 ? "undefined" : results.map(printJson).join();
  } catch (error) {
    if (error instanceof EvaluationError) return `${error.location}: ${error.code}: ${error.message}`;
    throw error;
  }
}

type Write = (tiny: TinyPlan) => readonly (readonly StatementBody[] | Block)[];

const number = (value: number, target: number): StatementBody => ({ kind: "MakeNumberInt", value, target });
const assign = (source: number): StatementBody => ({
  kind: "AssignVar",
  source: local(source),
  target: result,
});
const dot = (tiny: TinyPlan, source: number, key: string, target: number): StatementBody => ({
  kind: "Dot",
  source: local(source),
  key: tiny.text(key),
  target,
});
const yes: StatementBody = { kind: "AssignVar", source: boolean(true), target: result };

const table: Record<string, [Write, string]> = {
  "ArrayAppend keeps the order": [
    () => [
      [
        { kind: "MakeArray", capacity: 0, target: result },
        { kind: "ArrayAppend", value: boolean(true), array: result },
        { kind: "ArrayAppend", value: boolean(false), array: result },
      ],
    ],
    "[true,false]",
  ],
  "AssignInt replaces": [() => [[number(1, result), { kind: "AssignInt", value: -7, target: result }]], "-7"],
  "AssignVarOnce takes the same value twice": [
    () => [
      [
        number(1, 3),
        number(1, 4),
        { kind: "AssignVarOnce", source: local(3), target: result },
        { kind: "AssignVarOnce", source: local(4), target: result },
      ],
    ],
    "1",
  ],
  "AssignVarOnce aborts on another value": [
    () => [
      [
        { kind: "AssignVarOnce", source: boolean(true), target: result },
        { kind: "AssignVarOnce", source: boolean(false), target: result },
      ],
    ],
    "tiny.rego:2:2: eval_conflict_error: complete rules must not produce multiple outputs",
  ],
  "Block goes on after an undefined statement": [
    (tiny) => [
      [
        {
          kind: "Block",
          blocks: [
            tiny.block({ kind: "IsDefined", source: 9 }, { kind: "AssignInt", value: 1, target: result }),
            tiny.block(number(2, result)),
          ],
        },
      ],
    ],
    "2",
  ],
  "Break leaves as many blocks as it says": [
    (tiny) => [
      [
        number(0, result),
        {
          kind: "Block",
          blocks: [
            tiny.block(
              { kind: "Block", blocks: [tiny.block(number(1, result), { kind: "Break", index: 1 })] },
              number(2, result),
            ),
          ],
        },
      ],
    ],
    "1",
  ],
  "Break 0 in a scan goes on to the next entry": [
    (tiny) => [
      [
        number(0, result),
        dot(tiny, input, "a", 3),
        dot(tiny, 3, "b", 4),
        {
          kind: "Scan",
          source: 4,
          key: 5,
          value: 6,
          block: tiny.block(assign(6), { kind: "Break", index: 0 }, number(9, result)),
        },
      ],
    ],
    "20",
  ],
  "Break out of a scan ends it": [
    (tiny) => [
      [
        dot(tiny, input, "a", 3),
        dot(tiny, 3, "b", 4),
        {
          kind: "Block",
          blocks: [
            tiny.block({
              kind: "Scan",
              source: 4,
              key: 5,
              value: 6,
              block: tiny.block(assign(6), { kind: "Break", index: 1 }),
            }),
          ],
        },
      ],
    ],
    "10",
  ],
  "Call of an undefined rule is undefined": [
    (tiny) => {
      tiny.function("none", []);
      return [[{ kind: "Call", function: "none", arguments: [local(input), local(data)], result: 3 }, yes]];
    },
    "undefined",
  ],
  "Call of a built-in": [
    (tiny) => [
      [
        dot(tiny, input, "n", 3),
        { kind: "Call", function: tiny.builtin("plus"), arguments: [local(3), local(3)], result },
      ],
    ],
    "6",
  ],
  "Call of a built-in that fails is undefined": [
    (tiny) => [
      [
        number(0, 3),
        { kind: "Call", function: tiny.builtin("div"), arguments: [local(3), local(3)], result: 4 },
        yes,
      ],
    ],
    "undefined",
  ],
  "CallDynamic finds a rule by its path": [
    (tiny) => {
      tiny.function("some.other", [
        tiny.block(number(5, result)),
        tiny.block({ kind: "ReturnLocal", source: result }),
      ]);
      const path = [tiny.text("g0"), tiny.text("some"), tiny.text("other")];
      return [[{ kind: "CallDynamic", path, arguments: [input, data], result }]];
    },
    "5",
  ],
  "CallDynamic of no rule is undefined": [
    (tiny) => [
      [{ kind: "CallDynamic", path: [tiny.text("g0"), tiny.text("x")], arguments: [input, data], result }],
    ],
    "undefined",
  ],
  "CallDynamic of a package is undefined": [
    (tiny) => [[{ kind: "CallDynamic", path: [tiny.text("g0")], arguments: [input, data], result }]],
    "undefined",
  ],
  "Dot into objects and arrays": [
    (tiny) => [
      [
        dot(tiny, input, "a", 3),
        dot(tiny, 3, "b", 4),
        number(1, 5),
        { kind: "Dot", source: local(4), key: local(5), target: result },
      ],
    ],
    "20",
  ],
  "Dot of a missing key is undefined": [(tiny) => [[yes, dot(tiny, input, "zzz", result)]], "undefined"],
  "Dot of a scalar is undefined": [
    (tiny) => [[dot(tiny, input, "n", 3), dot(tiny, 3, "x", 4), yes]],
    "undefined",
  ],
  "Dot of a text is undefined": [
    (tiny) => [[{ kind: "Dot", source: tiny.text("ab"), key: tiny.text("a"), target: 3 }, yes]],
    "undefined",
  ],
  "Equal compares by value": [
    (tiny) => [
      [number(3, 3), dot(tiny, input, "n", 4), { kind: "Equal", left: local(3), right: local(4) }, yes],
    ],
    "true",
  ],
  "Equal of different values is undefined": [
    (tiny) => [[{ kind: "Equal", left: tiny.text("a"), right: boolean(true) }, yes]],
    "undefined",
  ],
  "NotEqual of equal values is undefined": [
    (tiny) => [[{ kind: "NotEqual", left: tiny.text("a"), right: tiny.text("a") }, yes]],
    "undefined",
  ],
  "NotEqual of different values": [
    (tiny) => [[{ kind: "NotEqual", left: tiny.text("a"), right: tiny.text("b") }, yes]],
    "true",
  ],
  "IsArray, IsObject": [
    (tiny) => [
      [
        dot(tiny, input, "a", 3),
        { kind: "IsObject", source: local(3) },
        dot(tiny, 3, "b", 4),
        { kind: "IsArray", source: local(4) },
        yes,
      ],
    ],
    "true",
  ],
  "IsArray of an object is undefined": [
    () => [[{ kind: "IsArray", source: local(input) }, yes]],
    "undefined",
  ],
  "IsObject of a text is undefined": [
    (tiny) => [[{ kind: "IsObject", source: tiny.text("x") }, yes]],
    "undefined",
  ],
  IsSet: [() => [[{ kind: "MakeSet", target: 3 }, { kind: "IsSet", source: local(3) }, yes]], "true"],
  "IsUndefined of what is defined is undefined": [
    () => [[{ kind: "IsUndefined", source: input }, yes]],
    "undefined",
  ],
  "Len counts items and code points": [
    (tiny) => [
      [
        { kind: "MakeArray", capacity: 2, target: result },
        { kind: "Len", source: local(input), target: 3 },
        { kind: "ArrayAppend", value: local(3), array: result },
        dot(tiny, input, "s", 4),
        { kind: "Len", source: local(4), target: 3 },
        { kind: "ArrayAppend", value: local(3), array: result },
      ],
    ],
    "[5,2]",
  ],
  "MakeNull, MakeNumberRef": [
    (tiny) => [
      [
        { kind: "MakeArray", capacity: 2, target: result },
        { kind: "MakeNull", target: 3 },
        { kind: "ArrayAppend", value: local(3), array: result },
        { kind: "MakeNumberRef", index: tiny.index("-0.5"), target: 3 },
        { kind: "ArrayAppend", value: local(3), array: result },
      ],
    ],
    "[null,-0.5]",
  ],
  "Not of an undefined block is defined": [
    (tiny) => [[{ kind: "Not", block: tiny.block({ kind: "IsDefined", source: 9 }) }, yes]],
    "true",
  ],
  "Not of a block that ends is undefined": [
    (tiny) => [[{ kind: "Not", block: tiny.block({ kind: "Nop" }) }, yes]],
    "undefined",
  ],
  "ObjectInsert overwrites": [
    (tiny) => [
      [
        { kind: "MakeObject", target: result },
        { kind: "ObjectInsert", key: tiny.text("k"), value: boolean(true), object: result },
        { kind: "ObjectInsert", key: tiny.text("k"), value: boolean(false), object: result },
      ],
    ],
    '{"k":false}',
  ],
  "ObjectInsertOnce takes the same value twice": [
    (tiny) => [
      [
        { kind: "MakeObject", target: result },
        { kind: "ObjectInsertOnce", key: tiny.text("k"), value: boolean(true), object: result },
        { kind: "ObjectInsertOnce", key: tiny.text("k"), value: boolean(true), object: result },
      ],
    ],
    '{"k":true}',
  ],
  "ObjectInsertOnce aborts on another value": [
    (tiny) => [
      [
        { kind: "MakeObject", target: result },
        { kind: "ObjectInsertOnce", key: tiny.text("k"), value: boolean(true), object: result },
        { kind: "ObjectInsertOnce", key: tiny.text("k"), value: boolean(false), object: result },
      ],
    ],
    "tiny.rego:3:2: eval_conflict_error: object keys must be unique",
  ],
  "ObjectMerge merges objects in objects": [
    (tiny) => [
      [
        dot(tiny, input, "a", 3),
        { kind: "MakeObject", target: 4 },
        { kind: "ObjectInsert", key: tiny.text("a"), value: local(3), object: 4 },
        { kind: "MakeObject", target: 5 },
        { kind: "MakeObject", target: 6 },
        { kind: "ObjectInsert", key: tiny.text("c"), value: boolean(true), object: 6 },
        { kind: "ObjectInsert", key: tiny.text("b"), value: boolean(true), object: 6 },
        { kind: "ObjectInsert", key: tiny.text("a"), value: local(6), object: 5 },
        { kind: "ObjectMerge", a: 4, b: 5, target: result },
      ],
    ],
    '{"a":{"b":[10,20],"c":true}}',
  ],
  "ResetLocal makes undefined": [
    () => [[yes, { kind: "ResetLocal", target: result }, { kind: "IsDefined", source: result }]],
    "undefined",
  ],
  "Scan of an object goes by its keys": [
    (tiny) => [
      [
        { kind: "MakeArray", capacity: 0, target: result },
        {
          kind: "Scan",
          source: input,
          key: 3,
          value: 4,
          block: tiny.block({ kind: "ArrayAppend", value: local(3), array: result }),
        },
      ],
    ],
    '["a","empty","n","s","t"]',
  ],
  "Scan of nothing, or of a scalar, goes on": [
    (tiny) => [
      [
        dot(tiny, input, "empty", 3),
        { kind: "Scan", source: 3, key: 4, value: 5, block: tiny.block(number(1, result)) },
        dot(tiny, input, "n", 3),
        { kind: "Scan", source: 3, key: 4, value: 5, block: tiny.block(number(1, result)) },
        { kind: "IsUndefined", source: result },
        yes,
      ],
    ],
    "true",
  ],
  "Scan goes on with the next entry when its block is undefined": [
    (tiny) => [
      [
        { kind: "MakeSet", target: result },
        {
          kind: "Scan",
          source: input,
          key: 3,
          value: 4,
          block: tiny.block(
            { kind: "IsArray", source: local(4) },
            { kind: "SetAdd", value: local(3), set: result },
          ),
        },
      ],
    ],
    '["empty"]',
  ],
  "SetAdd keeps one of equals": [
    (tiny) => [
      [
        { kind: "MakeSet", target: result },
        { kind: "SetAdd", value: tiny.text("x"), set: result },
        { kind: "SetAdd", value: tiny.text("x"), set: result },
      ],
    ],
    '["x"]',
  ],
  "With replaces a document inside its block only": [
    (tiny) => [
      [
        { kind: "MakeArray", capacity: 2, target: result },
        {
          kind: "With",
          local: input,
          path: [tiny.index("a"), tiny.index("x")],
          value: boolean(true),
          block: tiny.block(dot(tiny, input, "a", 3), {
            kind: "ArrayAppend",
            value: local(3),
            array: result,
          }),
        },
        dot(tiny, input, "a", 3),
        { kind: "ArrayAppend", value: local(3), array: result },
      ],
    ],
    '[{"b":[10,20],"x":true},{"b":[10,20]}]',
  ],
  "With is undefined if its block is": [
    (tiny) => [
      [
        yes,
        {
          kind: "With",
          local: data,
          path: [],
          value: boolean(true),
          block: tiny.block({ kind: "IsObject", source: local(data) }),
        },
        number(1, result),
      ],
    ],
    "true",
  ],
  "With is over when a break leaves it": [
    (tiny) => [
      [
        {
          kind: "Block",
          blocks: [
            tiny.block({
              kind: "With",
              local: input,
              path: [],
              value: boolean(true),
              block: tiny.block({ kind: "Break", index: 1 }),
            }),
          ],
        },
        dot(tiny, input, "n", result),
      ],
    ],
    "3",
  ],
  "With is over when a return leaves it": [
    (tiny) => {
      tiny.function("memoised", [
        tiny.block(assign(input)),
        tiny.block({ kind: "ReturnLocal", source: result }),
      ]);
      const block = tiny.block({ kind: "ReturnLocal", source: input });
      tiny.function("returns", [
        tiny.block({ kind: "With", local: input, path: [], value: tiny.text("inside"), block }),
      ]);
      const call = (name: string, target: number): StatementBody => ({
        kind: "Call",
        function: name,
        arguments: [local(input), local(data)],
        result: target,
      });
      return [
        [
          call("memoised", 3),
          call("returns", 4),
          call("memoised", 5),
          { kind: "Equal", left: local(3), right: local(5) },
          assign(4),
        ],
      ];
    },
    '"inside"',
  ],
  "A rule is evaluated anew for other documents": [
    (tiny) => {
      tiny.function("memoised", [
        tiny.block(assign(input)),
        tiny.block({ kind: "ReturnLocal", source: result }),
      ]);
      const call = (target: number): StatementBody => ({
        kind: "Call",
        function: "memoised",
        arguments: [local(input), local(data)],
        result: target,
      });
      const append = (source: number): StatementBody => ({
        kind: "ArrayAppend",
        value: local(source),
        array: result,
      });
      return [
        [
          { kind: "MakeArray", capacity: 2, target: result },
          call(3),
          {
            kind: "With",
            local: input,
            path: [],
            value: boolean(false),
            block: tiny.block(call(4), append(4)),
          },
          call(5),
          dot(tiny, 5, "n", 6),
          append(6),
        ],
      ];
    },
    "[false,3]",
  ],
};

describe.each(["interpreter", "wasm", "opa-wasm"])("on %s", (engine) => {
  test.each(Object.entries(table))("%s", async (_, [write, expected]) => {
    const plan = rulePlan((tiny) =>
      write(tiny).map((item) => ("statements" in item ? item : tiny.block(...item))),
    );
    expect(await outcome(engine, plan)).toBe(expected);
  });
});

test.each(["interpreter", "wasm", "opa-wasm"])(
  "conflicts of functions have their own words on %s",
  async (engine) => {
    const tiny = new TinyPlan();
    tiny.function(
      "helper",
      [
        tiny.block(
          { kind: "AssignVarOnce", source: local(2), target: 3 },
          { kind: "AssignVarOnce", source: boolean(false), target: 3 },
        ),
      ],
      [input, data, 2],
      3,
    );
    const call = [local(input), local(data), boolean(true)];
    tiny.function("rule", [tiny.block({ kind: "Call", function: "helper", arguments: call, result })]);
    expect(await outcome(engine, tiny.plan("rule"))).toBe(
      "tiny.rego:2:2: eval_conflict_error: functions must not produce multiple outputs for same inputs",
    );
  },
);
