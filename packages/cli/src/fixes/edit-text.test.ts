// Edits of a text, layout by layout: only what an operation names is another afterwards.
import { pointerSteps } from "@palisade/language";
import { describe, expect, it } from "vitest";
import { editText, type TextEdit } from "./edit-text.js";

const edited = (text: string, op: TextEdit, path: string, value?: unknown): string =>
  editText(text, { op, steps: pointerSteps(path), value });

describe("an entry that is new", () => {
  it.each<[string, string, string, unknown, string]>([
    ["behind the last one", "a: 1\nb: 2\n", "/c", true, "a: 1\nb: 2\nc: true\n"],
    ["at the end of a text without a break", "a: 1", "/c", true, "a: 1\nc: true"],
    ["behind a comment on the last line", "a: 1 # why\n", "/c", true, "a: 1 # why\nc: true\n"],
    ["behind a block text", "a: |\n  text\nz: 1\n", "/c", 1, "a: |\n  text\nz: 1\nc: 1\n"],
    [
      "behind a block text that is last",
      "b:\n  a: |\n    text\n\nz: 1\n",
      "/b/c",
      1,
      "b:\n  a: |\n    text\n  c: 1\n\nz: 1\n",
    ],
    ["as deep as its neighbours", "s:\n   a: 1\nz: 2\n", "/s/c", true, "s:\n   a: 1\n   c: true\nz: 2\n"],
    ["within an item", "l:\n- a: 1\n- a: 2\n", "/l/0/c", true, "l:\n- a: 1\n  c: true\n- a: 2\n"],
    [
      "with parents, and the indentation of the text",
      "s:\n    a: 1\n",
      "/s/c",
      { d: { e: 1 } },
      "s:\n    a: 1\n    c:\n        d:\n            e: 1\n",
    ],
    ["with a list, indented as lists are", "l:\n- 1\n", "/c", { d: ["ALL"] }, "l:\n- 1\nc:\n  d:\n  - ALL\n"],
    ["with a list where none was", "a: 1\n", "/c", ["ALL"], "a: 1\nc:\n  - ALL\n"],
    ["in braces", "s: {a: 1}\n", "/s/c", true, "s: {a: 1, c: true}\n"],
    ["in braces that hold nothing", "s: {}\n", "/s/c", true, "s: {c: true}\n"],
    ["in JSON", '{"a": 1}', "/c", "x", '{"a": 1, "c": "x"}'],
    [
      "in JSON on lines",
      '{\n  "a": 1\n}\n',
      "/c",
      { d: [1] },
      '{\n  "a": 1,\n  "c": {\n    "d": [\n      1\n    ]\n  }\n}\n',
    ],
    ["in JSON that holds nothing", '{"s": {}}', "/s/c", 1, '{"s": {"c": 1}}'],
    ["with other breaks", "a: 1\r\nb: 2\r\n", "/c", { d: 1 }, "a: 1\r\nb: 2\r\nc:\r\n  d: 1\r\n"],
    ["that another reader would take for something else", "a: 1\n", "/c", "on", 'a: 1\nc: "on"\n'],
  ])("%s", (_, text, path, value, expected) => {
    expect(edited(text, "add", path, value)).toBe(expected);
  });
});

describe("a value that is another", () => {
  it.each<[string, string, string, unknown, string]>([
    ["keeps its comment", "a: true # why\nb: 2\n", "/a", false, "a: false # why\nb: 2\n"],
    ["in the place of a text in quotes", 'a: "yes"\n', "/a", false, "a: false\n"],
    ["in the place of a block text", "a: |\n  x\n  y\nb: 2\n", "/a", "z", "a: z\nb: 2\n"],
    ["in the place of nothing", "a:\nb: 2\n", "/a", true, "a: true\nb: 2\n"],
    ["an object in the place of nothing", "a:\nb: 2\n", "/a", { c: 1 }, "a:\n  c: 1\nb: 2\n"],
    ["an object in the place of null", "a: null # none\nb: 2\n", "/a", { c: 1 }, "a:\n  c: 1 # none\nb: 2\n"],
    ["a text in the place of an object", "a:\n  b: 1\nc: 2\n", "/a", "x", "a: x\nc: 2\n"],
    ["in braces", "s: {a: 1, b: 2}\n", "/s/a", { c: [1] }, 's: {a: {"c":[1]}, b: 2}\n'],
    [
      "an item of a list",
      "l:\n  - --a=1 # why\n  - --b\n",
      "/l/0",
      "--a=2",
      "l:\n  - --a=2 # why\n  - --b\n",
    ],
    ["an item in brackets", 'l: ["a", "b"]\n', "/l/1", "c", 'l: ["a", "c"]\n'],
  ])("%s", (_, text, path, value, expected) => {
    expect(edited(text, "replace", path, value)).toBe(expected);
  });
});

