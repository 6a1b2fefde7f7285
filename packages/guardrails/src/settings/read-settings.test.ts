// Files of settings: what is wrong is said at its place, and with what may have been meant.
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readSettings } from "./read-settings.js";

const schema = z.strictObject({
  level: z.enum(["low", "medium", "high"]).exactOptional(),
  count: z.boolean().exactOptional(),
  list: z.array(z.strictObject({ name: z.string(), other: z.string().exactOptional() })).exactOptional(),
  any: z.record(z.string(), z.unknown()).exactOptional(),
  map: z.record(z.string().regex(/^[A-Z]/, { error: "must begin in capitals" }), z.string()).exactOptional(),
  code: z
    .string()
    .min(2, { error: "is short" })
    .regex(/^x/, { error: "must begin with `x`" })
    .exactOptional(),
});

function problems(text: string): readonly string[] {
  const reading = readSettings(text, schema);
  return (reading.problems ?? []).map(({ message, place }) => `${place.line}:${place.column} ${message}`);
}

it("are what they say", () => {
  const { settings, locate } = readSettings("level: low\nlist:\n  - name: a\n", schema);
  expect(settings).toEqual({ level: "low", list: [{ name: "a" }] });
  expect(locate?.("/list/0")).toEqual({ line: 3, column: 5 });
});

it.each(["", "# nothing\n", "---\n", "{}", "null"])("may be nothing: %j", (text) => {
  const { settings, locate } = readSettings(text, schema);
  expect(settings).toEqual({});
  expect(locate?.("/level")).toEqual({ line: 1, column: 1 });
});

it("may be JSON, and may have anchors and merges", () => {
  expect(readSettings('{"level": "high"}', schema).settings).toEqual({ level: "high" });
  const text = "any:\n  base: &base {name: a}\nlist:\n  - <<: *base\n    other: b\n  - *base\n";
  expect(readSettings(text, schema).settings?.list).toEqual([{ name: "a", other: "b" }, { name: "a" }]);
});

describe("what is wrong", () => {
  it.each<[string, string, readonly string[]]>([
    ["an unknown field", "levle: low", ["1:1 there is no such setting (did you mean `level`?)"]],
    [
      "one that is like nothing",
      "a: 1\nb: 2",
      ["1:1 there is no such setting", "2:1 there is no such setting"],
    ],
    [
      "one within a list",
      "list:\n  - name: a\n    othre: b",
      ["3:5 there is no such setting (did you mean `other`?)"],
    ],
    ["a missing one", "list:\n  - name: a\n  - other: b", ["3:5 `name` is missing"]],
    [
      "a value of another type",
      "count: 1\nlist: {}\nany: 3",
      ["1:8 must be `true` or `false`", "2:7 must be a list", "3:6 must be a mapping"],
    ],
    [
      "a value that is near another",
      "level: hihg",
      ["1:8 must be `low` or `medium` or `high` (did you mean `high`?)"],
    ],
    ["a number for a text", "list:\n  - name: 1", ["2:11 must be a text"]],
    ["one value in two ways", "code: a\nlevel: low", ["1:7 is short"]],
    [
      "one after the other, in the order of the text",
      "map: {}\ncode: 1\nlevel: 1",
      ["2:7 must be a text", "3:8 must be `low` or `medium` or `high`"],
    ],
    [
      "more than one in a line",
      "{code: 1, level: 1}",
      ["1:8 must be a text", "1:18 must be `low` or `medium` or `high`"],
    ],
    ["a key of the wrong shape", "map: {a: b}", ["1:7 must begin in capitals"]],
    ["a value that is not written", "count:\nlist:", ["1:1 must be `true` or `false`", "2:1 must be a list"]],
    ["no mapping", "- a", ["1:1 must be a mapping"]],
    ["a key twice", "level: low\nlevel: high", ["2:1 the mapping has this key already"]],
    ["two documents", "level: low\n---\nlevel: high", ["3:1 there is more than one document"]],
    ["text behind the document", "level: low\n...\nlevel: high", ["3:1 there is more than one document"]],
    ["no YAML", "level: [", ["1:10 invalid YAML: did not find expected node content"]],
    [
      "a name that plain objects cannot have",
      "any: {a: [{__proto__: 1}]}",
      ["1:12 no setting may have this name"],
    ],
    [
      "a name of every object",
      "constructor: 1\ntoString: 2",
      ["1:1 there is no such setting", "2:1 there is no such setting"],
    ],
  ])("%s", (_, text, wanted) => {
    expect(problems(text)).toEqual(wanted);
  });

  it("is said a hundred times, not more", () => {
    expect(problems(Array.from({ length: 500 }, (_, index) => `a${index}: 1`).join("\n"))).toHaveLength(100);
  });

  it("may be in bytes, and is not text", () => {
    expect(readSettings(Uint8Array.of(0x61, 0x3a, 0x20, 0xff), schema).problems).toEqual([
      { code: "encoding", message: "the document is not UTF-8 text", place: { line: 1, column: 4 } },
    ]);
  });
});
