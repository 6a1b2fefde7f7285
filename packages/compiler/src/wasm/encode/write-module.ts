// Writes a module in the WASM binary format; the same module always gives the same bytes.
import { ByteWriter } from "@palisade/language";
import type { FunctionBody, FunctionId, ModuleExport, ModuleFunction, WasmModule } from "./module.js";

const exportKinds: Record<ModuleExport["kind"], number> = { function: 0, table: 1, memory: 2, global: 3 };
const funcref = 0x70;
const i32Const = 0x41;
const end = 0x0b;
/** Engines refuse names that are much longer. */
const maximumNameLength = 200;

/** Final function indices: imports come first. */
class FunctionOrder {
  readonly imported: readonly ModuleFunction[];
  readonly defined: readonly ModuleFunction[];
  readonly #indices: readonly number[];

  constructor(functions: readonly ModuleFunction[]) {
    this.imported = functions.filter((item) => item.imported !== undefined);
    this.defined = functions.filter((item) => item.imported === undefined);
    let nextImported = 0;
    let nextDefined = this.imported.length;
    this.#indices = functions.map((item) => (item.imported === undefined ? nextDefined++ : nextImported++));
  }

  indexOf(id: FunctionId): number {
    const index = this.#indices[id];
    if (index === undefined) throw new RangeError(`no function has the id ${id}`);
    return index;
  }
}

export function writeModule(module: WasmModule): Uint8Array {
  const order = new FunctionOrder(module.functions);
  const writer = new ByteWriter().bytes(Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00));
  const section = (id: number, fill: (content: ByteWriter) => void): void => {
    const content = new ByteWriter();
    fill(content);
    writer.byte(id).sized(content.finish());
  };
  section(1, (content) => writeTypes(content, module));
  section(2, (content) => writeImports(content, module, order));
  section(3, (content) => content.vector(order.defined, (item) => content.unsigned(item.type)));
  if (module.table.length > 0) {
    section(4, (content) => content.unsigned(1).byte(funcref).byte(0).unsigned(module.table.length));
  }
  section(6, (content) => writeGlobals(content, module));
  section(7, (content) => writeExports(content, module, order));
  if (module.start !== undefined) {
    const start = order.indexOf(module.start);
    section(8, (content) => content.unsigned(start));
  }
  if (module.table.length > 0) section(9, (content) => writeElements(content, module, order));
  section(10, (content) => writeCode(content, order));
  section(11, (content) => writeData(content, module));
  section(0, (content) => writeNames(content, order));
  return writer.finish();
}

function writeTypes(content: ByteWriter, { types }: WasmModule): void {
  content.vector(types, ({ parameters, results }) => {
    content.byte(0x60);
    content.vector(parameters, (type) => content.byte(type));
    content.vector(results, (type) => content.byte(type));
  });
}

function writeImports(content: ByteWriter, module: WasmModule, order: FunctionOrder): void {
  content.unsigned(order.imported.length + 1);
  content.name("env").name("memory").byte(2).byte(0).unsigned(module.memoryPages);
  for (const { type, imported } of order.imported) {
    if (imported === undefined) continue;
    content.name(imported.module).name(imported.name).byte(0).unsigned(type);
  }
}

function writeGlobals(content: ByteWriter, { globals }: WasmModule): void {
  content.vector(globals, ({ type, mutable, initial }) => {
    content
      .byte(type)
      .byte(mutable ? 1 : 0)
      .bytes(initial);
  });
}

function writeExports(content: ByteWriter, { exports }: WasmModule, order: FunctionOrder): void {
  content.vector(exports, ({ name, kind, index }) => {
    content.name(name).byte(exportKinds[kind]);
    content.unsigned(kind === "function" ? order.indexOf(index) : index);
  });
}

function writeElements(content: ByteWriter, { table }: WasmModule, order: FunctionOrder): void {
  const filled = [...table.entries()].filter(([, target]) => target !== undefined);
  content.vector(filled, ([slot, target]) => {
    content.unsigned(0).byte(i32Const).signed(slot).byte(end);
    content.unsigned(1).unsigned(order.indexOf(target as FunctionId));
  });
}

function writeCode(content: ByteWriter, order: FunctionOrder): void {
  content.vector(order.defined, (item) => {
    if (item.imported === undefined) content.sized(writeBody(item.body, order));
  });
}

function writeBody({ locals, code, uses }: FunctionBody, order: FunctionOrder): Uint8Array {
  const writer = new ByteWriter();
  writer.vector(locals, ({ count, type }) => writer.unsigned(count).byte(type));
  let from = 0;
  for (const use of uses) {
    writer.bytes(code.subarray(from, use.at)).unsigned(order.indexOf(use.target));
    from = use.end;
  }
  return writer.bytes(code.subarray(from)).finish();
}

function writeData(content: ByteWriter, { data }: WasmModule): void {
  content.vector(data, ({ address, bytes }) => {
    content.unsigned(0).byte(i32Const).signed(address).byte(end).sized(bytes);
  });
}

/** So that a stack trace names rules. */
function writeNames(content: ByteWriter, order: FunctionOrder): void {
  const named = [...order.imported, ...order.defined]
    .map((item, index) => ({ index, name: item.name }))
    .filter((item) => item.name !== undefined);
  const names = new ByteWriter();
  names.vector(named, ({ index, name = "" }) => {
    names.unsigned(index).name(name.slice(0, maximumNameLength));
  });
  content.name("name").byte(1).sized(names.finish());
}
