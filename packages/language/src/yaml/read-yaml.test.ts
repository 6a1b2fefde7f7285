import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printJson } from "../values/json.js";
import type { ScalarTableName } from "./build/scalar-tables.js";
import { readYaml } from "./read-yaml.js";

const read = (input: string | Uint8Array, scalars: ScalarTableName = "kubernetes") =>
  readYaml(typeof input === "string" ? new TextEncoder().encode(input) : input, { scalars });

/** The values that were read, then what could not be, each with its place. */
function told(input: string | Uint8Array, scalars: ScalarTableName = "kubernetes"): readonly string[] {
  const { documents, problems } = read(input, scalars);
  return [
    ...documents.map(({ value }) => printJson(value)),
    ...problems.map(({ message, place }) => `${place.line}:${place.column} ${message}`),
  ];
}

describe("unquoted scalars, as kubectl and as OPA read them", () => {
  it.each([
    ["yes", "true", '"yes"'],
    ["N", "false", '"N"'],
    ["TRUE", "true", "true"],
    ["tRUE", '"tRUE"', '"tRUE"'],
    ["~", "null", "null"],
    ["2e3", "2000", "2000"],
    ["0e0", "0", "0"],
    ["-1.5E+2", "-150", "-150"],
    ["2e400", '"2e400"', '"2e400"'],
    [".25", "0.25", "0.25"],
    [".2_5", "0.25", "0.25"],
    ["._5", '"._5"', '"._5"'],
    ["3.", "3", "3"],
    ["-0.0", "0", "-0"],
    ["0755", "493", "493"],
    ["0789", "789", "789"],
    ["0o17", "15", "15"],
    ["0o-7", '"0o-7"', "-7"],
    ["0b-11", "-3", "-3"],
    ["0x_F", "15", "15"],
    ["1_0", "10", "10"],
    ["9223372036854775807", "9223372036854775807", "9223372036854775807"],
    // kubectl sends what needs the 64th bit as a double.
    ["18446744073709551615", "18446744073709552000", "18446744073709551615"],
    ["+18446744073709551615", "18446744073709552000", "18446744073709552000"],
    ["18446744073709551616", "18446744073709552000", "18446744073709552000"],
    ["1e21", "1e+21", "1e+21"],
    ["12:30", '"12:30"', '"12:30"'],
    ["2020-02-02", '"2020-02-02"', '"2020-02-02"'],
    ["<<", '"<<"', '"<<"'],
    ["! 5", '"5"', "5"],
    ["!!str 5", '"5"', '"5"'],
    ["!!float 5", "5", "5"],
    ['!!int "5"', "5", "5"],
    ["!local 5", '"5"', '"5"'],
    ["!<!!int> 5", '"5"', "5"],
    ["!!binary aGVsbG8=", '"hello"', '"hello"'],
    ["!!binary /w==", '"\ufffd"', '"\ufffd"'],
    ["!!timestamp 2020-2-2", '"2020-2-2"', '"2020-02-02T00:00:00Z"'],
  ])("%s", (text, kubernetes, opa) => {
    expect(told(`k: ${text}\n`)).toEqual([`{"k":${kubernetes}}`]);
    expect(told(`k: ${text}\n`, "opa")).toEqual([`{"k":${opa}}`]);
  });

  it.each([
    ["k: .nan", "1:4 the number has no JSON form"],
    ["k: -.Inf", "1:4 the number has no JSON form"],
    ["k: !!int secret", "1:4 cannot decode the value as a !!int"],
    ["k: !!float 18446744073709551615", "1:4 cannot decode the value as a !!float"],
    ["k: !!binary secret", "1:4 !!binary value contains invalid base64 data"],
    ["k: !e!x y", "1:4 invalid YAML: found undefined tag handle"],
  ])("%s is refused without its value", (text, problem) => {
    expect(told(text)).toEqual([problem]);
  });
});

