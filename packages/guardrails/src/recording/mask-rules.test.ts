// Masks of policies: OPA's forms are followed, anything else is refused whole, and nothing is shown that was hidden.
import { describe, expect, it } from "vitest";
import { applyMaskRules } from "./apply-mask-rules.js";
import { readMaskRules } from "./mask-rules.js";

const event = {
  input: { user: { name: "ana", notes: ["a", "b", "c"] }, "a/b": 1, flag: false, none: null },
  result: { effect: "allow" },
};

const after = (answer: unknown) => {
  const before = structuredClone(event);
  const { parts, erased, masked } = applyMaskRules(event, readMaskRules(answer));
  expect(event).toEqual(before);
  return { input: (parts as typeof event).input, erased, masked };
};

describe("a mask", () => {
  it.each<[string, unknown, unknown, readonly string[], readonly string[]]>([
    ["nothing", undefined, event.input, [], []],
    ["an empty set", [], event.input, [], []],
    ["a pointer", ["/input/user"], { "a/b": 1, flag: false, none: null }, ["/input/user"], []],
    [
      "an escaped pointer",
      ["/input/a~1b"],
      { user: event.input.user, flag: false, none: null },
      ["/input/a~1b"],
      [],
    ],
    [
      "what is false or null",
      ["/input/flag", "/input/none"],
      { user: event.input.user, "a/b": 1 },
      ["/input/flag", "/input/none"],
      [],
    ],
    [
      "items of a list, by the numbers that they had",
      ["/input/user/notes/0", "/input/user/notes/1"],
      { ...event.input, user: { name: "ana", notes: ["c"] } },
      ["/input/user/notes/0", "/input/user/notes/1"],
      [],
    ],
    ["all of it", ["/input"], undefined, ["/input"], []],
    [
      "an object that says to remove",
      [{ op: "remove", path: "/input/user/name" }],
      { ...event.input, user: { notes: ["a", "b", "c"] } },
      ["/input/user/name"],
      [],
    ],
    [
      "a value in the place of another",
      [{ op: "upsert", path: "/input/user/name", value: "**" }],
      { ...event.input, user: { ...event.input.user, name: "**" } },
      [],
      ["/input/user/name"],
    ],
    [
      "a value in a list",
      [{ op: "upsert", path: "/input/user/notes/1", value: { x: 1 } }],
      { ...event.input, user: { name: "ana", notes: ["a", { x: 1 }, "c"] } },
      [],
      ["/input/user/notes/1"],
    ],
    [
      "a value where nothing was",
      [{ op: "upsert", path: "/input/x/y" }],
      { ...event.input, x: { y: null } },
      [],
      ["/input/x/y"],
    ],
    [
      "a key that is a trap",
      [{ op: "upsert", path: "/input/__proto__/x", value: 1 }],
      JSON.parse(JSON.stringify(event.input).replace("{", '{"__proto__":{"x":1},')),
      [],
      ["/input/__proto__/x"],
    ],
    [
      "another thing in its place",
      [{ op: "upsert", path: "/input", value: "hidden" }],
      "hidden",
      [],
      ["/input"],
    ],
    [
      "paths that lead nowhere",
      [
        "/input/none/x",
        "/input/other",
        "/input/user/notes/3",
        "/input/user/notes/x",
        "/input/user/notes/-1",
        "/session/events",
        "/nd_builtin_cache/http.send",
        { op: "upsert", path: "/input/flag/x", value: 1 },
        { op: "upsert", path: "/input/user/notes/3", value: 1 },
        "/input/toString",
      ],
      event.input,
      [],
      [],
    ],
    [
      "what is gone already",
      [
        "/input/user/notes/0",
        "/input/user/notes/0",
        { op: "upsert", path: "/input/user/notes/0/x", value: 1 },
      ],
      { ...event.input, user: { name: "ana", notes: ["b", "c"] } },
      ["/input/user/notes/0"],
      [],
    ],
  ])("of %s is followed", (_, answer, input, erased, masked) => {
    const found = after(answer);
    expect(JSON.parse(JSON.stringify(found))).toEqual(JSON.parse(JSON.stringify({ input, erased, masked })));
    if (input !== undefined)
      expect(Object.keys(Object(found.input)).sort()).toEqual(Object.keys(Object(input)).sort());
  });

  it.each<[unknown, string]>([
    ["/input", "it is no set of pointers and objects"],
    [{}, "it is no set of pointers and objects"],
    [[5], "a rule of it is neither a pointer nor an object"],
    [[null], "a rule of it is neither a pointer nor an object"],
    [[[]], "a rule of it is neither a pointer nor an object"],
    [[{ path: "/input" }], "the `op` of a rule is neither `remove` nor `upsert`"],
    [[{ op: "replace", path: "/input" }], "the `op` of a rule is neither `remove` nor `upsert`"],
    [[{ op: "remove" }], "the `path` of a rule does not begin with `/`"],
    [["input"], "the `path` of a rule does not begin with `/`"],
    [[""], "the `path` of a rule does not begin with `/`"],
    [["/labels"], "the `path` of a rule begins with none of /input, /result and /session"],
    [["/input", "/"], "the `path` of a rule begins with none of /input, /result and /session"],
  ])("of %j is refused", (answer, message) => {
    expect(() => readMaskRules(answer)).toThrow(message);
  });
});
