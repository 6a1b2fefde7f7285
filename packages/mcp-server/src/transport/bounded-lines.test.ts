// Lines of a stream in whatever pieces it comes, and ids of requests that nothing else is known of.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BoundedLines, type Line } from "./bounded-lines.js";
import { scanRequestId } from "./scan-request-id.js";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function linesOf(chunks: readonly Uint8Array[], limit: number): readonly unknown[] {
  const lines = new BoundedLines(limit);
  const found: Line[] = chunks.flatMap((chunk) => [...lines.push(chunk)]);
  return [...found, ...lines.end()].map((line) =>
    line.kind === "line" ? decode(line.bytes) : { tooLong: line.id },
  );
}

/** Pieces of a text, cut at these places. */
function cut(text: string, places: readonly number[]): readonly Uint8Array[] {
  const bytes = encode(text);
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
}

describe("lines", () => {
  it("come whole, and the last without a line feed, too", () => {
    expect(linesOf([encode("a\nb"), encode("c\n\nd")], 10)).toEqual(["a", "bc", "", "d"]);
    expect(linesOf([], 10)).toEqual([]);
  });

  it("are the same however the stream is cut", () => {
    const text = '{"id":1}\n\n{"jsonrpc":"2.0","long":"12345678901234567890","id":"é"}\nend';
    const whole = linesOf([encode(text)], 20);
    expect(whole).toEqual(['{"id":1}', "", { tooLong: "é" }, "end"]);
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { maxLength: 20 }), (places) => {
        expect(linesOf(cut(text, places), 20)).toEqual(whole);
      }),
    );
  });

  it("have the limit's length at most: one byte more is too long", () => {
    expect(linesOf([encode("12345\n123456\n12345")], 5)).toEqual(["12345", { tooLong: null }, "12345"]);
  });

  it("that are too long leave nothing behind while they go by", () => {
    const lines = new BoundedLines(1000);
    for (let index = 0; index < 300; index++) {
      expect([...lines.push(new Uint8Array(100).fill(0x61))]).toEqual([]);
      expect(lines.held).toBeLessThanOrEqual(1000);
    }
    expect([...lines.push(encode("\nx"))]).toEqual([{ kind: "too-long", id: null }]);
    expect(lines.held).toBe(1);
  });
});

describe("the id of a request", () => {
  it("is found at the top level, wherever it stands", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue({ stringUnit: "binary" })),
        fc.oneof(fc.maxSafeInteger(), fc.string({ maxLength: 60 })),
        fc.boolean(),
        (members, id, isFirst) => {
          const rest = { ...members, params: { id: "inner", list: [{ id: 2 }] } };
          Reflect.deleteProperty(rest, "id");
          const text = JSON.stringify(
            isFirst ? { id, ...rest } : { ...rest, id },
            undefined,
            isFirst ? 1 : 0,
          );
          expect(scanRequestId(encode(text))).toEqual(JSON.parse(JSON.stringify(id)));
        },
      ),
    );
  });

  it.each([
    ["none", '{"a":1}'],
    ["two", '{"id":1,"id":1}'],
    ["two, one of them written otherwise", '{"id":1,"\\u0069d":2}'],
    ["null", '{"id":null}'],
    ["a fraction", '{"id":1.5}'],
    ["too large to be exact", '{"id":9007199254740993}'],
    ["an object", '{"id":{"a":1}}'],
    ["a list of one", '{"id":[1]}'],
    ["long", `{"id":"${"x".repeat(300)}"}`],
    ["inside only", '{"params":{"id":1}}'],
    ["in a list", '[{"id":1}]'],
    ["in a text", '"{\\"id\\":1}"'],
    ["broken", '{"id":01}'],
    ["no JSON at all", "]]]}:,id"],
  ])("is not guessed: %s", (_, text) => expect(scanRequestId(encode(text))).toBeNull());

  it("never fails, whatever the bytes", () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void scanRequestId(bytes)));
  });
});
