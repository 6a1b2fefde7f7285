// Where the constants of a module end: memory that it has to have at its start, whatever it declares.
import type { ByteReader } from "./byte-reader.js";
import { opcodes, skipConstant } from "./instructions.js";
import { invalidModule } from "./invalid-module.js";
import { type Sections, sectionIds } from "./module-sections.js";
import { readSection } from "./read-interface.js";

const passive = 1;
const ofMemory = 2;

/** The address behind the last byte; 0 without any. @throws {EvaluationError} `invalid_module` */
export function dataEnd(sections: Sections): number {
  return readSection(sections, sectionIds.data, readEnd).reduce((most, end) => Math.max(most, end), 0);
}

function readEnd(reader: ByteReader): number {
  const mode = reader.unsigned();
  if (mode > ofMemory) throw invalidModule("it has data of another kind");
  if (mode === ofMemory) reader.unsigned();
  const start = mode === passive ? undefined : readOffset(reader);
  const length = reader.unsigned();
  reader.bytes(length);
  return start === undefined ? 0 : start + length;
}

/** Of a single constant; nothing for one that is computed, which the module itself has to make room for. */
function readOffset(reader: ByteReader): number | undefined {
  const start = reader.at;
  skipConstant(reader);
  const expression = reader.slice(start);
  const isConstant = expression[0] === opcodes.constant32;
  let value = 0;
  let shift = 0;
  for (const byte of isConstant ? expression.subarray(1, -1) : []) {
    value |= (byte & 0x7f) << shift;
    shift += 7;
    // The last one carries the sign.
    if (byte < 0x80) return shift < 32 && (byte & 0x40) !== 0 ? (value | (-1 << shift)) >>> 0 : value >>> 0;
  }
  return undefined;
}
