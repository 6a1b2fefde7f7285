// Finds where compiled code names functions, so that functions can be renumbered and dropped.
import { GenerateError } from "../../analysis/generate-error.js";
import type { ByteReader } from "./byte-reader.js";
import type { FunctionUse } from "./module.js";

/** Passes over an instruction's immediates. */
type Skip = (reader: ByteReader) => void;

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
  const count = reader.unsigned();
  for (let index = 0; index < count; index++) reader.skipInteger();
};
const memoryLane: Skip = (reader) => {
  twoIntegers(reader);
  reader.byte();
};

/** By opcode; those that are not here have no immediates. */
const immediates = new Map<number, Skip>([
  ...each(0x02, 0x04, integer), // block, loop, if: the block's type
  ...each(0x0c, 0x0d, integer), // br, br_if
  [
    0x0e, // br_table
    (reader) => {
      integers(reader);
      reader.skipInteger();
    },
  ],
  [0x11, twoIntegers], // call_indirect
  [0x13, twoIntegers], // return_call_indirect
  [0x1c, integers], // select with types
  ...each(0x20, 0x26, integer), // locals, globals, table entries
  ...each(0x28, 0x3e, twoIntegers), // loads and stores: alignment, offset
  ...each(0x3f, 0x42, integer), // memory.size, memory.grow, i32.const, i64.const
  [0x43, bytes(4)],
  [0x44, bytes(8)],
  [0xd0, integer], // ref.null
  [
    0xfc,
    (reader) => {
      const immediate = bulkImmediates.get(reader.unsigned());
      immediate?.(reader);
    },
  ],
  [
    0xfd,
    (reader) => {
      const immediate = vectorImmediates.get(reader.unsigned());
      immediate?.(reader);
    },
  ],
]);

/** After the prefix 0xfc: bulk memory and tables. */
const bulkImmediates = new Map<number, Skip>([
  [8, twoIntegers],
  [9, integer],
  [10, twoIntegers],
  [11, integer],
  [12, twoIntegers],
  [13, integer],
  [14, twoIntegers],
  ...each(15, 17, integer),
]);

/** After the prefix 0xfd: vectors. */
const vectorImmediates = new Map<number, Skip>([
  ...each(0, 11, twoIntegers),
  ...each(12, 13, bytes(16)),
  ...each(21, 34, bytes(1)),
  ...each(84, 91, memoryLane),
  ...each(92, 93, twoIntegers),
]);

function each(first: number, last: number, skip: Skip): (readonly [number, Skip])[] {
  return Array.from({ length: last - first + 1 }, (_, index) => [first + index, skip] as const);
}

/** call, return_call, ref.func */
const namesFunction = new Set([0x10, 0x12, 0xd2]);
const lastOpcode = 0xc4;

/** Every place in `code` that names a function, places counted from the reader's start. */
export function findUses(reader: ByteReader): FunctionUse[] {
  const start = reader.at;
  const uses: FunctionUse[] = [];
  while (!reader.done) {
    const opcode = reader.byte();
    if (namesFunction.has(opcode)) {
      const at = reader.at - start;
      const target = reader.unsigned();
      uses.push({ at, end: reader.at - start, target });
      continue;
    }
    const skip = immediates.get(opcode);
    if (skip !== undefined) skip(reader);
    else if (opcode > lastOpcode && opcode !== 0xd1) {
      throw new GenerateError("invalid-library", `an instruction that the linker does not know: ${opcode}`);
    }
  }
  return uses;
}
