// Comments with a mark: each is about the node that begins where it stands, and what only looks like one is none.
import { describe, expect, it } from "vitest";
import { readYaml } from "./read-yaml.js";

function found(text: string): readonly (readonly [string, string, string | undefined])[] {
  const { comments, problems } = readYaml(text, { scalars: "kubernetes", commentsWith: "mark" });
  expect(problems).toEqual([]);
  return comments.map(({ text: said, place, about }) => [
    said.trim(),
    `${place.line}:${place.column}`,
    about && `${about.document}${about.at}`,
  ]);
}

const lines = (...each: readonly string[]): string => `${each.join("\n")}\n`;

describe("a comment behind something on its line", () => {
  it.each<[string, string, string | undefined]>([
    ["a field", lines("a: 1", "b: 2 # mark"), "0/b"],
    ["a field that holds more", lines("a: # mark", "  b: 1"), "0/a"],
    ["an item", lines("a:", "- b # mark", "- c"), "0/a/0"],
    ["an item that is a mapping", lines("a:", "- b: 1", "- b: 2 # mark", "  c: 3"), "0/a/1"],
    ["a field of an item", lines("a:", "- b: 1", "  c: 3 # mark"), "0/a/0/c"],
    ["an item on later lines", lines("a:", "- # mark", "  b: 1"), "0/a/0"],
    ["the first field, not the document", lines("a: 1 # mark", "b: 2"), "0/a"],
    ["a quoted text", lines("a: 'x # mark' # mark too"), "0/a"],
    ["a text in quotes without a space", lines('a: "x"# mark'), "0/a"],
    ["the indicator of a block", lines("a: | # mark", "  text", "b: 1"), "0/a"],
    ["a list in brackets", lines("a: [1, 2] # mark"), "0/a"],
    ["the bracket of a list", lines("a: [ # mark", "  1]"), "0/a"],
    ["an item within brackets", lines("a: [", "  {b: 1}, # mark", "  {b: 2}]"), "0/a/0"],
    ["several items within brackets", lines("a: [", "  {b: 1}, {b: 2}, # mark", "]"), undefined],
    ["the end of a list", lines("a: [", "  1", "] # mark", "b: 2"), undefined],
    ["a key of signs", lines("a/b~c: 1 # mark"), "0/a~1b~0c"],
    ["an alias", lines("a: &x {b: 1}", "c: *x # mark"), "0/c"],
    ["what an alias stands for", lines("a: &x", "  b: 1 # mark", "c: *x"), "0/a/b"],
    ["a merge", lines("a: &x {b: 1}", "c:", "  <<: *x # mark"), undefined],
    ["what a merge replaces", lines("a: &x {b: 1}", "c:", "  b: 2 # mark", "  <<: *x"), undefined],
    ["the end of a text of several lines", lines("a: one", "  two # mark", "b: 1"), undefined],
  ])("%s", (_, text, about) => {
    expect(found(text).map((each) => each[2])).toEqual([about]);
  });
});

describe("a comment on a line of its own", () => {
  it.each<[string, string, string | undefined]>([
    ["above a field", lines("a: 1", "# mark", "b: 2"), "0/b"],
    ["above an item", lines("a:", "  - b: 1", "  # mark", "  - b: 2"), "0/a/1"],
    ["wherever it is indented to", lines("a:", "  - b: 1", "# mark", "  - b: 2"), "0/a/1"],
    ["above the document", lines("# mark", "a: 1"), "0"],
    ["above other comments", lines("a: 1", "# mark", "# more", "b: 2"), "0/b"],
    ["above an empty line", lines("a: 1", "# mark", "", "b: 2"), undefined],
    ["below everything", lines("a: 1", "# mark"), undefined],
    ["behind a block", lines("a: |", "  text", "# mark", "b: 2"), "0/b"],
    ["within brackets", lines("a: [", "  {b: 1},", "  # mark", "  {b: 2}]"), "0/a/1"],
    ["above the end of a list", lines("a: [", "  1,", "  # mark", "]"), undefined],
    ["above a separator", lines("# mark", "---", "a: 1"), undefined],
    ["below a separator", lines("---", "# mark", "a: 1"), "0"],
    ["in the second document", lines("a: 1", "---", "b: 2", "# mark", "c: 3"), "1/c"],
    ["behind an empty document", lines("# no", "---", "---", "a: 1", "# mark", "b: 2"), "0/b"],
    ["in an empty document", lines("# mark"), undefined],
  ])("%s", (_, text, about) => {
    expect(found(text).map((each) => each[2])).toEqual([about]);
  });
});

it("stands behind a separator, too", () => {
  expect(found(lines("--- # mark", "a: 1"))).toEqual([["mark", "1:5", "0"]]);
  expect(found(lines("a: 1", "--- # mark two", "b: 1"))).toEqual([["mark two", "2:5", "1"]]);
});

it("is none within a text, whatever it looks like", () => {
  expect(found(lines("a: 'x", "  # mark", "  y'", "b: c#mark", 'd: "# mark"'))).toEqual([]);
  expect(found(lines("a: |", "  # mark", "b: >-", "  text # mark"))).toEqual([]);
  expect(found('{"a": "# mark"}')).toEqual([]);
});

it("is found in JSON that is none", () => {
  expect(found(lines('{ "a": 1, # mark', '"b": 2 }'))[0]?.[2]).toBe("0/a");
});

it("ends with its line, whatever ends that", () => {
  expect(found("a: 1 # mark\r\n# mark 2\r\nb: 2\r\n")).toEqual([
    ["mark", "1:6", "0/a"],
    ["mark 2", "2:1", "0/b"],
  ]);
});

it("keeps its place behind a byte order mark", () => {
  expect(found("\ufeff# mark\na: 1\n")).toEqual([["mark", "1:1", "0"]]);
});

it("is given back only if it holds the mark, and only where it is asked for", () => {
  expect(found(lines("a: 1 # other", "b: mark"))).toEqual([]);
  expect(readYaml("a: 1 # mark", { scalars: "kubernetes" }).comments).toEqual([]);
});

it("is not found in a document that cannot be read", () => {
  const { comments, problems } = readYaml(lines("a: [ # mark", "---", "b: 1 # mark"), {
    scalars: "kubernetes",
    commentsWith: "mark",
  });
  expect(problems).toHaveLength(1);
  expect(comments.map(({ about }) => about)).toEqual([{ document: 0, at: "/b" }]);
});
