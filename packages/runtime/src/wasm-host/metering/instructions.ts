// The instructions that a module may have, by what follows their opcodes.
import type { EvaluationError } from "../../evaluation-error.js";
import type { ByteReader } from "./byte-reader.js";
import { invalidModule } from "./invalid-module.js";

export const opcodes = {
  unreachable: 0x00,
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  else: 0x05,
  end: 0x0b,
  call: 0x10,
  indirectCall: 0x11,
  localGet: 0x20,
  localTee: 0x22,
  globalGet: 0x23,
  globalSet: 0x24,
  memorySize: 0x3f,
  memoryGrow: 0x40,
  constant32: 0x41,
  constant64: 0x42,
  less64: 0x53,
  greater64: 0x55,
  add64: 0x7c,
  subtract64: 0x7d,
  shiftRight64: 0x88,
  extend: 0xad,
  truncate: 0xb0,
  bulk: 0xfc,
} as const;

/** Types of values, and the one of blocks that take and give none. */
export const types = {
  i32: 0x7f,
  i64: 0x7e,
  f64: 0x7c,
  function: 0x60,
  reference: 0x70,
  none: 0x40,
} as const;

/** Instructions after the prefix `bulk` that take as long as the number on top of the stack says. */
export const bulk = { initialize: 8, drop: 9, copy: 10, fill: 11 } as const;

/** Passes over what follows an opcode. */
type Skip = (reader: ByteReader) => void;

const none: Skip = () => undefined;
const integer: Skip = (reader) => reader.skipInteger();
const twoIntegers: Skip = (reader) => {
  reader.skipInteger();
  reader.skipInteger();
};
const bytes =
  (count: number): Skip =>
  (reader) => {
    reader.bytes(count);
  };
const integers: Skip = (reader) => {
  for (let count = reader.unsigned(); count > 0; count--) reader.skipInteger();
};
/** Bits from here on say that a memory's number follows; there is one memory only. */
const alignments = 0x40;
const access: Skip = (reader) => {
  if (reader.unsigned() >= alignments) throw invalidModule("it has instructions for a second memory");
  reader.skipInteger();
};

/** WASM 2.0 without vectors and without what changes tables; neither exceptions nor threads. */
const immediates = table([
  [0x00, 0x01, none], // unreachable, nop
  [0x02, 0x04, integer], // block, loop, if: the block's type
  [0x05, 0x05, none], // else
  [0x0b, 0x0b, none], // end
  [0x0c, 0x0d, integer], // br, br_if
  [
    0x0e, // br_table
    0x0e,
    (reader) => {
      integers(reader);
      reader.skipInteger();
    },
  ],
  [0x0f, 0x0f, none], // return
  [0x10, 0x10, integer], // call
  [0x11, 0x11, twoIntegers], // call_indirect
  [0x1a, 0x1b, none], // drop, select
  [0x1c, 0x1c, integers], // select with types
  [0x20, 0x24, integer], // locals, globals
  [0x28, 0x3e, access], // loads and stores
  [0x3f, 0x42, integer], // memory.size, memory.grow, i32.const, i64.const
  [0x43, 0x43, bytes(4)], // f32.const
  [0x44, 0x44, bytes(8)], // f64.const
  [0x45, 0xc4, none], // comparisons, arithmetic, conversions
]);

/** After the prefix `bulk`. */
const bulkImmediates = table([
  [0, 7, none], // conversions that saturate
  [bulk.initialize, bulk.initialize, twoIntegers],
  [bulk.drop, bulk.drop, integer],
  [bulk.copy, bulk.copy, twoIntegers],
  [bulk.fill, bulk.fill, integer],
]);

function table(
  ranges: readonly (readonly [first: number, last: number, skip: Skip])[],
): (Skip | undefined)[] {
  const skips = new Array<Skip | undefined>(256);
  for (const [first, last, skip] of ranges) skips.fill(skip, first, last + 1);
  return skips;
}

/** Passes over the rest of an instruction. @throws {EvaluationError} for one that a module may not have. */
export function skipImmediates(opcode: number, reader: ByteReader): void {
  const skip = immediates[opcode];
  if (skip === undefined) throw unknownInstruction(opcode.toString(16));
  skip(reader);
}

/** The number after the prefix `bulk`; the rest of the instruction is passed over. */
export function readBulk(reader: ByteReader): number {
  const number = reader.unsigned();
  const skip = bulkImmediates[number];
  if (skip === undefined) throw unknownInstruction(`fc ${number}`);
  skip(reader);
  return number;
}

function unknownInstruction(name: string): EvaluationError {
  return invalidModule(`it has an instruction (0x${name}) that no policy needs`);
}

const constantOpcodes: ReadonlySet<number> = new Set([
  opcodes.constant32,
  opcodes.constant64,
  opcodes.globalGet,
  0x43, // f32.const
  0x44, // f64.const
]);

/** Passes over the expression that a global starts with. */
export function skipConstant(reader: ByteReader): void {
  for (let opcode = reader.byte(); opcode !== opcodes.end; opcode = reader.byte()) {
    if (!constantOpcodes.has(opcode))
      throw invalidModule("one of its globals starts with what is no constant");
    skipImmediates(opcode, reader);
  }
}
