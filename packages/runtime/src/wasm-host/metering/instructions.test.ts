// Each opcode passes over exactly what the binary format puts after it, or is refused by its number.
import { expect, test } from "vitest";
import { EvaluationError } from "../../evaluation-error.js";
import { ByteReader } from "./byte-reader.js";
import { readBulk, skipConstant, skipImmediates } from "./instructions.js";

/** An integer of one byte, and one of three. */
const [short, long] = [[0x3f], [0x80, 0x81, 0x02]];
const twice = [...short, ...long];
/** Opcodes from the first to the last, and immediates that they may have; `[]` has none. */
type Row = readonly [first: number, last: number, ...immediates: (readonly number[])[]];
const format: readonly Row[] = [
  [0x00, 0x01, []],
  [0x02, 0x04, short, long],
  [0x05, 0x05, []],
  [0x0b, 0x0b, []],
  [0x0c, 0x0d, short, long],
  [0x0e, 0x0e, [0, ...short], [0, ...long], [2, ...twice, ...long]],
  [0x0f, 0x0f, []],
  [0x10, 0x10, short, long],
  [0x11, 0x11, twice, [...long, ...short]],
  [0x1a, 0x1b, []],
  [0x1c, 0x1c, [1, 0x7f], [2, ...twice], [0]],
  [0x20, 0x24, short, long],
  [0x28, 0x3e, twice, [0, ...long]],
  [0x3f, 0x42, short, long],
  [0x43, 0x43, [0x80, 0x80, 0x80, 0x80]],
  [0x44, 0x44, [1, 2, 3, 4, 0x85, 0x86, 0x87, 0x88]],
  [0x45, 0xc4, []],
];
const bulkFormat: readonly Row[] = [
  [0, 7, []],
  [8, 8, twice],
  [9, 9, long],
  [10, 10, twice],
  [11, 11, long],
];

/** How many bytes are passed over of these, after which others come. */
function passed(bytes: readonly number[], pass: (reader: ByteReader) => void): number | string {
  const reader = new ByteReader(Uint8Array.from([...bytes, ...new Array<number>(16).fill(1)]));
  try {
    pass(reader);
    return reader.at;
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return error.message;
  }
}

const row = (table: readonly Row[], code: number) =>
  table.find(([first, last]) => first <= code && code <= last);
const opcodes = Array.from({ length: 256 }, (_, opcode) => opcode);

test.each(opcodes)("opcode %i", (opcode) => {
  const [, , ...immediates] = row(format, opcode) ?? [0, 0];
  for (const bytes of immediates) {
    expect(passed(bytes, (reader) => skipImmediates(opcode, reader))).toBe(bytes.length);
  }
  if (immediates.length > 0) return;
  expect(passed([], (reader) => skipImmediates(opcode, reader))).toBe(
    `the module cannot be loaded: it has an instruction (0x${opcode.toString(16)}) that no policy needs`,
  );
});

test.each(opcodes.slice(0, 128))("bulk instruction %i", (number) => {
  const [, , ...immediates] = row(bulkFormat, number) ?? [0, 0];
  for (const bytes of immediates) {
    expect(passed([number, ...bytes], (reader) => expect(readBulk(reader)).toBe(number))).toBe(
      1 + bytes.length,
    );
  }
  if (immediates.length > 0) return;
  expect(passed([number], readBulk)).toBe(
    `the module cannot be loaded: it has an instruction (0xfc ${number}) that no policy needs`,
  );
});

test("an access to a second memory is refused", () => {
  expect(passed([0x40, 0, 0], (reader) => skipImmediates(0x28, reader))).toBe(
    "the module cannot be loaded: it has instructions for a second memory",
  );
});

const noConstant = "the module cannot be loaded: one of its globals starts with what is no constant";

test.each<[string, readonly number[], number | string]>([
  ["nothing", [0x0b], 1],
  ["an i32", [0x41, ...long, 0x0b], 5],
  ["an i64", [0x42, ...long, 0x0b], 5],
  ["an f32", [0x43, 0x0b, 0x0b, 0x0b, 0x0b, 0x0b], 6],
  ["an f64", [0x44, 0, 0, 0, 0, 0, 0, 0x0b, 0x0b, 0x0b], 10],
  ["another global", [0x23, ...long, 0x0b], 5],
  ["two constants", [0x41, 1, 0x41, 2, 0x0b], 5],
  ["a sum", [0x41, 1, 0x41, 2, 0x6a, 0x0b], noConstant],
  ["a function", [0xd2, 0, 0x0b], noConstant],
  ["a call", [0x10, 0, 0x0b], noConstant],
])("a global that starts with %s", (_, bytes, want) => {
  expect(passed(bytes, skipConstant)).toBe(want);
});
