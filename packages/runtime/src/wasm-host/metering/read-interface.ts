// What a module says of itself: its types, what it wants from its host, and what it offers.
import { ByteReader } from "./byte-reader.js";
import { skipConstant, types } from "./instructions.js";
import { invalidModule } from "./invalid-module.js";
import { type Sections, sectionIds } from "./module-sections.js";

/** Parameters and results, by their binary types. */
export type Signature = { readonly parameters: readonly number[]; readonly results: readonly number[] };

export type ModuleItem = { readonly kind: number; readonly index: number };

export type ModuleInterface = {
  readonly types: readonly Signature[];
  /** Of functions, the imported ones first: the number of the type. */
  readonly functions: readonly number[];
  /** Names of the functions that come from the host, in order. */
  readonly imported: readonly string[];
  readonly globals: number;
  readonly exports: ReadonlyMap<string, ModuleItem>;
  /** Pages. */
  readonly memory: MemoryLimits;
};

export type MemoryLimits = { readonly minimum: number; readonly maximum: number };

/** Of what is imported and exported; tables are the fourth, which nothing here asks for. */
export const kinds = { function: 0, memory: 2, global: 3 } as const;

const mostPages = 65_536;
const mostImports = 1000;
const mostExports = 10_000;
/** Of all tables together: each entry takes memory that nothing else counts. */
const mostTableEntries = 1_000_000;

/** @throws {EvaluationError} `invalid_module` */
export function readInterface(sections: Sections, grants: Grants): ModuleInterface {
  const found = readImports(sections, grants);
  const memories = [...found.memories, ...readSection(sections, sectionIds.memory, readMemory)];
  if (memories.length > 1) throw invalidModule("it has more than one memory");
  const entries = readSection(sections, sectionIds.table, readTable).reduce((sum, table) => sum + table, 0);
  if (entries > mostTableEntries)
    throw invalidModule(`its tables have more than ${mostTableEntries} entries`);
  const defined = readSection(sections, sectionIds.function, (reader) => reader.unsigned());
  return {
    types: readSection(sections, sectionIds.type, readType),
    functions: [...found.types, ...defined],
    imported: found.names,
    globals: readSection(sections, sectionIds.global, skipGlobal).length,
    exports: readExports(sections),
    memory: memories[0] ?? { minimum: 0, maximum: mostPages },
  };
}

/** All of a section, which is nothing but a list. */
export function readSection<Item>(
  sections: Sections,
  id: number,
  read: (reader: ByteReader) => Item,
): readonly Item[] {
  const content = sections.get(id);
  if (content === undefined) return [];
  const reader = new ByteReader(content);
  const items = reader.vector(read);
  if (!reader.done) throw invalidModule(`one of its sections (${id}) is longer than what is in it`);
  return items;
}

function readType(reader: ByteReader): Signature {
  if (reader.byte() !== types.function) throw invalidModule("it has a type that is no function's");
  return { parameters: reader.vector(readValueType), results: reader.vector(readValueType) };
}

function readValueType(reader: ByteReader): number {
  return reader.byte();
}

/** What a host gives to modules, all of it in one namespace. */
export type Grants = {
  readonly module: string;
  readonly memory: string;
  readonly functions: ReadonlySet<string>;
};

function readImports(sections: Sections, grants: Grants) {
  const names: string[] = [];
  const functionTypes: number[] = [];
  const memories: MemoryLimits[] = [];
  readSection(sections, sectionIds.import, (reader) => {
    const [module, name, kind] = [reader.name(), reader.name(), reader.byte()];
    if (module === grants.module && kind === kinds.function && grants.functions.has(name)) {
      if (names.push(name) > mostImports) throw invalidModule("it wants too much of its host");
      functionTypes.push(reader.unsigned());
    } else if (module === grants.module && kind === kinds.memory && name === grants.memory) {
      memories.push(readMemory(reader));
    } else throw invalidModule(`it wants \`${shown(module)}.${shown(name)}\`, which no host grants`);
  });
  return { names, types: functionTypes, memories };
}

const longestShown = 64;

/** A name of the module's in a message. */
function shown(name: string): string {
  return name.slice(0, longestShown).replace(/[^\x21-\x7e]/g, "?");
}

function readMemory(reader: ByteReader): MemoryLimits {
  return readLimits(reader, mostPages);
}

function readTable(reader: ByteReader): number {
  if (reader.byte() !== types.reference) throw invalidModule("it has a table of what is no function");
  return readLimits(reader, mostTableEntries).minimum;
}

function readLimits(reader: ByteReader, most: number): MemoryLimits {
  const flags = reader.byte();
  if (flags > 1) throw invalidModule("it has a memory or a table of another kind");
  const minimum = reader.unsigned();
  return { minimum, maximum: flags === 0 ? most : reader.unsigned() };
}

function skipGlobal(reader: ByteReader): void {
  reader.bytes(2);
  skipConstant(reader);
}

function readExports(sections: Sections): ReadonlyMap<string, ModuleItem> {
  const exports = new Map<string, ModuleItem>();
  readSection(sections, sectionIds.export, (reader) => {
    const name = reader.name();
    if (exports.has(name)) throw invalidModule(`it exports \`${shown(name)}\` twice`);
    exports.set(name, { kind: reader.byte(), index: reader.unsigned() });
    if (exports.size > mostExports) throw invalidModule("it exports too much");
  });
  return exports;
}
