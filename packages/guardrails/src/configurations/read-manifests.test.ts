import { isObject, printJson, type Value } from "@palisade/language";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maximumManifestBytes, readManifests } from "./read-manifests.js";

const read = (text: string) => readManifests(new TextEncoder().encode(text));
const json = (text: string): string | undefined => {
  const { manifests } = read(text);
  return manifests[0] === undefined ? undefined : printJson(manifests[0].value);
};

describe("scalars as Kubernetes reads them", () => {
  it.each([
    ["yes", "true"],
    ["on", "true"],
    ["n", "false"],
    ["Off", "false"],
    ["'yes'", '"yes"'],
    ["0644", "420"],
    ["0o644", "420"],
    ["0x1F", "31"],
    ["0b101", "5"],
    ["1_000", "1000"],
    ["08", "8"],
    ["22:22", '"22:22"'],
    ["2001-12-14", '"2001-12-14"'],
    ["1e3", "1000"],
    ["0e0", "0"],
    ["1e+3", "1000"],
    ["1.5", "1.5"],
    [".5", "0.5"],
    ["~", "null"],
    ["Null", "null"],
    ["9007199254740993", "9007199254740993"],
    ["v1", '"v1"'],
    ["1.2.3", '"1.2.3"'],
    ["!!str 12", '"12"'],
  ])("%s is %s", (text, expected) => {
    expect(json(`a: ${text}\n`)).toBe(`{"a":${expected}}`);
  });

  it("merges keys", () => {
    expect(json("base: &b {x: 1, z: 2}\nuse:\n  <<: *b\n  z: 3\n")).toBe(
      '{"base":{"x":1,"z":2},"use":{"x":1,"z":3}}',
    );
  });

  it("keeps `__proto__` an ordinary key", () => {
    expect(json("__proto__: {polluted: 1}\n")).toBe('{"__proto__":{"polluted":1}}');
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

describe("documents", () => {
  it("skips what lies empty between the marks", () => {
    expect(read("---\n---\n# only a comment\n---\na: 1\n---\n").manifests).toHaveLength(1);
  });

  it("reads the good ones beside a broken one, and says where that is", () => {
    const { manifests, problems } = read("a: 1\n---\nb: [1\nc: 2\n---\nd: 1\n");
    expect(manifests.map(({ value }) => printJson(value))).toContain('{"a":1}');
    expect(problems[0]?.place.line).toBeGreaterThanOrEqual(3);
  });

  it("says where text stands that kubectl does not read", () => {
    const { manifests, problems, ignored } = read("a: 1\n...\nb: 1\n---\nc: 1\n");
    expect(manifests).toHaveLength(2);
    expect(problems).toEqual([]);
    expect(ignored).toEqual([{ line: 3, column: 1 }]);
  });

  it("finds the place of a field, a list item, a merged field and a missing one", () => {
    const text = "base: &b\n  x: 1\nspec:\n  <<: *b\n  items:\n  - name: one\n  - name: two\n";
    const [manifest] = read(text).manifests;
    expect(manifest?.locate("/spec/items/1/name")).toEqual({ line: 7, column: 5 });
    expect(manifest?.locate("/spec/items/1")).toEqual({ line: 7, column: 5 });
    expect(manifest?.locate("/spec/x")).toEqual({ line: 2, column: 3 });
    expect(manifest?.locate("/spec/nothing/here")).toEqual({ line: 3, column: 1 });
    expect(manifest?.locate("")).toEqual({ line: 1, column: 1 });
  });
});

describe("nothing to read is no problem", () => {
  it.each([
    ["an empty file", ""],
    ["a blank file", " \n\n"],
    ["only comments", "# nothing\n"],
    ["only marks", "---\n---\n"],
    ["only null", "~\n---\nnull\n"],
  ])("%s", (_, text) => {
    expect(read(text)).toEqual({ manifests: [], problems: [], ignored: [], comments: [] });
  });
});

describe("bad input: one clear problem with its place", () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${["b", "c", "d", "e", "f", "g", "h", "i"]
    .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[index]}`).join()}]`)
    .join("\n")}\n`;

  it.each([
    ["a binary file", "a\0b", "control characters are not allowed"],
    ["duplicate keys", "a: 1\nb: 2\na: 3\n", "has this key already"],
    ["tabs", "a:\n\tb: 1\n", "cannot start any token"],
    ["NaN", "a: .nan\n", "no JSON form"],
    ["an alias bomb", bomb, "excessive aliasing"],
    ["an unknown alias, which may be a password without quotes", "a: *nobody\n", "unknown anchor referenced"],
    ["10,000 levels", "[".repeat(10_000), "nested too deep"],
  ])("%s", (_, text, message) => {
    const { manifests, problems } = read(text);
    expect(manifests).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message.toLowerCase()).toContain(message.toLowerCase());
    expect(problems[0]?.message).not.toContain("\n");
    expect(problems[0]?.place.line).toBeGreaterThan(0);
  });

  it("a file that is too large", () => {
    const { problems } = readManifests(new Uint8Array(maximumManifestBytes + 1).fill(0x20));
    expect(problems[0]?.message).toContain("too large");
  });

  it("invalid UTF-8", () => {
    expect(readManifests(Uint8Array.of(0x61, 0xff)).problems[0]?.message).toBe(
      "the document is not UTF-8 text",
    );
  });

  it("never throws, whatever the bytes", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          fc.string({ maxLength: 300 }).map((text) => new TextEncoder().encode(text)),
        ),
        (bytes) => {
          const { problems } = readManifests(bytes);
          for (const { message } of problems) expect(message).not.toContain("\n");
          for (const { place } of problems) expect(place.line * place.column).toBeGreaterThan(0);
        },
      ),
    );
  });

  it("reads every JSON text exactly", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const value: Value | undefined = read(text).manifests[0]?.value;
        if (value === undefined || !isObject(value)) return;
        expect(JSON.parse(printJson(value))).toEqual(JSON.parse(text));
      }),
    );
  });
});
