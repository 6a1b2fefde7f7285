// The functions of Go's templates, and its values: JSON data, and numbers that templates make.
import { RegoObject } from "../../../values/collections.js";
import { isArray, isNumber, isObject } from "../../../values/kind.js";
import { numberText } from "../../../values/number.js";
import { decodeUtf8, encodeUtf8 } from "../../../values/utf8.js";
import type { Value } from "../../../values/value.js";
import { BuiltinError } from "../../builtin-error.js";
import { codePointCount } from "../code-points.js";
import { prepareText } from "../limits.js";
import {
  type Argument,
  booleanArgument,
  floatArgument,
  integerArgument,
  textArgument,
} from "../printf/argument.js";
import { formatArguments } from "../printf/format-with-verbs.js";
import { formatFloat } from "../printf/go-float.js";
import { escapeQuery } from "../query-escape.js";
import { roughTextLength } from "../rough-text-length.js";

/** `undefined` is no value; numbers of the data are texts to Go, hence apart from those made here. */
export type Item = Value | undefined | { readonly int: bigint } | { readonly float: number };

export function isInt(item: Item): item is { readonly int: bigint } {
  return typeof item === "object" && item !== null && "int" in item;
}

function isFloat(item: Item): item is { readonly float: number } {
  return typeof item === "object" && item !== null && "float" in item;
}

/** As Go's `%v` shows it. */
export function shown(item: Item, inside = true): string {
  if (isCollection(item)) prepareText(roughTextLength(item));
  return textOf(item, inside);
}

function isCollection(item: Item): item is readonly Value[] | RegoObject {
  return item instanceof RegoObject || Array.isArray(item);
}

function textOf(item: Item, inside = true): string {
  if (item === undefined || item === null) return inside ? "<nil>" : "<no value>";
  if (isInt(item)) return item.int.toString();
  if (isFloat(item)) return formatFloat(item.float, "g", -1);
  if (typeof item === "string") return item;
  if (typeof item === "boolean") return String(item);
  if (isNumber(item)) return numberText(item);
  if (isArray(item)) return `[${item.map((member) => textOf(member)).join(" ")}]`;
  if (item instanceof RegoObject) {
    return `map[${item
      .entries()
      .map(([key, value]) => `${String(key)}:${textOf(value)}`)
      .join(" ")}]`;
  }
  return "";
}

export function isTrue(item: Item): boolean {
  if (item === undefined || item === null || item === false || item === "") return false;
  if (isInt(item)) return item.int !== 0n;
  if (isFloat(item)) return item.float !== 0;
  if (isArray(item)) return item.length > 0;
  return item instanceof RegoObject ? item.size > 0 : true;
}

function typeName(item: Item): string {
  if (item === undefined || item === null) return "<nil>";
  if (isInt(item)) return "int";
  if (isFloat(item)) return "float64";
  if (typeof item === "string") return "string";
  if (typeof item === "boolean") return "bool";
  if (isNumber(item)) return "json.Number";
  return isArray(item) ? "[]interface {}" : "map[string]interface {}";
}

function argumentOf(item: Item): Argument {
  if (isInt(item)) return integerArgument(item.int, "int");
  if (isFloat(item)) return floatArgument(item.float);
  if (typeof item === "boolean") return booleanArgument(item);
  return textArgument(shown(item), typeName(item));
}

type TemplateFunction = (items: readonly Item[]) => Item;