describe("keys", () => {
  it("have texts in JSON", () => {
    expect(told("1: a\n0x10: b\n1.50: c\nyes: d\n2020-01-01: e\n!!binary aGk=: f\n")).toEqual([
      '{"1":"a","1.5":"c","16":"b","2020-01-01":"e","hi":"f","true":"d"}',
    ]);
  });

  it.each([
    ["a: 1\n? {b: 1}\n: c\n", "2:3 a list or a mapping cannot be a key"],
    ["? [a]\n: c\n", "1:3 a list or a mapping cannot be a key"],
    ["replicas: {{ .Values.count }}\n", "1:12 a list or a mapping cannot be a key"],
    ["~: a\n", "1:1 the key has no JSON form"],
    ["18446744073709551615: a\n", "1:1 the key has no JSON form"],
    ["a: 1\nb: 2\na: 3\n", "3:1 the mapping has this key already"],
    ['1: a\n"1": b\n', "2:1 the mapping has a key with this text already"],
    ["a: {b: 1}: 2\n", "1:10 invalid YAML: mapping values are not allowed in this context"],
  ])("%j is refused", (text, problem) => {
    expect(told(text)).toEqual([problem]);
  });

  it("are data, whatever they are called", () => {
    expect(told("__proto__: {a: 1}\nconstructor: 2\n")).toEqual(['{"__proto__":{"a":1},"constructor":2}']);
    expect(({} as Record<string, unknown>)["a"]).toBeUndefined();
  });

  it("count as OPA counts them where they are repeated", () => {
    expect(told("a: 1\nb: 2\na: 3\n", "opa")).toEqual(['{"a":3,"b":2}']);
  });
});

describe("merge keys", () => {
  it.each([
    ["later entries win, merged or not", "root: no\n<<: {root: yes}\n", '{"root":true}', '{"root":"no"}'],
    ["the second of two wins", "<<: {a: 1}\n<<: {a: 2, b: 3}\n", '{"a":2,"b":3}', '{"a":1,"b":3}'],
    ["of a list, the first wins", "<<: [{a: 1}, {a: 2, b: 2}]\n", '{"a":1,"b":2}', '{"a":1,"b":2}'],
    ["quoted it is a key", "'<<': {a: 1}\n", '{"<<":{"a":1}}', '{"<<":{"a":1}}'],
    ["tagged it merges", '!!merge "<<": {a: 1}\n', '{"a":1}', '{"a":1}'],
    ["twice the same is no repetition", "x: &x {a: 1}\nz: {<<: [*x, *x]}\n", '{"x":{"a":1},"z":{"a":1}}'],
    ["what is replaced is not looked at", "<<: {a: .nan}\na: 1\n", '{"a":1}', '{"a":1}'],
  ])("%s", (_, text, kubernetes, opa = kubernetes) => {
    expect(told(text)).toEqual([kubernetes]);
    expect(told(text, "opa")).toEqual([opa]);
  });

  it.each(["5", "~", "[5]", "text", "[[]]"])("<<: %s is an error of that document only", (value) => {
    const column = value.startsWith("[") ? 6 : 5;
    expect(told(`a: 1\n---\n<<: ${value}\n---\nb: 1\n`)).toEqual([
      '{"a":1}',
      '{"b":1}',
      `3:${column} map merge requires map or sequence of maps as the value`,
    ]);
  });
});

