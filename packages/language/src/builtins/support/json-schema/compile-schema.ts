// Reads a schema of drafts 4, 6 and 7, or of no draft in particular, with the errors of the library that OPA uses. (310 lines: one reader per keyword.)
import type { RegoObject } from "../../../values/collections.js";
import { isArray, isNumber, isObject } from "../../../values/kind.js";
import { compareNumbers } from "../../../values/number.js";
import type { NumberValue, Value } from "../../../values/value.js";
import { BuiltinError } from "../../builtin-error.js";
import { compileRegexp } from "../go-regexp.js";
import { asMachineInteger } from "../operands.js";
import { literalText } from "./literal-text.js";
import { References } from "./references.js";
import { emptySchema, type Schema, type TypeName } from "./schema.js";
import { invalidType, mustBeOfA, mustBeOfAn, mustBeOfType, wrong } from "./schema-error.js";

/** Without a draft every keyword counts, and `exclusiveMinimum` may be a number or a boolean. */
type Draft = 4 | 6 | 7 | "any";

const drafts: ReadonlyMap<string, Draft> = new Map([
  ["http://json-schema.org/draft-04/schema", 4],
  ["http://json-schema.org/draft-06/schema", 6],
  ["http://json-schema.org/draft-07/schema", 7],
]);

const typeNames = ["array", "boolean", "integer", "number", "null", "object", "string"] as const;

/** More than any schema has; one beyond it is an attack, or a mistake. */
const maximumSchemas = 50_000;
const maximumDepth = 256;

/** @throws {BuiltinError} saying what is wrong with the schema. */
export function compileSchema(document: Value): Schema {
  if (!isObject(document) && typeof document !== "boolean") throw wrong("schema is invalid");
  return new SchemaCompiler(document).compile(document, 0);
}

class SchemaCompiler {
  readonly #references: References;
  readonly #draft: Draft;
  /** By address, so that a schema that refers to itself is compiled once. */
  readonly #referenced = new Map<string, Schema>();
  #count = 0;

  constructor(document: Value) {
    this.#draft = draftOf(document);
    this.#references = new References(document);
  }

  compile(value: Value, depth: number): Schema {
    const schema = emptySchema();
    this.#fill(schema, value, depth);
    return schema;
  }

  #fill(schema: Schema, value: Value, depth: number): void {
    if (++this.#count > maximumSchemas) throw wrong(`schema of more than ${maximumSchemas} parts`);
    if (depth > maximumDepth) throw wrong(`schema nested deeper than ${maximumDepth} levels`);
    if (this.#since(6) && typeof value === "boolean") {
      schema.pass = value;
      return;
    }
    if (!isObject(value)) throw wrong("Expected: Valid Schema, given: Invalid JSON");
    const compile = (inner: Value) => this.compile(inner, depth + 1);
    optionalText(value, this.#draft === 4 || (this.#draft === "any" && value.has("id")) ? "id" : "$id");
    checkDefinitions(value.get("definitions"), compile);
    optionalText(value, "title");
    optionalText(value, "description");
    const reference = optionalText(value, "$ref");
    if (reference !== undefined) {
      // Whatever stands beside a reference does not count.
      schema.reference = this.#refer(this.#references.addressOf(value, reference), depth);
      return;
    }
    schema.types = readTypes(value.get("type"));
    this.#fillObject(schema, value, compile);
    fillArray(schema, value, compile);
    this.#fillNumber(schema, value);
    fillSizes(schema, value);
    fillTexts(schema, value);
    this.#fillCombinations(schema, value, compile);
  }

  #since(draft: 6 | 7): boolean {
    return this.#draft === "any" || this.#draft >= draft;
  }

