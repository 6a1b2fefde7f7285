// Where the references of a schema lead: within the document only, nothing is ever fetched.
import type { RegoObject } from "../../../values/collections.js";
import { isArray, isObject } from "../../../values/kind.js";
import type { Value } from "../../../values/value.js";
import { wrong } from "./schema-error.js";

/** What these hold is data, or named by the user: no keyword stands directly in it. */
const literal = new Set(["const", "enum"]);
const namedSchemas = new Set(["properties", "dependencies", "patternProperties"]);

export class References {
  readonly #documents = new Map<string, Value>();
  /** The address each `$ref` stands for, by the object that holds it. */
  readonly #absolute = new Map<RegoObject, string>();

  constructor(document: Value) {
    this.#collect(document, "");
    this.#documents.set("", document);
  }

  addressOf(schema: RegoObject, reference: string): string {
    return this.#absolute.get(schema) ?? reference;
  }

  /** @throws {BuiltinError} if there is nothing of that address in the document. */
  resolve(address: string): Value {
    const whole = this.#documents.get(address);
    if (whole !== undefined) return whole;
    const hash = address.indexOf("#");
    const base = hash < 0 ? address : address.slice(0, hash);
    const document = this.#documents.get(base);
    if (document !== undefined) return at(document, hash < 0 ? "" : address.slice(hash + 1));
    if (!hasScheme(address)) throw wrong(`Reference ${address} must be canonical`);
    throw wrong(`remote reference loading disabled: ${address}`);
  }

  #collect(value: Value, base: string): void {
    if (isArray(value)) for (const item of value) this.#collect(item, base);
    if (!isObject(value)) return;
    const inner = this.#identify(value, base);
    const reference = value.get("$ref");
    if (typeof reference === "string") this.#absolute.set(value, join(inner, reference));
    for (const [key, item] of value.entries()) {
      if (literal.has(key as string)) continue;
      if (namedSchemas.has(key as string) && isObject(item)) {
        for (const schema of item.values()) this.#collect(schema, inner);
      } else if (!namedSchemas.has(key as string)) this.#collect(item, inner);
    }
  }

  /** The address that a schema gives itself. */
  #identify(schema: RegoObject, base: string): string {
    const identifier = schema.get(schema.has("id") ? "id" : "$id");
    if (typeof identifier !== "string") return base;
    const address = join(base, identifier);
    if (this.#documents.has(address)) throw wrong(`Reference already exists: "${address}"`);
    this.#documents.set(address, schema);
    return address;
  }
}

function hasScheme(address: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]*:/.test(address);
}

/** An empty fragment is none. */
function join(base: string, reference: string): string {
  const trimmed = reference.replace(/#$/, "");
  if (hasScheme(trimmed)) return trimmed;
  const bare = base.replace(/#.*$/s, "");
  if (trimmed === "" || trimmed.startsWith("#")) return bare + trimmed;
  if (hasScheme(bare) && URL.canParse(trimmed, bare)) return new URL(trimmed, bare).href;
  return trimmed.startsWith("/") ? trimmed : `/${trimmed}`;
}

/** RFC 6901. A fragment that is no pointer means the whole document, as in OPA. */
function at(document: Value, fragment: string): Value {
  const pointer = decodeFragment(fragment);
  if (!pointer.startsWith("/")) return document;
  let value = document;
  for (const step of pointer.slice(1).split("/")) {
    value = member(value, step.replaceAll("~1", "/").replaceAll("~0", "~"));
  }
  return value;
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch (error) {
    if (error instanceof URIError) return fragment;
    throw error;
  }
}

function member(value: Value, key: string): Value {
  if (isObject(value)) {
    const found = value.get(key);
    if (found === undefined) throw wrong(`Object has no key '${key}'`);
    return found;
  }
  if (!isArray(value)) throw wrong(`Invalid token reference '${key}'`);
  if (!/^[+-]?[0-9]+$/.test(key)) throw wrong(`Invalid array index '${key}'`);
  const found = value[Number(key)];
  if (found === undefined) throw wrong(`Out of bound array[0,${value.length}] index '${Number(key)}'`);
  return found;
}
