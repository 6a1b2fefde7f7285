// The type that a JSON Schema describes, as far as types can say it.
import { arrayType, objectType, type Type, t, unionOf } from "@palisade/language";

export type SchemaOutcome = { readonly type: Type } | { readonly mistake: string };

const typeNames = ["array", "boolean", "integer", "number", "null", "object", "string"] as const;
const scalars: readonly (readonly [name: string, type: Type])[] = [
  ["boolean", t.boolean],
  ["string", t.string],
  ["integer", t.number],
  ["number", t.number],
];

/** Schemas that contain themselves are followed so many times; what is deeper is anything. */
const maximumUnrolling = 3;
const maximumDepth = 200;
/** More parts than this are not looked at. */
const maximumParts = 20_000;

class SchemaMistake extends Error {}

/** The parts of a schema that say something about types. Merging changes `types`, `properties` and `items`. */
type Node = {
  types: readonly string[];
  properties: readonly (readonly [name: string, schema: unknown])[];
  items: readonly unknown[];
  readonly isList: boolean;
  readonly reference: string | undefined;
  readonly anyOf: readonly unknown[] | undefined;
  readonly allOf: readonly unknown[] | undefined;
};

/** `schema` is JSON as plain objects and arrays. */
export function typeOfSchema(schema: unknown): SchemaOutcome {
  try {
    return { type: new SchemaReader(schema).type(schema, 0) };
  } catch (error) {
    if (error instanceof SchemaMistake) return { mistake: error.message };
    throw error;
  }
}

class SchemaReader {
  readonly #root: unknown;
  readonly #open = new Map<string, number>();
  #parts = 0;

  constructor(root: unknown) {
    this.#root = root;
  }

  type(schema: unknown, depth: number): Type {
    if (depth > maximumDepth || ++this.#parts > maximumParts) return t.any;
    const node = readNode(schema);
    if (node.reference === undefined) return this.#typeOfNode(node, depth);
    const { reference } = node;
    const times = this.#open.get(reference) ?? 0;
    if (times >= maximumUnrolling) return t.any;
    this.#open.set(reference, times + 1);
    const type = this.type(this.#resolve(reference), depth + 1);
    this.#open.set(reference, times);
    return type;
  }

  #typeOfNode(node: Node, depth: number): Type {
    if (node.anyOf !== undefined) return this.#anyOf(node, node.anyOf, depth);
    if (node.allOf !== undefined) return this.#allOf(node, node.allOf, depth);
    for (const [name, type] of scalars) if (node.types.includes(name)) return type;
    const isUntyped = node.types.every((name) => name === "null");
    if (node.types.includes("object") || (isUntyped && node.properties.length > 0)) {
      return this.#object(node, depth);
    }
    return node.types.includes("array") || (isUntyped && node.items.length > 0)
      ? this.#array(node, depth)
      : t.any;
  }

  #object({ properties }: Node, depth: number): Type {
    if (properties.length === 0) return t.object(t.any, t.any);
    return objectType(properties.map(([key, schema]) => ({ key, value: this.type(schema, depth + 1) })));
  }

  #array({ items, isList }: Node, depth: number): Type {
    if (items.length === 0) return t.array(t.any);
    const types = items.map((item) => this.type(item, depth + 1));
    return isList ? arrayType(types) : t.array(types[0] ?? t.any);
  }

  /** What is said beside `anyOf` is one more possibility if it names properties. */
  #anyOf(node: Node, schemas: readonly unknown[], depth: number): Type {
    const own =
      node.types.length === 0 ? undefined : this.#typeOfNode({ ...node, anyOf: undefined }, depth + 1);
    const core = own?.type === "object" && own.dynamic === undefined ? own : undefined;
    return unionOf([core, ...schemas.map((schema) => this.type(schema, depth + 1))]) ?? t.any;
  }

  #allOf(node: Node, schemas: readonly unknown[], depth: number): Type {
    const merged = schemas
      .map((schema) => this.#followed(schema))
      .filter(
        ({ types, anyOf, properties, items }) =>
          types.length > 0 || anyOf === undefined || properties.length > 0 || items.length > 0,
      );
    if (merged.length === 0) return t.any;
    const all = mergeNodes(merged);
    if (node.types.length === 0) return this.#typeOfNode(all, depth + 1);
    const isShared = ["object", "array"].some(
      (name) => node.types.includes(name) && all.types.includes(name),
    );
    if (isShared) return this.#typeOfNode(mergeNodes([all, { ...node, allOf: undefined }]), depth + 1);
    if (shownTypes(node) !== shownTypes(all))
      throw new SchemaMistake("type checking: unable to merge these schemas");
    return this.#typeOfNode(all, depth + 1);
  }

  #followed(schema: unknown): Node {
    let node = readNode(schema);
    for (let steps = 0; node.reference !== undefined; steps++) {
      if (steps > maximumDepth) return readNode(true);
      node = readNode(this.#resolve(node.reference));
    }
    return node;
  }

  /** Schemas are looked up within the document; nothing is fetched. */
  #resolve(reference: string): unknown {
    const [, pointer] = /^#(.*)$/s.exec(reference) ?? [];
    if (pointer === undefined) {
      throw compileMistake(
        `\`${reference}\` is another document; only references within the schema are read`,
      );
    }
    let found: unknown = this.#root;
    for (const step of pointer.split("/").slice(1)) {
      const key = decodeStep(step);
      if (!isRecord(found) && !Array.isArray(found)) throw compileMistake(`Object has no key '${key}'`);
      if (!Object.hasOwn(found, key)) throw compileMistake(`Object has no key '${key}'`);
      found = (found as Readonly<Record<string, unknown>>)[key];
    }
    return found;
  }
}