describe("lines and characters", () => {
  it.each([
    ["a lone CR", "# note\ra: 1\rb: 2\r"],
    ["U+0085", "# note\u0085a: 1\u0085b: 2\u0085"],
    ["U+2028", "# note\u2028a: 1\u2028b: 2\u2028"],
    ["CR LF", "# note\r\na: 1\r\nb: 2\r\n"],
  ])("%s ends a line", (_, text) => {
    expect(told(text)).toEqual(['{"a":1,"b":2}']);
    expect(told(text, "opa")).toEqual(['{"a":1,"b":2}']);
    expect(read(text).documents[0]?.locate("/b")).toEqual({ line: 3, column: 1 });
  });

  it("ends lines inside scalars, too", () => {
    expect(told("a: |\n  x\r  y\n")).toEqual(['{"a":"x\\ny\\n"}']);
    expect(told("a: x\u0085  y\n")).toEqual(['{"a":"x y"}']);
    expect(told("a: >\n  x\n  y\u2028  z\n")).toEqual(['{"a":"x y\u2028z\\n"}']);
  });

  it("takes a CR before CR LF for one line's end, as kubectl's line reader does", () => {
    expect(told("a: 'x\r\r\ny'\n")).toEqual(['{"a":"x y"}']);
    expect(told("a: 'x\r\r\ny'\n", "opa")).toEqual(['{"a":"x\\ny"}']);
  });

  it("drops a byte order mark at the start of the text and of a document", () => {
    expect(told("\ufeffa: 1\n---\n\ufeffb: 1\n")).toEqual(['{"a":1}', '{"b":1}']);
  });

  it("refuses one inside a document, where Go's reader drops characters by chance", () => {
    expect(told("---\n\ufeffa: 1\n---\nb: 1\n")).toEqual([
      '{"b":1}',
      "2:1 a byte order mark (U+FEFF) stands inside the text",
    ]);
  });

  it("reads UTF-16 with a mark, documents and all", () => {
    const text = "a: é😀\n---\nb: 1\n";
    const little = Uint8Array.from([0xff, 0xfe, ...new Uint8Array(Uint16Array.from(units(text)).buffer)]);
    const big = little.map((_, index) => little[index ^ 1] ?? 0);
    for (const bytes of [little, big]) expect(told(bytes)).toEqual(['{"a":"é😀"}', '{"b":1}']);
    expect(told(little.subarray(0, -1))[0]).toBe('{"a":"é😀"}');
  });

  it("keeps broken UTF-8 to the document it stands in", () => {
    const bytes = new TextEncoder().encode("a: 1\n---\nb: ?\n---\nc: 1\n");
    expect(told(bytes.map((byte) => (byte === 0x3f ? 0xff : byte)))).toEqual([
      '{"a":1}',
      '{"c":1}',
      "3:4 the document is not UTF-8 text",
    ]);
  });

  it.each([
    ["a: {\tb: 1}\n", ['{"a":{"b":1}}']],
    ["a:\t1\n", ['{"a":1}']],
    ["a:\n\tb: 1\n", ["2:1 invalid YAML: found character that cannot start any token, and this is a tab"]],
    ["-\ta: 1\n", ["1:2 invalid YAML: found character that cannot start any token, and this is a tab"]],
    ["a: \u0007\n", ["1:4 invalid YAML: control characters are not allowed"]],
    ["a: \u007f\n", ["1:4 invalid YAML: control characters are not allowed"]],
  ])("%j", (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it("passes tabs before comments where OPA's reader does", () => {
    expect(told("# a\n\t# b\nc: 1\n", "opa")).toEqual(['{"c":1}']);
    expect(told("# a\n\t# b\nc: 1\n")).toEqual([
      "2:1 invalid YAML: found character that cannot start any token, and this is a tab",
    ]);
  });
});

function units(text: string): number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}

describe("streams", () => {
  it.each([
    ["nothing", ""],
    ["a comment", "# note\n"],
    ["marks", "---\n---\n"],
    ["nulls", "~\n---\nnull\n---\n# c\n"],
  ])("%s is no document and no problem", (_, text) => {
    expect(told(text)).toEqual([]);
  });

  it("ends a document only at `---` alone or before a comment", () => {
    expect(told("a: 1\n--- # next\nb: 1\n--- c: 1\n---\nd: 1\n")).toEqual([
      '{"a":1}',
      '{"d":1}',
      "4:1 invalid YAML: invalid document separator: only a comment may follow `---` on its line",
    ]);
  });

  it("reads one document between separators, as kubectl does", () => {
    expect(told("a: 1\n...\nb: [\n---\nc: 1\n")).toEqual(['{"a":1}', '{"c":1}']);
    expect(told("a: 1\n...\nb: [\n", "opa")).toHaveLength(1);
    expect(read("a: 1\n...\nb: [\n", "opa").documents).toEqual([]);
  });

  it.each([
    ["a document behind `...`", "a: 1\n---\nb: 1\n...\n# c\nd: 1\n", [{ line: 6, column: 1 }]],
    ["behind several, and behind null", "~\n...\n...\n  b: 1\n", [{ line: 4, column: 3 }]],
    ["a directive", "a: 1\n...\n%YAML 1.1\n", [{ line: 3, column: 1 }]],
    ["a mapping behind a list in brackets", "[a]\nb: 1\n", [{ line: 2, column: 1 }]],
    [
      "no YAML",
      "a: 1\n...\n@\n---\nb: 1\n...\nc\n",
      [
        { line: 3, column: 1 },
        { line: 7, column: 1 },
      ],
    ],
    ["nothing but comments", "a: 1\n...\n# c\n...\n\n---\nb: 1\n...", []],
    ["JSON and YAML behind it", '{"a": 1}{"b": 1}\n', []],
  ])("says where kubectl passes over text: %s", (_, text, places) => {
    expect(read(text).ignored).toEqual(places);
    expect(read(text).problems).toEqual([]);
    expect(read(text, "opa").ignored).toEqual([]);
  });

  it("reads joined JSON, and YAML behind it", () => {
    expect(told('{"a": 1}{"b": 1e2}\n[3]\n')).toEqual(['{"a":1}', '{"b":100}', "[3]"]);
    expect(told('{"a": 1}\n---\nb: yes\n')).toEqual(['{"a":1}', '{"b":true}']);
    expect(told('{"a": 1} {"b": 1}\n---\nc: 1\n')).toEqual([
      '{"a":1}',
      '{"b":1}',
      "2:1 invalid JSON: expected a value",
    ]);
    expect(told("{a: yes}\n")).toEqual(['{"a":true}']);
  });

  it("keeps JSON's own rules in JSON", () => {
    expect(told('{"a": "\\/", "b": 1e400}')).toEqual(["1:18 cannot decode the value as a !!float"]);
    expect(told('{"a": 1, "a": 2}')).toEqual(["1:10 the mapping has this key already"]);
    expect(told('{"a": 12345678901234567890123}', "opa")).toEqual(['{"a":12345678901234567890123}']);
  });
});

describe("places", () => {
  it("of values are where these begin; where nothing is written of them, or they are not there, their fields'", () => {
    const text = "a: 1\nb:\n  c: &x [2]\nd:\ne: *x\nf: ''\n";
    const [document] = read(text).documents;
    const places = ["", "/a", "/b", "/b/c", "/b/c/0", "/d", "/e", "/e/0", "/f", "/b/none", "/none"].map(
      (pointer) => {
        const { line, column } = document?.locateValue(pointer) ?? {};
        return `${line}:${column}`;
      },
    );
    expect(places).toEqual(["1:1", "1:4", "3:3", "3:6", "3:10", "4:1", "5:4", "3:10", "6:4", "2:1", "1:1"]);
  });

  it("are found through aliases and merges, to the entry that counts", () => {
    const [document] = read(
      "base: &b\n  x: 1\n  z: 1\nuse:\n  x: 2\n  <<: *b\n  z: 3\nlist: [*b]\n",
    ).documents;
    expect(document?.locate("/use/x")).toEqual({ line: 2, column: 3 });
    expect(document?.locate("/use/z")).toEqual({ line: 7, column: 3 });
    expect(document?.locate("/list/0/z")).toEqual({ line: 3, column: 3 });
    expect(document?.locate("/list/0/w")).toEqual({ line: 8, column: 8 });
    expect(document?.locate("/list/-1")).toEqual({ line: 8, column: 1 });
  });

  it("follow OPA's own order: a mapping's keys, then earlier sources", () => {
    const text = "x: &x {a: 1, b: 1}\nuse:\n  <<: [*x, {b: 2, c: 2}]\n  a: 3\nlast: 1\nlast: 2\n";
    const [document] = read(text, "opa").documents;
    expect(document?.locate("/use/a")).toEqual({ line: 4, column: 3 });
    expect(document?.locate("/use/b")).toEqual({ line: 1, column: 14 });
    expect(document?.locate("/use/c")).toEqual({ line: 3, column: 19 });
    expect(document?.locate("/last")).toEqual({ line: 5, column: 1 });
    expect(document?.locate("/use/none")).toEqual({ line: 2, column: 1 });
  });

  it("go through keys that are numbers or aliases, by their texts", () => {
    const text = "a: &k name\n*k : 1\n0x10: 2\nyes: 3\n";
    const [document] = read(text).documents;
    expect(document?.locate("/name")).toEqual({ line: 2, column: 1 });
    expect(document?.locate("/16")).toEqual({ line: 3, column: 1 });
    expect(document?.locate("/true")).toEqual({ line: 4, column: 1 });
    expect(read(text, "opa").documents[0]?.locate("/yes")).toEqual({ line: 4, column: 1 });
  });

  it("are those of the whole text, in each document and in JSON", () => {
    const [, second] = read('{"a": 1}\n {"b": [1,\n 2], "c/d": 3}\n').documents;
    expect(second?.place).toEqual({ line: 2, column: 2 });
    expect(second?.locate("/b/1")).toEqual({ line: 3, column: 2 });
    expect(second?.locate("/c~1d")).toEqual({ line: 3, column: 6 });
  });
});

describe("limits", () => {
  it("refuse what is too large, too deep, or too many by its aliases", () => {
    const bomb = `a: &a [1,1,1,1,1,1,1,1,1,1]\n${[..."bcdefg"]
      .map((name, index) => `${name}: &${name} [${Array(10).fill(`*${"abcdef"[index]}`).join()}]`)
      .join("\n")}\n`;
    const codes = (text: string, options = {}) =>
      readYaml(text, { scalars: "kubernetes", ...options }).problems.map(({ code }) => code);
    expect(codes("a: 1", { maximumBytes: 3 })).toEqual(["too-large"]);
    expect(codes("[".repeat(5000))).toEqual(["too-deep"]);
    expect(codes("[1, 1, 1]", { maximumNodes: 3 })).toEqual(["too-many-nodes"]);
    expect(codes(bomb)).toEqual(["too-many-nodes"]);
    expect(codes("a: &a {b: *a}")).toEqual(["value"]);
  });

  it("hold for nesting that aliases make", () => {
    const chain = Array.from({ length: 30 }, (_, index) => `- &a${index + 1} [*a${index}]\n`).join("");
    const codes = (maximumDepth: number) =>
      readYaml(`- &a0 x\n${chain}`, { scalars: "kubernetes", maximumDepth }).problems.map(({ code }) => code);
    expect(codes(30)).toEqual(["too-deep"]);
    expect(codes(31)).toEqual([]);
  });

  it("do not come early for long lines of brackets", () => {
    expect(told(`[${"[],".repeat(5000)}]\n`)[0]).toHaveLength(2 + 5000 * 3 - 1);
  });
});

describe("whatever the bytes", () => {
  const piece = fc.constantFrom(
    ..."abk:-?{}[],&*!|>'\"#%@`\t\r\n ~<.0123456789\u0085\u2028\ufeffé😀\0".split(/(?:)/u),
    ...'a: |: &x|*x|<<: |- |\n  |\n---\n|!!int |%YAML 1.1\n|? |{"a": 1}|0x1F|.inf'.split("|"),
  );

  it("nothing is thrown, places are in the text, and no value is quoted", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.array(piece, { maxLength: 60 }).map((pieces) => new TextEncoder().encode(pieces.join(""))),
        ),
        (bytes) => {
          for (const scalars of ["kubernetes", "opa"] as const) {
            const { documents, problems } = readYaml(bytes, { scalars });
            for (const { place, locate } of documents) {
              expect(place.line * place.column).toBeGreaterThan(0);
              expect(locate("/a/0").line).toBeGreaterThan(0);
            }
            for (const { message, place } of problems) {
              expect(place.line * place.column).toBeGreaterThan(0);
              expect(message).not.toMatch(/[\r\n]/);
            }
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("JSON is read as JSON", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const [document] = read(`{"a":${text}}`, "opa").documents;
        expect(document && JSON.parse(printJson(document.value))).toEqual({ a: JSON.parse(text) });
      }),
    );
  });
});

