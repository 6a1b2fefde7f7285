// Patches of whole documents: the text that comes out says what the patch makes of the value, or stays what it was.
import { describe, expect, it } from "vitest";
import { readDocument } from "./fixed-document.js";
import { patchText } from "./patch-text.js";

function patched(text: string, patch: Parameters<typeof patchText>[1], judged = text): string {
  const document = readDocument(text);
  if (document === undefined) throw new Error("no document");
  return patchText(document, patch, readDocument(judged)?.value).text;
}

describe("a patch", () => {
  it("is made operation by operation", () => {
    const text = "a: 1 # one\nb: [x]\n";
    const patch = [
      { op: "test", path: "/a", value: 1 },
      { op: "replace", path: "/a", value: 2 },
      { op: "add", path: "/b/-", value: "y" },
    ] as const;
    expect(patched(text, patch)).toBe('a: 2 # one\nb: [x, "y"]\n');
  });

  it("brings its part of a parent that another one brought since", () => {
    const patch = [{ op: "add", path: "/s", value: { c: { d: 1 } } }] as const;
    expect(patched("a: 1\ns:\n  b: 2\n", patch, "a: 1\n")).toBe("a: 1\ns:\n  b: 2\n  c:\n    d: 1\n");
    expect(patched("a: 1\ns:\n  b: 2\n", patch)).toBe("a: 1\ns:\n  c:\n    d: 1\n");
  });

  it.each([
    [
      "test finds something else",
      "a: 1\n",
      [{ op: "test", path: "/a", value: 2 }],
      "its patch does not go into the document: ",
    ],
    [
      "moves something",
      "a: 1\n",
      [{ op: "move", from: "/a", path: "/b" }],
      "a patch that has to move something is not made in a text",
    ],
    [
      "changes what an alias stands for",
      "a: &x\n  b: 1\nc: *x\n",
      [{ op: "replace", path: "/a/b", value: 2 }],
      "its text cannot be edited in place without changing something else",
    ],
    [
      "changes what is merged from elsewhere",
      "a: &x {b: 1}\nc:\n  <<: *x\n  d: 2\n",
      [{ op: "remove", path: "/c/b" }],
      "what it takes away is not written in the document",
    ],
  ] as const)("is not made where it %s", (_, text, patch, message) => {
    expect(() => patched(text, patch)).toThrow(message);
  });
});
