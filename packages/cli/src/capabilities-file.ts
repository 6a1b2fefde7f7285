// `--capabilities`: what a policy may call, from a file in the shape of OPA's capabilities.json.
import {
  builtins,
  type FunctionDeclaration,
  isArray,
  isObject,
  RegoObject,
  type Type,
  type Value,
  valueToJavaScript,
} from "@palisade/language";
import type { Host } from "./host.js";
import { readData } from "./read-data.js";
import { UsageError } from "./usage-error.js";

export const capabilitiesOption = {
  type: "string",
  placeholder: "file",
  description: "allow only the built-ins of this capabilities.json, and the functions it declares",
} as const;

export type AllowedFunctions = {
  readonly builtinNames?: ReadonlySet<string>;
  /** That are no built-ins of ours: whoever evaluates the policies provides them. */
  readonly functions?: readonly FunctionDeclaration[];
};

/** Nothing for no file. @throws {UsageError} for a file that lists no functions, or one without its types. */
export async function readCapabilities(path: string | undefined, host: Host): Promise<AllowedFunctions> {
  return path === undefined ? {} : allowedFunctions(await readData(path, host), path);
}

/** What the document of a file allows. @throws {UsageError} for one that lists no functions, or one without its types. */
export function allowedFunctions(document: Value, path: string): AllowedFunctions {
  const listed = isObject(document) ? document.get("builtins") : undefined;
  if (listed === undefined || !isArray(listed))
    throw new UsageError(`${path}: capabilities have a list of \`builtins\``);
  const named = listed.map((each) => [readName(each, path), each] as const);
  return {
    builtinNames: new Set(named.map(([name]) => name)),
    // Of the built-ins, the types are known.
    functions: named
      .filter(([name]) => !builtins.has(name))
      .map(([name, each]) => readFunction(name, each, path)),
  };
}

function readName(value: Value, path: string): string {
  const name = isObject(value) ? value.get("name") : undefined;
  if (typeof name === "string") return name;
  throw new UsageError(`${path}: a built-in without a \`name\``);
}

function readFunction(name: string, value: Value, path: string): FunctionDeclaration {
  const fields = isObject(value) ? value : new RegoObject();
  const decl: unknown = valueToJavaScript(fields.get("decl") ?? null);
  // OPA leaves out the arguments of functions that have none.
  const whole = isRecord(decl) && decl["type"] === "function" ? { args: [], ...decl } : decl;
  if (!isType(whole) || whole.type !== "function")
    throw new UsageError(`${path}: \`${name}\` has no \`decl\` that is the type of a function`);
  return {
    name,
    decl: whole,
    ...(fields.get("relation") === true ? { relation: true } : {}),
    ...(fields.get("deprecated") === true ? { deprecated: true } : {}),
  };
}

type Fields = Readonly<Record<string, unknown>>;

/** By the name of the type, what its parts have to be. */
const shapes: Readonly<Record<Type["type"], (fields: Fields) => boolean>> = {
  any: ({ of }) => of === undefined || areTypes(of),
  null: () => true,
  boolean: () => true,
  number: () => true,
  string: () => true,
  array: ({ static: items, dynamic }) => optional(items, areTypes) && optional(dynamic, isType),
  set: ({ of }) => optional(of, isType),
  object: ({ static: properties, dynamic }) =>
    optional(properties, (all) => Array.isArray(all) && all.every(isProperty)) &&
    optional(dynamic, (pair) => isRecord(pair) && isType(pair["key"]) && isType(pair["value"])),
  function: ({ args, result, variadic }) =>
    areTypes(args) && optional(result, isType) && optional(variadic, isType),
};

function isType(value: unknown): value is Type {
  if (!isRecord(value) || typeof value["type"] !== "string" || !Object.hasOwn(shapes, value["type"]))
    return false;
  return shapes[value["type"] as Type["type"]](value);
}

function areTypes(value: unknown): boolean {
  return Array.isArray(value) && value.every(isType);
}

function isProperty(value: unknown): boolean {
  return isRecord(value) && value["key"] !== undefined && isType(value["value"]);
}

function optional(value: unknown, holds: (value: unknown) => boolean): boolean {
  return value === undefined || holds(value);
}

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