function readNode(schema: unknown): Node {
  const fields = isRecord(schema) ? new Map(Object.entries(schema)) : new Map<string, unknown>();
  if (!isRecord(schema) && typeof schema !== "boolean") throw compileMistake("schema is invalid");
  const items = fields.get("items");
  const properties = fields.get("properties");
  const reference = fields.get("$ref");
  return {
    types: readTypes(fields.get("type")),
    properties: isRecord(properties) ? Object.entries(properties) : [],
    items: items === undefined ? [] : Array.isArray(items) ? items : [items],
    isList: Array.isArray(items),
    reference: typeof reference === "string" ? reference : undefined,
    anyOf: listOf(fields.get("anyOf")),
    allOf: listOf(fields.get("allOf")),
  };
}

function readTypes(value: unknown): readonly string[] {
  if (value === undefined) return [];
  const names: readonly unknown[] = Array.isArray(value) ? value : [value];
  return names.map((name) => {
    if (typeof name !== "string") {
      throw compileMistake("Invalid type. Expected: type, given: string/Array Of Strings");
    }
    if (typeNames.some((known) => known === name)) return name;
    throw compileMistake(
      `has a primitive type that is NOT VALID -- given: /${name}/ Expected valid values are:[${typeNames.join(" ")}]`,
    );
  });
}

/** One schema of all that the schemas say; they must be of one type. */
function mergeNodes(nodes: readonly Node[]): Node {
  const [first, ...others] = nodes.map(withImpliedType) as [Node, ...Node[]];
  const result = { ...first };
  for (const other of others) {
    const shown = [shownTypes(result), shownTypes(other)];
    if (shown[0] !== shown[1]) {
      throw new SchemaMistake(
        `type checking: unable to merge these schemas: type mismatch: ${shown[0]} and ${shown[1]}`,
      );
    }
    if (result.properties.length > 0 && other.properties.length > 0) {
      result.properties = [...result.properties, ...other.properties];
    } else if (result.items.length > 0 && other.items.length > 0) {
      result.items = mergeItems(result.items, other.items);
    }
  }
  return result;
}

function mergeItems(left: readonly unknown[], right: readonly unknown[]): readonly unknown[] {
  for (const [index, item] of right.entries()) {
    const own = left[index];
    if (own !== undefined && shownTypes(readNode(own)) !== shownTypes(readNode(item))) {
      throw new SchemaMistake("type checking: unable to merge these schemas");
    }
  }
  return [...left, ...right.slice(left.length)];
}

function withImpliedType(node: Node): Node {
  const implied = node.properties.length > 0 ? "object" : node.items.length > 0 ? "array" : undefined;
  if (implied === undefined || node.types.includes(implied)) return node;
  return { ...node, types: [...node.types, implied] };
}

function shownTypes({ types }: Node): string {
  if (types.length > 1) return `[${types.join(",")}]`;
  return types[0] ?? "undefined";
}

function compileMistake(message: string): SchemaMistake {
  return new SchemaMistake(`unable to compile the schema: ${message}`);
}

function decodeStep(step: string): string {
  let text = step;
  try {
    text = decodeURIComponent(step);
  } catch {
    // A lone percent sign stands for itself.
  }
  return text.replaceAll("~1", "/").replaceAll("~0", "~");
}

function listOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
