// Objects and sets of Rego: structural keys of any kind, iterated in the total order of values.
import { compare } from "./compare.js";
import { canonicalNumber, DecimalNumber } from "./number.js";
import type { Value } from "./value.js";

type Primitive = null | boolean | number | bigint | string;

/** Keys of scalars as they are, of composites by their canonical text, in maps of their own. */
class StructuralMap<Entry> {
  /** Made when they are needed: most objects that are read are never asked for a key. */
  #scalars: Map<Primitive, Entry> | undefined;
  #composites: Map<string, Entry> | undefined;
  readonly #keyOf: (entry: Entry) => Value;
  /** Entries with different keys that nobody has looked for yet; many never are. */
  #unindexed: readonly Entry[] | undefined;

  constructor(keyOf: (entry: Entry) => Value, distinct?: readonly Entry[]) {
    this.#keyOf = keyOf;
    this.#unindexed = distinct;
  }

  get size(): number {
    return this.#unindexed?.length ?? (this.#scalars?.size ?? 0) + (this.#composites?.size ?? 0);
  }

  get(key: Value): Entry | undefined {
    this.#index();
    const scalar = scalarKey(key);
    return scalar === undefined ? this.#composites?.get(canonicalText(key)) : this.#scalars?.get(scalar);
  }

  set(key: Value, entry: Entry): void {
    this.#index();
    const scalar = scalarKey(key);
    if (scalar === undefined) {
      this.#composites ??= new Map();
      this.#composites.set(canonicalText(key), entry);
    } else {
      this.#scalars ??= new Map();
      this.#scalars.set(scalar, entry);
    }
  }

  delete(key: Value): boolean {
    this.#index();
    const scalar = scalarKey(key);
    const deleted =
      scalar === undefined ? this.#composites?.delete(canonicalText(key)) : this.#scalars?.delete(scalar);
    return deleted === true;
  }

  entries(): Entry[] {
    if (this.#unindexed !== undefined) return [...this.#unindexed];
    return [...(this.#scalars?.values() ?? []), ...(this.#composites?.values() ?? [])];
  }

  #index(): void {
    const entries = this.#unindexed;
    if (entries === undefined) return;
    this.#unindexed = undefined;
    for (const entry of entries) this.set(this.#keyOf(entry), entry);
  }
}

function scalarKey(key: Value): Primitive | undefined {
  if (typeof key !== "object") return key;
  if (key === null) return null;
  if (!(key instanceof DecimalNumber)) return undefined;
  const canonical = canonicalNumber(key);
  return canonical instanceof DecimalNumber ? undefined : canonical;
}

/** A text that two composite values (or decimals) share if and only if they are equal. */
function canonicalText(value: Value): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (value === null || typeof value !== "object") return String(value);
  if (value instanceof DecimalNumber) {
    const canonical = canonicalNumber(value);
    return canonical instanceof DecimalNumber ? canonical.text : String(canonical);
  }
  if (value instanceof RegoObject) {
    const entries = value.entries().map(([key, item]) => `${canonicalText(key)}:${canonicalText(item)}`);
    return `{${entries.join()}}`;
  }
  if (value instanceof RegoSet) return `<${value.values().map(canonicalText).join()}>`;
  return `[${value.map(canonicalText).join()}]`;
}

const entryKey = ([key]: readonly [Value, Value]): Value => key;
const memberOf = ({ value }: { readonly value: Value }): Value => value;

/**
 * A Rego object. `set` is for whoever is building it; once handed on, an object is never changed.
 * Keys may be any value; iteration is by the total order of keys.
 */
export class RegoObject {
  readonly kind = "object";
  #map = new StructuralMap<[Value, Value]>(entryKey);
  #sorted: (readonly [Value, Value])[] | undefined;

  static from(entries: Iterable<readonly [Value, Value]>): RegoObject {
    const object = new RegoObject();
    for (const [key, value] of entries) object.set(key, value);
    return object;
  }

  /** Of entries whose keys are known to differ: cheaper, for readers of what was an object before. */
  static ofDistinct(entries: readonly [Value, Value][]): RegoObject {
    const object = new RegoObject();
    object.#map = new StructuralMap(entryKey, entries);
    return object;
  }

  get size(): number {
    return this.#map.size;
  }

  has(key: Value): boolean {
    return this.#map.get(key) !== undefined;
  }

  get(key: Value): Value | undefined {
    return this.#map.get(key)?.[1];
  }

  set(key: Value, value: Value): this {
    const entry = this.#map.get(key);
    if (entry === undefined) this.#map.set(key, [key, value]);
    else entry[1] = value;
    this.#sorted = undefined;
    return this;
  }

  /** For whoever is building it, as `set` is. */
  delete(key: Value): boolean {
    const was = this.#map.delete(key);
    if (was) this.#sorted = undefined;
    return was;
  }

  /** Entries by the order of their keys. */
  entries(): readonly (readonly [Value, Value])[] {
    this.#sorted ??= this.#map.entries().sort(([left], [right]) => compare(left, right));
    return this.#sorted;
  }

  keys(): readonly Value[] {
    return this.entries().map(([key]) => key);
  }

  values(): readonly Value[] {
    return this.entries().map(([, value]) => value);
  }
}

/** A Rego set. `add` is for whoever is building it; once handed on, a set is never changed. */
export class RegoSet {
  readonly kind = "set";
  #map = new StructuralMap<{ readonly value: Value }>(memberOf);
  #sorted: readonly Value[] | undefined;

  static from(values: Iterable<Value>): RegoSet {
    const set = new RegoSet();
    for (const value of values) set.add(value);
    return set;
  }

  /** Of values that are known to differ: cheaper, for readers of what was a set before. */
  static ofDistinct(values: readonly Value[]): RegoSet {
    const set = new RegoSet();
    set.#map = new StructuralMap(
      memberOf,
      values.map((value) => ({ value })),
    );
    return set;
  }

  get size(): number {
    return this.#map.size;
  }

  has(value: Value): boolean {
    return this.#map.get(value) !== undefined;
  }

  add(value: Value): this {
    if (this.#map.get(value) === undefined) {
      this.#map.set(value, { value });
      this.#sorted = undefined;
    }
    return this;
  }

  /** For whoever is building it, as `add` is. */
  delete(value: Value): boolean {
    const was = this.#map.delete(value);
    if (was) this.#sorted = undefined;
    return was;
  }

  /** Members in order. */
  values(): readonly Value[] {
    this.#sorted ??= this.#map.entries().map(memberOf).sort(compare);
    return this.#sorted;
  }
}