  #refer(address: string, depth: number): Schema {
    const known = this.#referenced.get(address);
    if (known !== undefined) return known;
    const schema = emptySchema();
    this.#referenced.set(address, schema);
    const target = this.#references.resolve(address);
    if (!isObject(target) && typeof target !== "boolean") throw mustBeOfType("Valid Schema", "object");
    this.#fill(schema, target, depth + 1);
    return schema;
  }

  #fillObject(schema: Schema, value: RegoObject, compile: (inner: Value) => Schema): void {
    const properties = value.get("properties");
    if (properties !== undefined) {
      if (!isObject(properties)) throw mustBeOfType("Properties", "object");
      for (const [name, inner] of properties.entries()) schema.properties.set(name as string, compile(inner));
    }
    const additional = booleanOrSchema(value, "additionalProperties", compile);
    if (additional !== undefined) schema.additionalProperties = additional;
    const patterns = value.get("patternProperties");
    if (patterns !== undefined) {
      if (!isObject(patterns)) throw invalidType("Valid Schema", "patternProperties");
      schema.patternProperties = patterns
        .entries()
        .map(([pattern, inner]) => [readPattern(pattern as string), compile(inner)] as const);
    }
    const names = value.get("propertyNames");
    if (names !== undefined && this.#since(6)) {
      if (!isSchema(names)) throw invalidType("Valid Schema", "patternProperties");
      schema.propertyNames = compile(names);
    }
    fillDependencies(schema, value.get("dependencies"), compile);
  }

  #fillNumber(schema: Schema, value: RegoObject): void {
    const multiple = value.get("multipleOf");
    if (multiple !== undefined) {
      if (!isNumber(multiple)) throw invalidType("Number", "multipleOf");
      if (compareNumbers(multiple, 0) <= 0) throw wrong("multipleOf must be strictly greater than 0");
      schema.multipleOf = multiple;
    }
    this.#fillBound(schema, value, "minimum", "exclusiveMinimum");
    this.#fillBound(schema, value, "maximum", "exclusiveMaximum");
  }

  /** Exclusive is a flag in draft 4, and a bound of its own later. */
  #fillBound(
    schema: Schema,
    value: RegoObject,
    inclusive: "minimum" | "maximum",
    exclusive: "exclusiveMinimum" | "exclusiveMaximum",
  ): void {
    const bound = value.get(inclusive);
    if (bound !== undefined) {
      if (!isNumber(bound)) throw mustBeOfA(inclusive, "Number");
      schema[inclusive] = bound;
    }
    const given = value.get(exclusive);
    if (given === undefined) return;
    if (isNumber(given) && this.#draft !== 4) schema[exclusive] = given;
    else if (typeof given !== "boolean" || (this.#draft !== 4 && this.#draft !== "any")) {
      const wanted = { 4: "boolean", 6: "number", 7: "number", any: "boolean/number" }[this.#draft];
      throw invalidType(wanted, exclusive);
    } else if (bound === undefined) throw wrong(`${exclusive} cannot be used without ${inclusive}`);
    else if (given) {
      schema[exclusive] = bound as NumberValue;
      delete schema[inclusive];
    }
  }

  #fillCombinations(schema: Schema, value: RegoObject, compile: (inner: Value) => Schema): void {
    const contains = value.get("contains");
    if (contains !== undefined && this.#since(6)) schema.contains = compile(contains);
    const constant = value.get("const");
    if (constant !== undefined && this.#since(6)) schema.constant = literalText(constant);
    const enumeration = optionalList(value, "enum");
    if (enumeration !== undefined) schema.enumeration = unique(enumeration.map(literalText), "enum");
    for (const name of ["oneOf", "anyOf", "allOf"] as const) {
      schema[name] = (optionalList(value, name) ?? []).map(compile);
    }
    for (const name of this.#since(7) ? (["not", "if", "then", "else"] as const) : (["not"] as const)) {
      const inner = value.get(name);
      if (inner === undefined) continue;
      if (!isSchema(inner)) throw mustBeOfAn(name, "object");
      schema[name] = compile(inner);
    }
  }
}

function draftOf(document: Value): Draft {
  const given = isObject(document) ? document.get("$schema") : undefined;
  if (given === undefined) return "any";
  if (typeof given !== "string") throw mustBeOfType("$schema", "string");
  return drafts.get(given.replace(/#$/, "")) ?? "any";
}

function isSchema(value: Value): boolean {
  return isObject(value) || typeof value === "boolean";
}

function checkDefinitions(definitions: Value | undefined, compile: (inner: Value) => Schema): void {
  if (definitions === undefined) return;
  if (!isObject(definitions)) throw invalidType("Array Of Schemas", "definitions");
  for (const definition of definitions.values()) {
    if (!isSchema(definition)) throw invalidType("Array Of Schemas", "definitions");
    compile(definition);
  }
}

function readTypes(value: Value | undefined): TypeName[] {
  const types: TypeName[] = [];
  for (const name of value === undefined ? [] : isArray(value) ? value : [value]) {
    if (typeof name !== "string") throw invalidType("type", "string/Array Of Strings");
    const known = typeNames.find((type) => type === name);
    if (known === undefined) {
      throw wrong(
        `has a primitive type that is NOT VALID -- given: /${name}/ Expected valid values are:[${typeNames.join(" ")}]`,
      );
    }
    if (types.includes(known)) throw wrong(`${known} type is duplicated`);
    types.push(known);
  }
  return types;
}

function booleanOrSchema(
  value: RegoObject,
  name: string,
  compile: (inner: Value) => Schema,
): boolean | Schema | undefined {
  const given = value.get(name);
  if (given === undefined || typeof given === "boolean") return given;
  if (!isObject(given)) throw invalidType("boolean/Valid Schema", name);
  return compile(given);
}

function fillDependencies(
  schema: Schema,
  dependencies: Value | undefined,
  compile: (inner: Value) => Schema,
): void {
  if (dependencies === undefined) return;
  if (!isObject(dependencies)) throw mustBeOfType("dependencies", "object");
  for (const [name, given] of dependencies.entries()) {
    if (isSchema(given)) schema.dependencies.set(name as string, compile(given));
    else if (isArray(given) && given.every((each) => typeof each === "string")) {
      schema.dependencies.set(name as string, given);
    } else throw mustBeOfType("Dependency", "Schema Or Array Of Strings");
  }
}

function fillArray(schema: Schema, value: RegoObject, compile: (inner: Value) => Schema): void {
  const items = value.get("items");
  if (items !== undefined) {
    if (isSchema(items)) schema.items = compile(items);
    else if (isArray(items) && items.every(isSchema)) schema.items = items.map(compile);
    else throw invalidType("Valid Schema/Array Of Schemas", "items");
  }
  const additional = booleanOrSchema(value, "additionalItems", compile);
  if (additional !== undefined) schema.additionalItems = additional;
}

function fillSizes(schema: Schema, value: RegoObject): void {
  for (const name of [
    "minLength",
    "maxLength",
    "minProperties",
    "maxProperties",
    "minItems",
    "maxItems",
  ] as const) {
    const given = value.get(name);
    if (given === undefined) continue;
    const size = isNumber(given) ? asMachineInteger(given) : undefined;
    if (size === undefined) throw mustBeOfAn(name, "integer");
    if (size < 0n) throw wrong(`${name} must be greater than or equal to 0`);
    schema[name] = Number(size);
  }
  for (const [least, most] of [
    ["minLength", "maxLength"],
    ["minProperties", "maxProperties"],
  ] as const) {
    if ((schema[least] ?? 0) > (schema[most] ?? Number.POSITIVE_INFINITY)) {
      throw wrong(`${least} cannot be greater than ${most}`);
    }
  }
}

function fillTexts(schema: Schema, value: RegoObject): void {
  const pattern = optionalText(value, "pattern");
  if (pattern !== undefined) schema.pattern = readPattern(pattern, "pattern must be a valid regex");
  const format = optionalText(value, "format");
  if (format !== undefined) schema.format = format;
  const required = optionalList(value, "required") ?? [];
  if (!required.every((name) => typeof name === "string")) throw invalidType("string", "required");
  schema.required = unique(required, "required");
  const uniqueItems = value.get("uniqueItems");
  if (uniqueItems === undefined) return;
  if (typeof uniqueItems !== "boolean") throw mustBeOfA("uniqueItems", "boolean");
  schema.uniqueItems = uniqueItems;
}

function readPattern(pattern: string, problem = `Invalid regex pattern '${pattern}'`) {
  try {
    return compileRegexp(pattern);
  } catch (error) {
    if (error instanceof BuiltinError) throw wrong(problem);
    throw error;
  }
}

function unique(texts: readonly string[], name: string): string[] {
  if (new Set(texts).size < texts.length) throw wrong(`${name} items must be unique`);
  return [...texts];
}

function optionalText(value: RegoObject, name: string): string | undefined {
  const given = value.get(name);
  if (given !== undefined && typeof given !== "string") throw invalidType("string", name);
  return given;
}

function optionalList(value: RegoObject, name: string): readonly Value[] | undefined {
  const given = value.get(name);
  if (given === undefined) return undefined;
  if (!isArray(given)) throw mustBeOfAn(name, "array");
  return given;
}
