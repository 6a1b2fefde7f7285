// Files of settings: YAML or JSON of one shape, each mistake with its place and, where a name is near, what was meant.
import { escapePointer, RegoObject, readYaml, type Value, valueToJavaScript } from "@palisade/language";
import { z } from "zod";
import type { Place } from "../configurations/read-manifests.js";
import { suggestName } from "../contract/suggest-name.js";

export type SettingsProblem = { readonly message: string; readonly place: Place };

export type SettingsReading<Settings> =
  | {
      readonly settings: Settings;
      /** Where the field of a JSON pointer was written. */
      readonly locate: (pointer: string) => Place;
      /** Where its value was written. */
      readonly locateValue: (pointer: string) => Place;
      readonly problems?: never;
    }
  | {
      readonly settings?: never;
      readonly locate?: never;
      readonly locateValue?: never;
      readonly problems: readonly SettingsProblem[];
    };

/** More of them help nobody. */
const mostProblems = 100;

const firstPlace: Place = { line: 1, column: 1 };

/**
 * One document of settings. A text without any is all defaults. Keys that the schema does not have, keys that are there
 * twice, and more than one document are problems; no message quotes a value.
 * @example readSettings("failOn: hihg", projectSettingsSchema).problems; // [{ message: "must be …", place: … }]
 */
export function readSettings<Schema extends z.ZodObject>(
  input: Uint8Array | string,
  schema: Schema,
): SettingsReading<z.infer<Schema>> {
  const { documents, problems, ignored } = readYaml(input, { scalars: "kubernetes" });
  if (problems.length > 0) return { problems };
  const [document, second] = documents;
  const more = second?.place ?? ignored[0];
  if (more !== undefined) return { problems: [{ message: "there is more than one document", place: more }] };
  const locate = (pointer: string): Place => document?.locate(pointer) ?? firstPlace;
  const locateValue = (pointer: string): Place => document?.locateValue(pointer) ?? firstPlace;
  const reserved = document === undefined ? undefined : reservedKey(document.value, "");
  if (reserved !== undefined)
    return { problems: [{ message: "no setting may have this name", place: locate(reserved) }] };
  const data = document === undefined ? {} : valueToJavaScript(document.value);
  const { error } = schema.safeParse(data);
  // Data are only checked: what zod gives back is a copy that says no more.
  if (error === undefined) return { settings: data as z.infer<Schema>, locate, locateValue };
  const found = error.issues.filter(isFirstOfItsPath).flatMap((issue) => describeIssue(issue, schema, data));
  const placed = found.map(({ message, at, isValue }) => ({
    message,
    place: isValue ? locateValue(at) : locate(at),
  }));
  return { problems: placed.sort(byPlace).slice(0, mostProblems) };
}

/** What is wrong in two ways is wrong in the first. */
function isFirstOfItsPath(
  issue: z.core.$ZodIssue,
  index: number,
  issues: readonly z.core.$ZodIssue[],
): boolean {
  const before = issues[index - 1];
  return (
    before === undefined ||
    pointerTo(before.path) !== pointerTo(issue.path) ||
    before.code === "unrecognized_keys"
  );
}

function byPlace(left: SettingsProblem, right: SettingsProblem): number {
  return left.place.line - right.place.line || left.place.column - right.place.column;
}

/** zod passes over this key, and so would everyone who reads plain objects. */
function reservedKey(value: Value, at: string): string | undefined {
  if (Array.isArray(value))
    return firstOf(value.entries(), (item, index) => reservedKey(item, `${at}/${index}`));
  if (!(value instanceof RegoObject)) return undefined;
  if (value.get("__proto__") !== undefined) return `${at}/__proto__`;
  return firstOf(value.entries(), (item, key) => reservedKey(item, `${at}/${escapePointer(String(key))}`));
}

function firstOf<Key>(
  entries: Iterable<readonly [Key, Value]>,
  find: (item: Value, key: Key) => string | undefined,
): string | undefined {
  for (const [key, item] of entries) {
    const found = find(item, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `isValue`: the value is wrong, and not that the field is there or is missing. */
type Described = { readonly message: string; readonly at: string; readonly isValue?: boolean };

function describeIssue(issue: z.core.$ZodIssue, schema: z.ZodObject, data: unknown): readonly Described[] {
  const { path } = issue;
  if (issue.code === "unrecognized_keys") {
    const names = namesAt(schema, path);
    return issue.keys.map((key) => ({
      message: `there is no such setting${suggestName(key, names)}`,
      at: pointerTo([...path, key]),
    }));
  }
  if (issue.code === "invalid_key" || issue.code === "invalid_element") {
    const [first] = issue.issues;
    return [{ message: first?.message ?? issue.message, at: pointerTo(path) }];
  }
  const name = missingName(path, data);
  if (name !== undefined) return [{ message: `\`${name}\` is missing`, at: pointerTo(path.slice(0, -1)) }];
  return [{ message: messageOf(issue, data), at: pointerTo(path), isValue: true }];
}

function messageOf(issue: z.core.$ZodIssue, data: unknown): string {
  if (issue.code === "invalid_type") return typeTexts[issue.expected] ?? `must be of type ${issue.expected}`;
  const values = valuesOf(issue);
  const given = issue.path.reduce<unknown>((owner, step) => Object(owner)[step] as unknown, data);
  const meant = suggestName(given, values);
  if (issue.code !== "invalid_value") return `${issue.message}${meant}`;
  return `must be ${values.map((value) => `\`${value}\``).join(" or ")}${meant}`;
}

/** Those that may be there, whatever else may. */
function valuesOf(issue: z.core.$ZodIssue): readonly string[] {
  if (issue.code === "invalid_value") return issue.values.map(String);
  return issue.code === "invalid_union" ? issue.errors.flat().flatMap(valuesOf) : [];
}

const typeTexts: Readonly<Record<string, string>> = {
  string: "must be a text",
  array: "must be a list",
  object: "must be a mapping",
  record: "must be a mapping",
  boolean: "must be `true` or `false`",
};

function missingName(path: readonly PropertyKey[], data: unknown): string | undefined {
  const owner = path.slice(0, -1).reduce<unknown>((each, step) => Object(each)[step] as unknown, data);
  const name = path.at(-1);
  return typeof name !== "string" || Object.hasOwn(Object(owner) as object, name) ? undefined : name;
}

/** The names that an object of the schema has at a path. */
function namesAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): readonly string[] {
  let at: z.core.$ZodType | undefined = schema;
  for (const step of path) at = at && partOf(unwrapped(at), step);
  const found = at && unwrapped(at);
  return found instanceof z.ZodObject ? Object.keys(found.shape) : [];
}

function partOf(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) return (schema.shape as Readonly<Record<PropertyKey, z.ZodType>>)[step];
  if (schema instanceof z.ZodArray) return schema.element;
  return schema instanceof z.ZodRecord ? schema.valueType : undefined;
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional
    ? unwrapped(schema.unwrap())
    : schema;
}

function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${escapePointer(String(step))}`).join("");
}
