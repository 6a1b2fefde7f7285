// The text of a document, and where in it each key and scalar stands.
import { expect, it } from "vitest";
import { documentText, type Leaf } from "./document-text.js";

/** Each leaf with its literal as it stands in the text. */
function told(document: unknown): { readonly text: string; readonly leaves: readonly string[] } {
  const { text, leaves } = documentText(document);
  const shown = ({ at, isKey, isText, start, end, ...leaf }: Leaf): string =>
    `${at} ${isKey ? "key" : "value"} ${isText ? "text" : "number"} ${leaf.text}: ${text.slice(start, end)}`;
  return { text, leaves: leaves.map(shown) };
}

it.each<[unknown, string, readonly string[]]>([
  ["a", '"a"', [' value text a: "a"']],
  [5, "5", [" value number 5: 5"]],
  [
    12345678901234567890n,
    "12345678901234567890",
    [" value number 12345678901234567890: 12345678901234567890"],
  ],
  [null, "null", []],
  [true, "true", []],
  [[], "[\n]", []],
  [{}, "{\n}", []],
  [["a", 1, [false]], '[\n"a",\n1,\n[\nfalse,\n],\n]', ['/0 value text a: "a"', "/1 value number 1: 1"]],
  [
    { a: "x", "b/c": { d: 2 }, gone: undefined },
    '{\n"a": "x",\n"b/c": {\n"d": 2,\n},\n}',
    [
      '/a key text a: "a"',
      '/a value text x: "x"',
      '/b~1c key text b/c: "b/c"',
      '/b~1c/d key text d: "d"',
      "/b~1c/d value number 2: 2",
    ],
  ],
  [{ 'q"': "line\nbreak" }, '{\n"": "",\n}', ['/q" key text q": ', '/q" value text line\nbreak: ']],
])("document %#", (document, text, leaves) => {
  expect(told(document)).toEqual({ text, leaves });
});

it.each([
  [2000, true],
  [2001, false],
])("a text of %i characters stands in its place: %s", (length, isInPlace) => {
  const long = "x".repeat(length);
  const { text, leaves } = documentText([long]);
  expect(text).toBe(isInPlace ? `[\n"${long}",\n]` : '[\n"",\n]');
  expect(leaves).toEqual([
    {
      ...{ at: "/0", isKey: false, isText: true, text: long },
      ...{ start: 2, end: isInPlace ? length + 4 : 2 },
    },
  ]);
});