describe("regions", () => {
  /** The part of the text that a region is. */
  const cut = (text: string, pointer: string): string | undefined => {
    const region = read(text).documents[0]?.regionOf(pointer);
    if (region === undefined) return undefined;
    const starts = [...text.matchAll(/^/gm)].map(({ index }) => index);
    const at = (line: number, column: number): number => (starts[line - 1] ?? 0) + column - 1;
    return text.slice(at(region.line, region.column), at(region.endLine, region.endColumn));
  };

  it.each([
    ["a: b # c\n", "/a", "a: b"],
    ["a: one\n  two \nb: 1\n", "/a", "a: one\n  two"],
    ["a: 'it''s' # c\n", "/a", "a: 'it''s'"],
    ['a: "x\\\n  y" \n', "/a", 'a: "x\\\n  y"'],
    ["a: |\n  x\n  y\n\n\nb: 1\n", "/a", "a: |\n  x\n  y"],
    ["a: |\n\nb: 1\n", "/a", "a: |"],
    ["a: &x !!str b\nc: *x\n", "/a", "a: &x !!str b"],
    ["a: &x b\nc: *x # c\n", "/c", "c: *x"],
    ["a:\n  b: c\n", "/a", "a"],
    ["a:\n  b: c\n", "", "a"],
    ["a: {b: c, d: [e]}\n", "/a", "a"],
    ["a: {b: c, d: [e]}\n", "/a/b", "b: c"],
    ["a: {b: c, d: [e]}\n", "/a/d/0", "e"],
    ["a:\n- b: c\n  d: e\n", "/a/0", "b"],
    ["a:\n- - b\n", "/a/0", "- b"],
    ["a: [{}, []]\n", "/a/0", "{"],
    ["a: [{}, []]\n", "/a/1", "["],
    ["a:\nb: 1\n", "/a", "a"],
    ["a: {b: c}\n", "/a/none", "a"],
    ['{"a": "b\\n", "c": [12, true]}', "/a", '"a": "b\\n"'],
    ['{"a": "b\\n", "c": [12, true]}', "/c", '"c"'],
    ['{"a": "b\\n", "c": [12, true]}', "/c/0", "12"],
    ['{"a": "b\\n", "c": [12, true]}', "/c/1", "true"],
  ])("%j at %s is %j", (text, pointer, part) => {
    expect(cut(text, pointer)).toBe(part);
  });

  it("are those of the text, in a later document, too", () => {
    const region = read("a: 1\n---\nb: 😀x\n").documents[1]?.regionOf("/b");
    expect(region).toEqual({ line: 3, column: 1, endLine: 3, endColumn: 7 });
  });
});