const functions: ReadonlyMap<string, TemplateFunction> = new Map<string, TemplateFunction>([
  ["not", ([item]) => !isTrue(item)],
  ["len", ([item]) => ({ int: BigInt(lengthOf(item)) })],
  ["index", ([item, ...keys]) => keys.reduce<Item>(indexed, item)],
  ["slice", ([item, ...bounds]) => sliced(item, bounds)],
  ["print", (items) => printed(items)],
  ["println", (items) => `${items.map((item) => shown(item)).join(" ")}\n`],
  ["printf", ([format, ...items]) => formatArguments(requireText(format), items.map(argumentOf))],
  ["html", (items) => printed(items).replace(/[<>&'"\0]/g, (unit) => htmlEscapes[unit] ?? unit)],
  ["js", (items) => printed(items).replace(/[\\'"<>&=\n\r\t\0]/g, escapeScript)],
  ["urlquery", (items) => escapeQuery(printed(items))],
  ["eq", ([item, ...others]) => others.some((other) => areEqual(item, other))],
  ["ne", ([left, right]) => !areEqual(left, right)],
  ["lt", ([left, right]) => order(left, right) < 0],
  ["le", ([left, right]) => order(left, right) <= 0],
  ["gt", ([left, right]) => order(left, right) > 0],
  ["ge", ([left, right]) => order(left, right) >= 0],
  [
    "call",
    ([item]) => {
      throw new BuiltinError(`error calling call: non-function of type ${typeName(item)}`);
    },
  ],
]);

/** `and` and `or` evaluate no more arguments than they need, so the renderer has them. */
export const functionNames: ReadonlySet<string> = new Set([...functions.keys(), "and", "or"]);

export function callFunction(name: string, items: readonly Item[]): Item {
  return functions.get(name)?.(items);
}

const htmlEscapes: Readonly<Record<string, string>> = {
  "<": "&lt;",
  ">": "&gt;",
  "&": "&amp;",
  "'": "&#39;",
  '"': "&#34;",
  "\0": "\ufffd",
};

function escapeScript(unit: string): string {
  if (unit === "\\" || unit === "'" || unit === '"') return `\\${unit}`;
  return `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** A space between two neighbours if neither is a string. */
function printed(items: readonly Item[]): string {
  return items
    .map((item, index) => {
      const spaced = index > 0 && typeof item !== "string" && typeof items[index - 1] !== "string";
      return (spaced ? " " : "") + shown(item);
    })
    .join("");
}

function lengthOf(item: Item): number {
  if (typeof item === "string") return encodeUtf8(item).length;
  if (item !== undefined && !isInt(item) && !isFloat(item)) {
    if (isArray(item)) return item.length;
    if (isObject(item)) return item.size;
    if (isNumber(item)) return codePointCount(numberText(item));
  }
  throw new BuiltinError(`error calling len: len of type ${typeName(item)}`);
}

function indexed(item: Item, key: Item): Item {
  if (isArray(item as Value)) {
    const index = isInt(key) ? key.int : -1n;
    const items = item as readonly Value[];
    if (!isInt(key))
      throw new BuiltinError(`error calling index: cannot index slice/array with type ${typeName(key)}`);
    if (index < 0n || index >= items.length) {
      throw new BuiltinError(`error calling index: index out of range: ${index}`);
    }
    return items[Number(index)];
  }
  if (item instanceof RegoObject) {
    if (typeof key !== "string")
      throw new BuiltinError("error calling index: value has type int; should be string");
    return item.get(key);
  }
  if (item === undefined || item === null)
    throw new BuiltinError("error calling index: index of untyped nil");
  throw new BuiltinError(`error calling index: can't index item of type ${typeName(item)}`);
}

function sliced(item: Item, bounds: readonly Item[]): Item {
  const numbers = bounds.map((bound) => (isInt(bound) ? Number(bound.int) : -1));
  const length = lengthOf(item);
  const [from = 0, to = length] = numbers;
  if (from < 0 || to < from || to > length) {
    throw new BuiltinError(`error calling slice: index out of range: ${to > length ? to : from}`);
  }
  if (typeof item === "string") return decodeUtf8(encodeUtf8(item).subarray(from, to));
  return isArray(item as Value) ? (item as readonly Value[]).slice(from, to) : undefined;
}

function requireText(item: Item): string {
  if (typeof item === "string") return item;
  throw new BuiltinError(`wrong type for value; expected string; got ${typeName(item)}`);
}

/** Numbers of the data are strings to Go. */
function comparable(item: Item): bigint | number | string | boolean | undefined {
  if (isInt(item)) return item.int;
  if (isFloat(item)) return item.float;
  if (typeof item === "string" || typeof item === "boolean") return item;
  return item !== undefined && item !== null && isNumber(item) ? numberText(item) : undefined;
}

function areEqual(left: Item, right: Item): boolean {
  const a = comparable(left);
  const b = comparable(right);
  if ((left ?? null) === null || (right ?? null) === null) return (left ?? null) === (right ?? null);
  requireSameKind(left, right, "eq");
  return a === b;
}

function order(left: Item, right: Item): number {
  requireSameKind(left, right, "lt");
  const a = comparable(left);
  const b = comparable(right);
  if (a === undefined || b === undefined || typeof a === "boolean" || typeof b === "boolean") {
    throw new BuiltinError("error calling lt: invalid type for comparison");
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

function requireSameKind(left: Item, right: Item, name: string): void {
  if (typeof comparable(left) === typeof comparable(right)) return;
  throw new BuiltinError(
    `error calling ${name}: incompatible types for comparison: ${typeName(left)} and ${typeName(right)}`,
  );
}
