// The sections of a module, found and in order; what is in them is read elsewhere.
import { ByteWriter } from "@palisade/language";
import { ByteReader } from "./byte-reader.js";
import { invalidModule } from "./invalid-module.js";

export const sectionIds = {
  custom: 0,
  type: 1,
  import: 2,
  function: 3,
  table: 4,
  memory: 5,
  global: 6,
  export: 7,
  start: 8,
  element: 9,
  code: 10,
  data: 11,
  dataCount: 12,
} as const;

type SectionId = (typeof sectionIds)[keyof typeof sectionIds];

const order: readonly SectionId[] = [
  sectionIds.type,
  sectionIds.import,
  sectionIds.function,
  sectionIds.table,
  sectionIds.memory,
  sectionIds.global,
  sectionIds.export,
  sectionIds.start,
  sectionIds.element,
  sectionIds.dataCount,
  sectionIds.code,
  sectionIds.data,
];

export type Sections = ReadonlyMap<number, Uint8Array>;

const header = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

/** Sections by id, without those that mean nothing. @throws {EvaluationError} `invalid_module` */
export function readSections(wasm: Uint8Array): Sections {
  const reader = new ByteReader(wasm);
  if (header.some((byte) => reader.done || reader.byte() !== byte))
    throw invalidModule("it is no WASM of version 1");
  const sections = new Map<number, Uint8Array>();
  let last = -1;
  while (!reader.done) {
    const id = reader.byte();
    const content = reader.bytes(reader.unsigned());
    if (id === sectionIds.custom) continue;
    const place = order.indexOf(id as SectionId);
    if (place <= last) throw invalidModule(`it has a section (${id}) where none may stand`);
    last = place;
    sections.set(id, content);
  }
  return sections;
}

export function writeSections(sections: Sections): Uint8Array {
  const writer = new ByteWriter().bytes(header);
  for (const id of order) {
    const content = sections.get(id);
    if (content !== undefined) writer.byte(id).sized(content);
  }
  return writer.finish();
}
