// Finds where the meter goes in the code of one function, and what it has to take there.
import { ByteReader } from "./byte-reader.js";
import { bulk, opcodes, readBulk, skipImmediates } from "./instructions.js";
import { invalidModule } from "./invalid-module.js";

/** A place where fuel is taken for code that runs without another turn of a loop: the function's start, or a loop's. */
export type Charge = {
  /** Offset in the code. */
  readonly at: number;
  /** Of the code that is paid for here. */
  bytes: number;
  /** The functions that it calls, where known, and how often it calls one that is not. */
  readonly calls: number[];
  indirectCalls: number;
};

/** A place where the number on top of the stack goes through a function of the meter's. */
export type Check = { readonly at: number; readonly of: "bytes" | "growth" };

export type ScannedFunction = {
  readonly parameters: number;
  readonly locals: number;
  /** The body, without its size. */
  readonly code: Uint8Array;
  readonly entry: Charge;
  /** In order of their places. */
  readonly loops: readonly Charge[];
  readonly checks: readonly Check[];
};

const bulkWithLength: ReadonlySet<number> = new Set([bulk.initialize, bulk.copy, bulk.fill]);

/** @throws {EvaluationError} `invalid_module` */
export function scanFunction(code: Uint8Array, parameters: number): ScannedFunction {
  const reader = new ByteReader(code);
  const locals = skipLocals(reader);
  const entry = chargeAt(reader.at);
  // Each local is set to zero at the start.
  entry.bytes = locals;
  const loops: Charge[] = [];
  const checks: Check[] = [];
  /** What pays for the code of each block that is open, outermost first. */
  const open = [entry];
  let payer = entry;
  while (!reader.done) {
    const at = reader.at;
    const opcode = reader.byte();
    if (opcode === opcodes.call) payer.calls.push(reader.unsigned());
    else if (opcode === opcodes.bulk) {
      if (bulkWithLength.has(readBulk(reader))) checks.push({ at, of: "bytes" });
    } else skipImmediates(opcode, reader);
    payer.bytes += reader.at - at;
    if (opcode === opcodes.indirectCall) payer.indirectCalls++;
    else if (opcode === opcodes.memoryGrow) checks.push({ at, of: "growth" });
    else if (opcode === opcodes.loop) {
      payer = chargeAt(reader.at);
      loops.push(payer);
      open.push(payer);
    } else if (opcode === opcodes.block || opcode === opcodes.if) open.push(payer);
    else if (opcode === opcodes.end) {
      open.pop();
      payer = open.at(-1) ?? endOf(reader, entry);
    }
  }
  if (open.length > 0) throw invalidModule("one of its functions does not end");
  return { parameters, locals, code, entry, loops, checks };
}

function chargeAt(at: number): Charge {
  return { at, bytes: 0, calls: [], indirectCalls: 0 };
}

/** The last block to end is the function itself. */
function endOf(reader: ByteReader, entry: Charge): Charge {
  if (!reader.done) throw invalidModule("one of its functions ends twice");
  return entry;
}

/** How many there are. */
function skipLocals(reader: ByteReader): number {
  let locals = 0;
  for (let groups = reader.unsigned(); groups > 0; groups--) {
    locals += reader.unsigned();
    reader.byte();
  }
  return locals;
}
