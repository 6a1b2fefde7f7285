// Where the field of a JSON pointer was written: through aliases and merged mappings, to the entry that counts.
import { pointerSteps } from "../values/json-pointer.js";
import { endOfHead, type MappingNode, type Node, targetOf } from "./parse/node.js";

/** A field that counts, by the text of its key. */
export type Field = { readonly keyOffset: number; readonly keyEnd: number; readonly value: Node };
/** Offsets of a part of a text: from the first character to behind the last one. */
export type Span = { readonly start: number; readonly end: number };
export type FieldsOf = (mapping: MappingNode) => ReadonlyMap<string, Field>;

/** Finds the field, or the last of its parents that is there. */
export class Locator {
  readonly #root: Node;
  readonly #fieldsOf: FieldsOf;
  readonly #known = new Map<MappingNode, ReadonlyMap<string, Field>>();

  constructor(root: Node, fieldsOf: FieldsOf) {
    this.#root = root;
    this.#fieldsOf = fieldsOf;
  }

  /** Key and value, or the key alone if the value is a collection: that may go on for pages. */
  spanOf(pointer: string): Span {
    const { field } = this.#find(pointer);
    if (field === undefined) return { start: this.#root.offset, end: endOfHead(this.#root) };
    const { keyOffset, keyEnd, value } = field;
    const isCollection = value.kind === "mapping" || value.kind === "sequence";
    return { start: keyOffset, end: isCollection ? keyEnd : Math.max(keyEnd, endOfHead(value)) };
  }

  /** Where the value begins; where its key does, if nothing is written of it or it is not there. */
  valueOffsetOf(pointer: string): number {
    const { field, isWhole } = this.#find(pointer);
    if (field === undefined) return this.#root.offset;
    const { keyOffset, value } = field;
    return isWhole && endOfHead(value) > value.offset ? value.offset : keyOffset;
  }

  /** The last field of the path that is there; none, if not even the first is. */
  #find(pointer: string): { readonly field: Field | undefined; readonly isWhole: boolean } {
    let field: Field | undefined;
    for (const step of pointerSteps(pointer)) {
      const child = this.#child(targetOf(field?.value ?? this.#root), step);
      if (child === undefined) return { field, isWhole: false };
      field = child;
    }
    return { field, isWhole: true };
  }

  #child(parent: Node, step: string): Field | undefined {
    if (parent.kind === "sequence") {
      const value = /^(?:0|[1-9][0-9]*)$/.test(step) ? parent.items[Number(step)] : undefined;
      return value === undefined ? undefined : { keyOffset: value.offset, keyEnd: endOfHead(value), value };
    }
    if (parent.kind !== "mapping") return undefined;
    let fields = this.#known.get(parent);
    if (fields === undefined) {
      fields = this.#fieldsOf(parent);
      this.#known.set(parent, fields);
    }
    return fields.get(step);
  }
}
