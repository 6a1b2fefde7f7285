// The JSON codec: what it reads is what the reference implementation reads.
import { maximumDepth, parseJson, printJson } from "@palisade/language";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LibraryHost } from "./library-host.js";

const host = new LibraryHost();

function roundTrip(text: string | Uint8Array): string | undefined {
  const mark = host.export("opa_heap_ptr_get")();
  const value = host.parseJson(text);
  const printed = value === 0 ? undefined : host.dumpJson(value);
  host.export("opa_heap_ptr_set")(mark);
  return printed;
}

function expected(text: string): string | undefined {
  try {
    return printJson(parseJson(text));
  } catch {
    return undefined;
  }
}

describe("opa_json_parse and opa_json_dump", () => {
  test.each([
    "null",
    " true ",
    "[false]",
    "0",
    "-0",
    "-1",
    "9223372036854775807",
    "-9223372036854775808",
    "9223372036854775808",
    "123456789012345678",
    "1234567890123456789012345678901234567890",
    "1.0",
    "1.50",
    "1e3",
    "1E-7",
    "-2.5e300",
    "1e999999999",
    '""',
    '"a"',
    '"\\u0000\\u001f\\b\\f\\n\\r\\t\\"\\\\\\/"',
    '"\\ud83d\\ude00 ü 漢 😀"',
    '"0123456789abcdef\\n0123456789"',
    '{"b":1,"a":{"d":[1,2,{}],"c":null},"":[]}',
    '{"a":1,"a":2}',
    '{"__proto__":1}',
    "[1,\t2,\r\n3]",
  ])("%s", (text) => {
    expect(roundTrip(text)).toBe(expected(text));
  });

  test.each([
    "",
    " ",
    "{",
    "[",
    "[1",
    "[1,",
    "[1,]",
    '{"a"',
    '{"a":',
    '{"a":1',
    '{"a":1,',
    '{"a":1,}',
    "{1:2}",
    '"',
    '"a',
    '"\\',
    '"\\"',
    '"\\x"',
    '"\\u12"',
    '"\\u12g4"',
    '"\\ud800\\u12"',
    '"\n"',
    '"\u0000"',
    "01",
    "+1",
    ".5",
    "1.",
    "1e",
    "1e+",
    "-",
    "- 1",
    "nul",
    "nulL",
    "tru",
    "fals",
    "1 2",
    "{}x",
    "NaN",
    "set()",
    "\u00a0 1",
  ])("refuses %j", (text) => {
    expect(expected(text)).toBeUndefined();
    expect(roundTrip(text)).toBeUndefined();
  });

  test.each([
    ["lone continuation", [0x22, 0x80, 0x22]],
    ["overlong", [0x22, 0xc0, 0xaf, 0x22]],
    ["overlong, three bytes", [0x22, 0xe0, 0x80, 0xaf, 0x22]],
    ["surrogate", [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ["beyond Unicode", [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22]],
    ["truncated", [0x22, 0xe2, 0x82, 0x22]],
    ["after an escape", [0x22, 0x5c, 0x6e, 0xff, 0x22]],
  ])("refuses invalid UTF-8: %s", (_, bytes) => {
    expect(roundTrip(Uint8Array.from(bytes))).toBeUndefined();
  });

  test("an unpaired surrogate becomes U+FFFD", () => {
    expect(roundTrip('"\\ud800"')).toBe('"\ufffd"');
    expect(roundTrip('"\\udc00\\ud800\\u0041"')).toBe('"\ufffd\ufffdA"');
  });

  test("nesting is limited where the reference limits it", () => {
    for (const depth of [maximumDepth - 1, maximumDepth, maximumDepth + 1, maximumDepth + 2, 200_000]) {
      const text = "[".repeat(depth) + "]".repeat(depth);
      expect(roundTrip(text) === undefined, String(depth)).toBe(expected(text) === undefined);
      expect(roundTrip('{"a":'.repeat(depth))).toBeUndefined();
    }
  });

  test("any JSON text comes back as the reference prints it", () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: "binary" }), fc.boolean(), (text, pretty) => {
        const source = pretty ? JSON.stringify(JSON.parse(text), null, 2) : text;
        expect(roundTrip(source)).toBe(expected(source));
      }),
    );
  });

  test("any damaged text is read or refused as the reference does", () => {
    const damaged = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom("", "{", "[", '"', ",", ":", "1", "-", ".", "e", "\\", " "))
      .map(([text, at, mark]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + mark + text.slice(place + 1);
      });
    fc.assert(
      fc.property(damaged, (text) => {
        fc.pre(text.isWellFormed() && !/\\u[dD][89a-fA-F]/.test(text));
        expect(roundTrip(text)).toBe(expected(text));
      }),
      { numRuns: 500 },
    );
  });

  test("any bytes are read or refused, never a trap", () => {
    const marks = fc.constantFrom(
      ...new TextEncoder().encode('{}[]",:\\u0123dD89-.eE tfn s'),
      0,
      0x80,
      0xc3,
      0xa9,
      0xff,
    );
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.array(marks, { maxLength: 40 }));
    fc.assert(
      fc.property(bytes, (array) => {
        const source = Uint8Array.from(array);
        let text: string | undefined;
        try {
          text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(source);
        } catch {
          text = undefined;
        }
        const printed = roundTrip(source);
        if (text === undefined) expect(printed).toBeUndefined();
        else if (!text.includes("\\u")) expect(printed).toBe(expected(text));
        host.export("opa_value_parse")(...host.putBytes(source));
      }),
      { numRuns: 2000 },
    );
  });

  test("terms keep bytes that are no UTF-8", () => {
    const [address, length] = host.putBytes(Uint8Array.from([0x22, 0xff, 0x5c, 0x6e, 0xc3, 0x22]));
    const value = host.export("opa_value_parse")(address, length);
    expect(host.export("value_length")(value)).toBe(3);
    expect(host.dumpTerm(value)).toBe('"\udcff\\n\udcc3"');
  });

  test("terms: sets and keys of any kind", () => {
    for (const [text, printed] of [
      ["{3, 1, 2, 1}", "{1,2,3}"],
      ["set( )", "set()"],
      ["{}", "{}"],
      ['{{1}: {"a"}, [2]: set(), 1.0: null}', '{1.0:null,[2]:set(),{1}:{"a"}}'],
    ] as const) {
      expect(host.dumpTerm(host.parseTerm(text))).toBe(printed);
    }
    expect(host.parseTerm("{1,}")).toBe(0);
    expect(host.parseTerm("{1:2,3}")).toBe(0);
    expect(host.parseTerm("set(")).toBe(0);
    expect(host.dumpJson(host.parseTerm('{["a\\n"]: {2, 1}, "k": 1}'))).toBe(
      '{"k":1,"[\\"a\\\\n\\"]":[1,2]}',
    );
  });
});
