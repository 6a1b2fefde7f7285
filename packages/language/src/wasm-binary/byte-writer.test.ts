// Integers of the binary format are written in as few bytes as they take.
import { expect, test } from "vitest";
import { ByteWriter } from "./byte-writer.js";

const bytesOf = (write: (writer: ByteWriter) => ByteWriter): number[] => [
  ...write(new ByteWriter()).finish(),
];
const repeated = (count: number, ...last: readonly number[]): number[] => [
  ...new Array<number>(count).fill(0x80),
  ...last,
];

test.each<[number, readonly number[]]>([
  [0, [0]],
  [127, [0x7f]],
  [128, [0x80, 1]],
  [2 ** 32 - 1, [0xff, 0xff, 0xff, 0xff, 0x0f]],
])("the number %d", (value, bytes) => {
  expect(bytesOf((writer) => writer.unsigned(value))).toEqual(bytes);
});

test.each<[number, readonly number[]]>([
  [63, [63]],
  [64, [0xc0, 0]],
  [-1, [0x7f]],
  [-64, [0x40]],
  [-65, [0xbf, 0x7f]],
  [2 ** 31, repeated(4, 0x78)],
])("%d of 32 bits", (value, bytes) => {
  expect(bytesOf((writer) => writer.signed(value))).toEqual(bytes);
});

test.each<[bigint, readonly number[]]>([
  [0n, [0]],
  [63n, [63]],
  [64n, [0xc0, 0]],
  [127n, [0xff, 0]],
  [8191n, [0xff, 0x3f]],
  [8192n, [0x80, 0xc0, 0]],
  [2n ** 40n, repeated(5, 0x20)],
  [-1n, [0x7f]],
  [-(2n ** 63n), repeated(9, 0x7f)],
])("%d of 64 bits", (value, bytes) => {
  expect(bytesOf((writer) => writer.signed64(value))).toEqual(bytes);
});

test("what was written stays as it was when more is written", () => {
  const writer = new ByteWriter().bytes([1, 2]);
  const before = writer.finish();
  writer.byte(3).name("é");
  expect([...before]).toEqual([1, 2]);
  expect([...writer.finish()]).toEqual([1, 2, 3, 2, 0xc3, 0xa9]);
  expect(writer.length).toBe(6);
});
