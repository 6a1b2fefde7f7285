// Numbers and names of the binary format are read as they were written, and nothing is read beyond the end.
import { ByteWriter } from "@palisade/language";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EvaluationError } from "../../evaluation-error.js";
import { ByteReader } from "./byte-reader.js";

const readerOf = (...bytes: readonly number[]): ByteReader => new ByteReader(Uint8Array.from(bytes));
const repeated = (count: number, ...last: readonly number[]): number[] => [
  ...new Array<number>(count).fill(0x80),
  ...last,
];

test("what was written is read again, with nothing left", () => {
  const item = fc.oneof(
    fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    fc.string({ unit: "grapheme" }),
    fc.uint8Array({ maxLength: 200 }),
  );
  fc.assert(
    fc.property(fc.array(item), (items) => {
      const writer = new ByteWriter();
      for (const each of items) {
        if (typeof each === "number") writer.unsigned(each);
        else if (typeof each === "string") writer.name(each);
        else writer.sized(each);
      }
      const written = writer.finish();
      expect(writer.length).toBe(written.length);
      const reader = new ByteReader(written);
      for (const each of items) {
        if (typeof each === "number") expect(reader.unsigned()).toBe(each);
        else if (typeof each === "string") expect(reader.name()).toBe(each);
        else expect([...reader.bytes(reader.unsigned())]).toEqual([...each]);
      }
      expect(reader.done).toBe(true);
      expect(reader.at).toBe(writer.length);
    }),
  );
});

describe("a reader", () => {
  const cutOff = "the module cannot be loaded: it is cut off";
  const tooLarge = "the module cannot be loaded: one of its numbers is too large";

  test.each<[string, () => unknown, string]>([
    ["a byte of none", () => readerOf().byte(), cutOff],
    ["two bytes of one", () => readerOf(1).bytes(2), cutOff],
    ["a number without its end", () => readerOf(0x80).unsigned(), cutOff],
    ["a name that is longer than what follows", () => readerOf(3, 0x61, 0x62).name(), cutOff],
    ["2^32", () => readerOf(...repeated(4), 0x10).unsigned(), tooLarge],
    ["a number of six bytes", () => readerOf(...repeated(5), 0x01).unsigned(), tooLarge],
    ["nothing in six bytes", () => readerOf(...repeated(5), 0x00).unsigned(), tooLarge],
    ["an integer of eleven bytes", () => readerOf(...repeated(10), 0).skipInteger(), tooLarge],
    ["a list of more than there is", () => readerOf(2, 1).vector((reader) => reader.byte()), cutOff],
    ["a byte beyond the end it was given", () => new ByteReader(Uint8Array.of(1, 2), 1, 1).byte(), cutOff],
  ])("refuses %s", (_, read, message) => {
    expect(read).toThrow(new EvaluationError("invalid_module", message));
  });

  test("passes over integers of up to ten bytes", () => {
    const reader = readerOf(...repeated(9), 0x7f, 5);
    reader.skipInteger();
    expect(reader.byte()).toBe(5);
  });

  test("gives what it passed over, and lists", () => {
    const reader = readerOf(9, 2, 7, 8, 6);
    reader.byte();
    const start = reader.at;
    expect(reader.vector((each) => each.byte())).toEqual([7, 8]);
    expect([...reader.slice(start)]).toEqual([2, 7, 8]);
    expect([...reader.bytes(1)]).toEqual([6]);
    expect([...reader.bytes(0)]).toEqual([]);
    expect(reader.done).toBe(true);
  });
});
