// The functions of the meter itself, in the binary format.
import { ByteWriter } from "@palisade/language";
import { opcodes, types } from "./instructions.js";
import { type Meter, writeTaking } from "./meter-function.js";

/** In the order of their numbers. */
export function meterBodies(meter: Meter): readonly Uint8Array[] {
  return [takeBytesBody(meter), limitGrowthBody(meter), allowBody(meter), takeBody(meter)];
}

/** Bytes that instructions for many go through for one unit. */
const bytesPerUnitLog = 6n;

function takeBytesBody({ fuel }: Meter): Uint8Array {
  const [bytes, left] = [0, 1];
  const writer = new ByteWriter().bytes([1, 1, types.i64]);
  writer.byte(opcodes.globalGet).unsigned(fuel);
  writer.byte(opcodes.localGet).unsigned(bytes).byte(opcodes.extend);
  writer.byte(opcodes.constant64).signed64(bytesPerUnitLog).byte(opcodes.shiftRight64);
  writeTaking(writer, fuel, left);
  return writer.byte(opcodes.localGet).unsigned(bytes).byte(opcodes.end).finish();
}

/** What was refused once is refused for good: the host sees by the pages, -1 then, that memory was the reason. */
function limitGrowthBody({ pages }: Meter): Uint8Array {
  const [more] = [0];
  const writer = new ByteWriter().byte(0);
  writer.byte(opcodes.localGet).unsigned(more).byte(opcodes.extend);
  writer.bytes([opcodes.memorySize, 0]).byte(opcodes.extend).byte(opcodes.add64);
  writer.byte(opcodes.globalGet).unsigned(pages).byte(opcodes.greater64);
  writer.byte(opcodes.if).byte(types.i32);
  writer.byte(opcodes.constant64).signed64(-1n).byte(opcodes.globalSet).unsigned(pages);
  writer.byte(opcodes.constant32).signed(-1).byte(opcodes.else);
  writer.byte(opcodes.localGet).unsigned(more).byte(opcodes.end);
  return writer.byte(opcodes.end).finish();
}

function allowBody({ fuel, pages }: Meter): Uint8Array {
  const writer = new ByteWriter().byte(0);
  writer.bytes([opcodes.localGet, 0, opcodes.truncate, opcodes.globalSet]).unsigned(fuel);
  writer.bytes([opcodes.localGet, 1, opcodes.extend, opcodes.globalSet]).unsigned(pages);
  return writer.byte(opcodes.end).finish();
}

function takeBody({ fuel }: Meter): Uint8Array {
  const writer = new ByteWriter().byte(0);
  writer.byte(opcodes.globalGet).unsigned(fuel);
  writer.bytes([opcodes.localGet, 0, opcodes.truncate, opcodes.subtract64, opcodes.globalSet]).unsigned(fuel);
  writer.byte(opcodes.globalGet).unsigned(fuel).byte(opcodes.constant64).signed64(0n).byte(opcodes.less64);
  return writer.byte(opcodes.end).finish();
}
