// Puts the meter into the code of one function: what it costs is taken where it starts, and where its loops do.
import { ByteWriter } from "@palisade/language";
import { ByteReader } from "./byte-reader.js";
import type { CallCosts } from "./call-costs.js";
import { opcodes, types } from "./instructions.js";
import type { Check, ScannedFunction } from "./scan-function.js";

/** What the meter itself is, by the numbers that it has in the module. */
export type Meter = {
  /** A global, i64: what is left. */
  readonly fuel: number;
  /** A global, i64: how many memory may have, or -1 once it wanted more. */
  readonly pages: number;
  /** (bytes) => bytes, of what an instruction is about to go through. */
  readonly takeBytes: number;
  /** (pages) => pages, or -1 where memory may not grow by them. */
  readonly limitGrowth: number;
};

/** Bytes of code that are one unit of fuel: ten instructions or so. */
const bytesPerUnit = 32;

/** The body without its size. */
export function meterFunction(
  scanned: ScannedFunction,
  isPaidFor: boolean,
  meter: Meter,
  costs: CallCosts,
): Uint8Array {
  const { code, entry, loops, checks } = scanned;
  const charges = isPaidFor ? loops : [entry, ...loops];
  const insertions = [...charges, ...checks].sort((left, right) => left.at - right.at);
  if (insertions.length === 0) return code;
  const writer = new ByteWriter();
  const left = writeLocals(writer, scanned);
  let from = entry.at;
  for (const insertion of insertions) {
    writer.bytes(code.subarray(from, insertion.at));
    if ("bytes" in insertion) writeCharge(writer, costs.bytesOf(insertion), meter, left);
    else writeCheck(writer, insertion, meter);
    from = insertion.at;
  }
  return writer.bytes(code.subarray(from)).finish();
}

/** The locals, and one more at their end, whose number it gives. */
function writeLocals(writer: ByteWriter, { code, entry, parameters, locals }: ScannedFunction): number {
  const reader = new ByteReader(code);
  const groups = reader.unsigned() + 1;
  writer.unsigned(groups).bytes(code.subarray(reader.at, entry.at)).unsigned(1).byte(types.i64);
  return parameters + locals;
}

function writeCharge(writer: ByteWriter, bytes: number, { fuel }: Meter, left: number): void {
  const units = 1 + Math.floor(bytes / bytesPerUnit);
  writer.byte(opcodes.globalGet).unsigned(fuel).byte(opcodes.constant64).signed64(BigInt(units));
  writeTaking(writer, fuel, left);
}

/** With the fuel and the units on the stack: keeps the difference, and traps if there is none. */
export function writeTaking(writer: ByteWriter, fuel: number, left: number): void {
  writer.byte(opcodes.subtract64).byte(opcodes.localTee).unsigned(left);
  writer.byte(opcodes.globalSet).unsigned(fuel);
  writer.byte(opcodes.localGet).unsigned(left).byte(opcodes.constant64).signed64(0n).byte(opcodes.less64);
  writer.byte(opcodes.if).byte(types.none).byte(opcodes.unreachable).byte(opcodes.end);
}

function writeCheck(writer: ByteWriter, check: Check, { takeBytes, limitGrowth }: Meter): void {
  writer.byte(opcodes.call).unsigned(check.of === "bytes" ? takeBytes : limitGrowth);
}
