import { expect, test } from "vitest";
import { readYamlTree } from "./read-yaml-tree.js";

const read = (text: string, maximumNodes = 100) =>
  readYamlTree(text, { fields: new Set(["a", "b"]), maximumNodes });

test("scalars have their types, texts and offsets", () => {
  expect(read("[1.50, 0x10, yes, 'true', True, ~, 2001-01-01, !!binary aGk=, !!str 5]").root).toEqual({
    kind: "sequence",
    offset: 0,
    items: [
      { kind: "scalar", offset: 1, type: "float", text: "1.50", value: 1.5 },
      { kind: "scalar", offset: 7, type: "int", text: "0x10", value: 16 },
      { kind: "scalar", offset: 13, type: "str", text: "yes", value: "yes" },
      { kind: "scalar", offset: 18, type: "str", text: "true", value: "true" },
      { kind: "scalar", offset: 26, type: "bool", text: "True", value: true },
      { kind: "scalar", offset: 32, type: "null", text: "~", value: null },
      { kind: "scalar", offset: 35, type: "timestamp", text: "2001-01-01", value: "2001-01-01T00:00:00Z" },
      { kind: "scalar", offset: 47, type: "str", text: "hi", value: "hi" },
      { kind: "scalar", offset: 62, type: "str", text: "5", value: "5" },
    ],
  });
});

/** The keys of the mapping at `a`, and whether all are texts. */
function keysOf(text: string) {
  const { root } = read(text);
  const value = root?.kind === "mapping" ? root.entries[0]?.value : undefined;
  if (value?.kind !== "mapping") throw new Error("no mapping");
  return { keys: value.entries.map(({ key }) => key.text), hasTextKeys: value.hasTextKeys };
}

test.each([
  ["{x: 1, 'y': 2, !!str 3: 3}", ["x", "y", "3"], true],
  ["{<<: {2: 1}, x: 1}", ["x", "2"], true],
  ["{1: 1}", ["1"], false],
  ["{~: 1}", ["~"], false],
  ["{2001-01-01: 1}", ["2001-01-01"], false],
  ["{!x y: 1}", ["y"], false],
])("keys of %s", (text, keys, hasTextKeys) => {
  expect(keysOf(`a: ${text}`)).toEqual({ keys, hasTextKeys });
});

test("only the fields that are asked for are read, merged ones too", () => {
  const { root } = read("c: {x: 1, x: 2}\n<<: {b: 1, c: !!int x}\na: 1\n");
  expect(root?.kind === "mapping" && root.entries.map(({ key }) => key.text)).toEqual(["a", "b"]);
});

test.each([
  ["", undefined],
  ["# nothing\n", undefined],
])("%j has no document", (text, root) => {
  expect(read(text)).toEqual({ root });
});

test.each([
  ["a: 1\na: 2", "duplicate-key", 'mapping key "a" already defined', 5],
  ["a: &x 1\nb: {*x : 1, *x : 2}", "duplicate-key", 'mapping key "1" already defined', 20],
  ["a: {[x]: 1}", "value", "invalid map key", 4],
  ["a: {<<: x}", "value", "map merge requires map or sequence of maps as the value", 8],
  ["a: [", "syntax", "did not find expected node content", 4],
  ["a: \u0001", "syntax", "control characters are not allowed", 3],
  ["\ufeffa: 1", "encoding", "a byte order mark (U+FEFF) stands inside the text", 0],
])("%j is a problem with its place", (text, code, message, offset) => {
  expect(read(text)).toEqual({ problem: { code, message, offset } });
});

test("keys that are aliases count as what they stand for, too", () => {
  const text = "a: &x k\nb: {*x : 1}";
  // The document and its mapping, two keys and a text, a mapping, its key twice, and its value.
  expect(read(text, 9).problem).toBeUndefined();
  expect(read(text, 8).problem?.code).toBe("too-many-nodes");
});

test("nodes are counted through aliases", () => {
  const text = "a: &x [1, 2, 3]\nb: [*x, *x]";
  expect(read(text, 19).problem).toBeUndefined();
  expect(read(text, 17).problem?.code).toBe("too-many-nodes");
});
