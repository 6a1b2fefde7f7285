// Unions of types, and what can be looked up in a type.
import { isAny } from "./print-type.js";
import { type StaticProperty, type Type, t } from "./type.js";
import { compareKeys, compareTypes } from "./type-order.js";
import { unknownType } from "./unknown-type.js";

/** A union of more members than this is any value: nobody reads such a type, and working with it costs. */
const maximumMembers = 64;
/** A type of more parts than this is any value. */
const maximumSize = 20_000;

type Known = Type | undefined;

/** The union; `undefined` and unknown members add nothing. */
export function unionOf(types: Iterable<Known>): Known {
  const members: Type[] = [];
  for (const type of types) {
    if (type === undefined || type === unknownType) continue;
    if (type.type === "function") return unionOfFunctions(types);
    if (isAny(type)) return type;
    if (type.type === "any") members.push(...(type.of ?? []));
    else members.push(type);
    if (members.length > 4 * maximumMembers) members.splice(0, members.length, ...distinct(members));
    if (members.length > 2 * maximumMembers) return t.any;
  }
  const sorted = distinct(members);
  if (sorted.length > maximumMembers) return t.any;
  return sorted.length < 2 ? sorted[0] : { type: "any", of: sorted };
}

/** Functions of one arity have a union, arg by arg; with anything else there is none. */
function unionOfFunctions(types: Iterable<Known>): Known {
  let result: Extract<Type, { type: "function" }> | undefined;
  for (const type of types) {
    if (type === undefined || type === unknownType) continue;
    if (type.type !== "function") return undefined;
    if (result !== undefined && result.args.length !== type.args.length) return undefined;
    const before = result;
    result = {
      type: "function",
      args: type.args.map((arg, index) => unionOf([before?.args[index], arg]) ?? t.any),
      result: unionOf([before?.result, type.result]) ?? t.any,
    };
  }
  return result;
}

function distinct(types: readonly Type[]): Type[] {
  return types
    .toSorted(compareTypes)
    .filter((type, index, all) => index === 0 || compareTypes(all[index - 1], type) !== 0);
}

/** An object type with its properties in order; of two with one key the later counts. */
export function objectType(
  properties: readonly StaticProperty[],
  dynamic?: { key: Type; value: Type },
): Type {
  const sorted = properties
    .toSorted((left, right) => compareKeys(left.key, right.key))
    .filter((property, index, all) => {
      const next = all[index + 1];
      return next === undefined || compareKeys(property.key, next.key) !== 0;
    });
  return limited({ type: "object", static: sorted, ...(dynamic === undefined ? {} : { dynamic }) });
}

/** An array of these items and, after them, any number of `dynamic`. */
export function arrayType(items: readonly Type[], dynamic?: Type): Type {
  return limited({ type: "array", static: items, ...(dynamic === undefined ? {} : { dynamic }) });
}

const sizes = new WeakMap<Type, number>();

/** Types share their parts, so that a short program can make a huge one. */
function limited(type: Type): Type {
  return sizeOf(type) > maximumSize ? t.any : type;
}

function sizeOf(type: Type): number {
  const before = sizes.get(type);
  if (before !== undefined) return before;
  let size = 1;
  if (type.type === "array")
    for (const item of [...(type.static ?? []), type.dynamic]) size += item ? sizeOf(item) : 0;
  if (type.type === "set") size += sizeOf(type.of);
  if (type.type === "any") for (const member of type.of ?? []) size += sizeOf(member);
  if (type.type === "object") {
    for (const { value } of type.static ?? []) size += sizeOf(value);
    if (type.dynamic !== undefined) size += sizeOf(type.dynamic.key) + sizeOf(type.dynamic.value);
  }
  sizes.set(type, size);
  return size;
}

/** The types of the keys one can enumerate; `undefined` if the type has none. */
export function keysOf(type: Known): Known {
  switch (type?.type) {
    case "array":
      return t.number;
    case "set":
      return type.of;
    case "object":
      return unionOf([...(type.static ?? []).map(({ key }) => typeOfKey(key)), type.dynamic?.key]);
    case "any":
      return isAny(type) ? type : unionOf((type.of ?? []).map(keysOf));
    default:
      return undefined;
  }
}

/** The types of what stands under those keys. */
export function valuesOf(type: Known): Known {
  switch (type?.type) {
    case "array":
      return unionOf([...(type.static ?? []), type.dynamic]);
    case "set":
      return type.of;
    case "object":
      return unionOf([...(type.static ?? []).map(({ value }) => value), type.dynamic?.value]);
    case "any":
      return isAny(type) ? type : unionOf((type.of ?? []).map(valuesOf));
    default:
      return undefined;
  }
}

/** The type under one key, a JSON value; `undefined` if there can be nothing. */
export function selectKey(type: Known, key: unknown): Known {
  switch (type?.type) {
    case "array":
      return typeof key === "number" && Number.isInteger(key) && key >= 0
        ? (type.static?.[key] ?? type.dynamic)
        : undefined;
    case "object":
      return selectProperty(type, key);
    case "set": {
      const own = typeOfKey(key);
      if (compareTypes(type.of, own) === 0) return type.of;
      return type.of.type === "any" && contains(type.of, own) ? own : undefined;
    }
    case "any":
      return isAny(type) ? type : unionOf((type.of ?? []).map((member) => selectKey(member, key)));
    default:
      return undefined;
  }
}

function selectProperty(type: Extract<Type, { type: "object" }>, key: unknown): Known {
  const properties = type.static ?? [];
  let low = 0;
  let high = properties.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const property = properties[middle] as StaticProperty;
    const order = compareKeys(property.key, key);
    if (order === 0) return property.value;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return type.dynamic !== undefined && contains(type.dynamic.key, typeOfKey(key))
    ? type.dynamic.value
    : undefined;
}

/** Whether the first type is the second, or a union with it. */
function contains(type: Type, member: Type): boolean {
  if (type.type !== "any") return compareTypes(type, member) === 0;
  return isAny(type) || (type.of ?? []).some((own) => compareTypes(own, member) === 0);
}

/** The type of a JSON value. */
export function typeOfKey(key: unknown): Type {
  if (key === null) return t.null;
  if (typeof key === "boolean") return t.boolean;
  if (typeof key === "number" || typeof key === "bigint") return t.number;
  if (typeof key === "string") return t.string;
  if (Array.isArray(key)) return arrayType(key.map(typeOfKey));
  const properties = Object.entries(key as object).map(([name, value]) => ({
    key: name,
    value: typeOfKey(value),
  }));
  return objectType(properties);
}

/** A collection that can hold nothing. */
export function isEmptyCollection(type: Type): boolean {
  if (type.type === "set") return type.of === unknownType;
  if (type.type === "array") return (type.static ?? []).length === 0 && type.dynamic === undefined;
  return type.type === "object" && (type.static ?? []).length === 0 && type.dynamic === undefined;
}
