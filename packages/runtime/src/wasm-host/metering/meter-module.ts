// Rewrites a module so that its host, and nobody else, says how long it may run and how far its memory may grow.
import { ByteWriter } from "@palisade/language";
import { pageSize } from "../module-memory.js";
import { ByteReader } from "./byte-reader.js";
import { CallCosts } from "./call-costs.js";
import { checkSignatures, grants } from "./check-signatures.js";
import { dataEnd } from "./data-end.js";
import { opcodes, types } from "./instructions.js";
import { invalidModule } from "./invalid-module.js";
import { meterBodies } from "./meter-bodies.js";
import { type Meter, meterFunction } from "./meter-function.js";
import { readSections, type Sections, sectionIds, writeSections } from "./module-sections.js";
import {
  kinds,
  type MemoryLimits,
  type ModuleInterface,
  type ModuleItem,
  readInterface,
} from "./read-interface.js";
import { scanFunction } from "./scan-function.js";

/** Names that the meter is exported by; a module that has them already is refused. */
export const meterExports = {
  /** A global, i64: what is left, below 0 once there is nothing. */
  fuel: "meter.fuel",
  /** A global, i64: how many pages there may be, below 0 once there should have been more. */
  pages: "meter.pages",
  /** (fuel: f64, pages: i32) => (): sets both; much cheaper than setting globals. */
  allow: "meter.allow",
  /** (fuel: f64) => i32: takes so much for the host's own work, and says whether that is more than there was. */
  take: "meter.take",
} as const;

export type MeteredModule = {
  readonly wasm: Uint8Array;
  /** Of the memory that it imports now, whatever it had before: pages. */
  readonly memory: MemoryLimits;
  readonly exports: ReadonlyMap<string, ModuleItem>;
};

/** Compiling takes many times as much memory as the module does. */
const mostBytes = 64 * 1024 * 1024;

/** What a module may use before anybody sets it: when it is instantiated. */
export type FirstLimits = { readonly fuel: number; readonly pages: number };

/**
 * The same module with a meter in it: each function and each turn of a loop takes fuel for the code that it has,
 * and without fuel it traps; memory does not grow beyond the pages allowed. Everything of the meter comes after
 * everything of the module, so that nothing in it changes its number.
 * @throws {EvaluationError} `invalid_module` for what is no module of a policy.
 */
export function meterModule(wasm: Uint8Array, first: FirstLimits): MeteredModule {
  if (wasm.length > mostBytes) throw invalidModule(`it has more than ${mostBytes} bytes`);
  const sections = readSections(wasm);
  const module = readInterface(sections, grants);
  checkSignatures(module);
  for (const name of Object.values(meterExports)) {
    if (module.exports.has(name)) throw invalidModule(`it exports \`${name}\``);
  }
  const { functions, globals } = module;
  const memory = withRoom(module.memory, dataEnd(sections));
  const meter: Meter = {
    fuel: globals,
    pages: globals + 1,
    takeBytes: functions.length,
    limitGrowth: functions.length + 1,
  };
  const metered = new Map(sections);
  // A memory of its own becomes one of its host's.
  metered.delete(sectionIds.memory);
  metered.set(sectionIds.import, meterImports(sections, memory));
  metered.set(sectionIds.type, appended(sections, sectionIds.type, meterTypes));
  const typesOfMeter = [0, 0, 1, 2].map((type) =>
    new ByteWriter().unsigned(module.types.length + type).finish(),
  );
  metered.set(sectionIds.function, appended(sections, sectionIds.function, typesOfMeter));
  const limits = [globalOf(first.fuel), globalOf(first.pages)];
  metered.set(sectionIds.global, appended(sections, sectionIds.global, limits));
  const exports = [
    exportOf(meterExports.fuel, kinds.global, meter.fuel),
    exportOf(meterExports.pages, kinds.global, meter.pages),
    exportOf(meterExports.allow, kinds.function, functions.length + 2),
    exportOf(meterExports.take, kinds.function, functions.length + 3),
  ];
  metered.set(sectionIds.export, appended(sections, sectionIds.export, exports));
  metered.set(sectionIds.code, meterCode(sections, module, meter));
  return { wasm: writeSections(metered), memory, exports: module.exports };
}

/** What a module's constants take is there, even if it asks for less. */
function withRoom({ minimum, maximum }: MemoryLimits, bytes: number): MemoryLimits {
  return { minimum: Math.max(minimum, Math.ceil(bytes / pageSize)), maximum };
}

/** (i32) => i32, (f64, i32) => (), (f64) => i32 */
const meterTypes = [
  [types.function, 1, types.i32, 1, types.i32],
  [types.function, 2, types.f64, types.i32, 0],
  [types.function, 1, types.f64, 1, types.i32],
];
const mutable = 1;

function globalOf(value: number): Uint8Array {
  const writer = new ByteWriter().byte(types.i64).byte(mutable);
  return writer.byte(opcodes.constant64).signed64(BigInt(value)).byte(opcodes.end).finish();
}

function exportOf(name: string, kind: number, index: number): Uint8Array {
  return new ByteWriter().name(name).byte(kind).unsigned(index).finish();
}

/** A section that is a list, with more items at its end. */
function appended(sections: Sections, id: number, items: readonly ArrayLike<number>[]): Uint8Array {
  const content = sections.get(id) ?? Uint8Array.of(0);
  const reader = new ByteReader(content);
  const count = reader.unsigned();
  const writer = new ByteWriter().unsigned(count + items.length);
  writer.bytes(content.subarray(reader.at));
  for (const item of items) writer.bytes(item);
  return writer.finish();
}

/** The imports with their memory last, which has no maximum of its own. */
function meterImports(sections: Sections, { minimum }: MemoryLimits): Uint8Array {
  const memory = new ByteWriter().name(grants.module).name(grants.memory).byte(kinds.memory);
  memory.byte(0).unsigned(minimum);
  const kept: Uint8Array[] = [];
  const content = sections.get(sectionIds.import) ?? Uint8Array.of(0);
  const reader = new ByteReader(content);
  for (let count = reader.unsigned(); count > 0; count--) {
    const start = reader.at;
    reader.bytes(reader.unsigned());
    reader.bytes(reader.unsigned());
    if (reader.byte() === kinds.function) {
      reader.skipInteger();
      kept.push(reader.slice(start));
      continue;
    }
    if (reader.byte() === 1) reader.skipInteger();
    reader.skipInteger();
  }
  const writer = new ByteWriter().unsigned(kept.length + 1);
  for (const item of kept) writer.bytes(item);
  return writer.bytes(memory.finish()).finish();
}

function meterCode(sections: Sections, module: ModuleInterface, meter: Meter): Uint8Array {
  const content = sections.get(sectionIds.code) ?? Uint8Array.of(0);
  const reader = new ByteReader(content);
  const count = reader.unsigned();
  const defined = module.functions.slice(module.imported.length);
  if (count !== defined.length)
    throw invalidModule("it has functions without code, or code without functions");
  const writer = new ByteWriter().unsigned(count + 4);
  const scanned = defined.map((type) => {
    const signature = module.types[type];
    if (signature === undefined) throw invalidModule("it has a function of no type");
    return scanFunction(reader.bytes(reader.unsigned()), signature.parameters.length);
  });
  if (!reader.done) throw invalidModule("its code is longer than its functions");
  const costs = new CallCosts(scanned, module.imported.length);
  for (const [index, body] of scanned.entries())
    writer.sized(meterFunction(body, costs.isPaidByCaller(index), meter, costs));
  for (const body of meterBodies(meter)) writer.sized(body);
  return writer.finish();
}
