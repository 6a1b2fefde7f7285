// Reads a WASM binary: the value library's, so only what AssemblyScript writes.
import { GenerateError } from "../../analysis/generate-error.js";
import { ByteReader } from "./byte-reader.js";
import { findUses } from "./find-uses.js";
import type {
  DataSegment,
  FunctionBody,
  FunctionId,
  FunctionType,
  ModuleExport,
  ModuleFunction,
  ModuleGlobal,
  WasmModule,
} from "./module.js";

const magic = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const exportKinds = ["function", "table", "memory", "global"] as const;
const opcodes = { end: 0x0b, i32Const: 0x41 };

/** What follows the opcodes that may stand in a constant expression. */
const constantImmediates = new Map<number, (reader: ByteReader) => void>([
  [0x23, (reader) => reader.skipInteger()], // global.get
  [opcodes.i32Const, (reader) => reader.skipInteger()],
  [0x42, (reader) => reader.skipInteger()], // i64.const
  [0x43, (reader) => void reader.bytes(4)], // f32.const
  [0x44, (reader) => void reader.bytes(8)], // f64.const
]);

/** A module being filled, section by section. */
type Parts = {
  types: FunctionType[];
  imported: ModuleFunction[];
  definedTypes: number[];
  bodies: FunctionBody[];
  table: (FunctionId | undefined)[];
  memoryPages: number;
  globals: ModuleGlobal[];
  exports: ModuleExport[];
  start: FunctionId | undefined;
  data: DataSegment[];
  names: Map<FunctionId, string>;
};

/** By section id. Those that are missing here (table, memory, data count) say nothing the writer needs. */
const sections = new Map<number, (reader: ByteReader, parts: Parts) => void>([
  [0, readCustom],
  [
    1,
    (reader, parts) => {
      parts.types = reader.vector(readType);
    },
  ],
  [2, (reader, parts) => void reader.vector(() => readImport(reader, parts))],
  [
    3,
    (reader, parts) => {
      parts.definedTypes = reader.vector((item) => item.unsigned());
    },
  ],
  [
    6,
    (reader, parts) => {
      parts.globals = reader.vector(readGlobal);
    },
  ],
  [
    7,
    (reader, parts) => {
      parts.exports = reader.vector(readExport);
    },
  ],
  [
    8,
    (reader, parts) => {
      parts.start = reader.unsigned();
    },
  ],
  [9, (reader, parts) => void reader.vector(() => readElements(reader, parts))],
  [
    10,
    (reader, parts) => {
      parts.bodies = reader.vector(readBody);
    },
  ],
  [
    11,
    (reader, parts) => {
      parts.data = reader.vector(readData);
    },
  ],
]);

/** @throws {GenerateError} `invalid-library` */
export function readModule(bytes: Uint8Array): WasmModule {
  const reader = new ByteReader(bytes);
  if (magic.some((value) => reader.byte() !== value)) invalid("no WASM module of version 1");
  const parts: Parts = {
    types: [],
    imported: [],
    definedTypes: [],
    bodies: [],
    table: [],
    memoryPages: 0,
    globals: [],
    exports: [],
    start: undefined,
    data: [],
    names: new Map(),
  };
  while (!reader.done) {
    const id = reader.byte();
    const section = reader.inner(reader.unsigned());
    sections.get(id)?.(section, parts);
  }
  const { types, table, memoryPages, globals, exports, start, data } = parts;
  return { types, functions: joinFunctions(parts), table, memoryPages, globals, exports, start, data };
}

function joinFunctions({ imported, definedTypes, bodies, names }: Parts): ModuleFunction[] {
  const defined = definedTypes.map((type, index): ModuleFunction => {
    const body = bodies[index] ?? invalid("a function without a body");
    return { type, name: names.get(imported.length + index), body };
  });
  return [...imported, ...defined];
}

function readType(reader: ByteReader): FunctionType {
  if (reader.byte() !== 0x60) invalid("a type that is no function's");
  const parameters = reader.vector((item) => item.byte());
  return { parameters, results: reader.vector((item) => item.byte()) };
}

function readImport(reader: ByteReader, parts: Parts): void {
  const imported = { module: reader.name(), name: reader.name() };
  const kind = reader.byte();
  if (kind === 0) {
    parts.imported.push({ type: reader.unsigned(), imported });
  } else if (kind === 2) {
    const hasMaximum = reader.byte() !== 0;
    parts.memoryPages = reader.unsigned();
    if (hasMaximum) reader.unsigned();
  } else {
    invalid(`an import of another kind: ${imported.module}.${imported.name}`);
  }
}

function readGlobal(reader: ByteReader): ModuleGlobal {
  const type = reader.byte();
  const mutable = reader.byte() !== 0;
  return { type, mutable, initial: readConstantExpression(reader) };
}

function readConstantExpression(reader: ByteReader): Uint8Array {
  const start = reader.at;
  for (;;) {
    const opcode = reader.byte();
    if (opcode === opcodes.end) return reader.slice(start, reader.at);
    const skip = constantImmediates.get(opcode) ?? invalid("a constant expression of another form");
    skip(reader);
  }
}

function readExport(reader: ByteReader): ModuleExport {
  const name = reader.name();
  const kind = exportKinds[reader.byte()] ?? invalid(`an export of another kind: ${name}`);
  return { name, kind, index: reader.unsigned() };
}

function readAddress(reader: ByteReader): number {
  if (reader.byte() !== opcodes.i32Const) invalid("a segment whose place is computed");
  const address = reader.signed();
  if (reader.byte() !== opcodes.end) invalid("a segment whose place is computed");
  return address;
}

function readElements(reader: ByteReader, parts: Parts): void {
  if (reader.unsigned() !== 0) invalid("table elements of another form");
  let slot = readAddress(reader);
  for (const target of reader.vector((item) => item.unsigned())) parts.table[slot++] = target;
}

function readBody(reader: ByteReader): FunctionBody {
  const body = reader.inner(reader.unsigned());
  const locals = body.vector((item) => ({ count: item.unsigned(), type: item.byte() }));
  const start = body.at;
  const uses = findUses(body);
  // The reader has moved to the body's end, so its code is what lies between.
  return { locals, code: body.slice(start, body.at), uses };
}

function readData(reader: ByteReader): DataSegment {
  if (reader.unsigned() !== 0) invalid("a data segment of another form");
  const address = readAddress(reader);
  return { address, bytes: reader.bytes(reader.unsigned()) };
}

/** The names of functions, if the library was built with them. */
function readCustom(reader: ByteReader, parts: Parts): void {
  if (reader.name() !== "name") return;
  while (!reader.done) {
    const id = reader.byte();
    const section = reader.inner(reader.unsigned());
    if (id !== 1) continue;
    section.vector((item) => parts.names.set(item.unsigned(), item.name()));
  }
}

function invalid(message: string): never {
  throw new GenerateError("invalid-library", `the value library has ${message}`);
}