describe("what is removed", () => {
  it.each<[string, string, string, string]>([
    ["an entry with its line", "a: 1\nb: 2 # two\nc: 3\n", "/b", "a: 1\nc: 3\n"],
    ["an entry of several lines", "a: 1\nb:\n  c: 2\n  # about d\n  d: 3\ne: 4\n", "/b", "a: 1\ne: 4\n"],
    ["the first entry of an item", "l:\n  - a: 1\n    b: 2\n", "/l/0/a", "l:\n  - b: 2\n"],
    ["the only entry", "a:\n  b: 1\nc: 2\n", "/a/b", "a: {}\nc: 2\n"],
    ["the only item", "a: # why\n- x\nc: 2\n", "/a/0", "a: [] # why\nc: 2\n"],
    ["an item", "l:\n  - x\n  - y\n  - z\n", "/l/1", "l:\n  - x\n  - z\n"],
    ["the last item", "l:\n  - x\n  - y\n", "/l/1", "l:\n  - x\n"],
    ["an entry in braces", "s: {a: 1, b: 2}\n", "/s/a", "s: {b: 2}\n"],
    ["the last entry in braces", "s: {a: 1, b: 2}\n", "/s/b", "s: {a: 1}\n"],
    ["the only item in brackets", 's: ["a"]\n', "/s/0", "s: []\n"],
  ])("%s", (_, text, path, expected) => {
    expect(edited(text, "remove", path)).toBe(expected);
  });
});

describe("an item that is new", () => {
  it.each<[string, string, string, unknown, string]>([
    ["behind the last one", "l:\n  - x\n", "/l/-", "k", "l:\n  - x\n  - k\n"],
    ["as deep as the others", "l:\n- x\nm: 1\n", "/l/-", { k: 1 }, "l:\n- x\n- k: 1\nm: 1\n"],
    ["in brackets", "l: [x]\n", "/l/1", "y", 'l: [x, "y"]\n'],
    ["in brackets that hold nothing", "l: []\n", "/l/-", "y", 'l: ["y"]\n'],
  ])("%s", (_, text, path, value, expected) => {
    expect(edited(text, "add", path, value)).toBe(expected);
  });
});

describe("what cannot be edited is left alone", () => {
  it.each<[string, string, TextEdit, string, string]>([
    [
      "an alias",
      "a: &x {b: 1}\nc: *x\n",
      "add",
      "/c/d",
      "it is written elsewhere, by an anchor that others share",
    ],
    [
      "a parent that is not there",
      "a: 1\n",
      "add",
      "/b/c",
      "what it is to be in is not written in the document",
    ],
    ["a key that is there twice", "a: 1\na: 2\n", "replace", "/a", "its key is there more than once"],
    [
      "something that is not there",
      "a: 1\n",
      "remove",
      "/b",
      "what it takes away is not written in the document",
    ],
    ["a place between items", "l: [a, b]\n", "add", "/l/0", "an item cannot be put between others in place"],
    ["the whole document", "a: 1\n", "replace", "", "its text cannot be edited in place"],
    ["no YAML", "a: [1\n", "add", "/b", "its text cannot be edited in place"],
  ])("%s", (_, text, op, path, message) => {
    expect(() => edited(text, op, path, 1)).toThrow(message);
  });
});
