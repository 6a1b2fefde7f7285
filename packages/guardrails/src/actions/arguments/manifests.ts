// Objects that arguments, bodies and heredocs hold, whether as data or as the text of YAML or JSON.
import { escapePointer, valueToJavaScript } from "@palisade/language";
import { readManifests } from "../../configurations/read-manifests.js";
import { isRecord } from "../is-record.js";
import type { Operation, Unread } from "../operation.js";
import type { ArgumentNames } from "../tool-map.js";
import { namedArgument, usualArguments } from "./conventions.js";

export type Manifests = NonNullable<Operation["manifests"]>;

type Read = { readonly manifests: Manifests; readonly problems: readonly Unread[] };

/** Objects with a `kind` in the arguments that hold them. */
export function manifestsIn(
  given: Readonly<Record<string, unknown>>,
  names: ArgumentNames | undefined,
  at: string,
): Read {
  const named = names === undefined ? undefined : namedArgument(names, given);
  const places = names === undefined ? usualManifests(given) : named === undefined ? [] : [named];
  const read = places.map(([name, value]) =>
    objectsIn(value, `${at}/${escapePointer(name)}`, names !== undefined),
  );
  return {
    manifests: read.flatMap(({ manifests }) => manifests),
    problems: read.flatMap(({ problems }) => problems),
  };
}

/** Also an argument that nobody calls so, if what it holds is one: `resource: "apiVersion: v1…"`. */
function usualManifests(given: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] {
  const usual = usualArguments("manifest", given);
  const others = Object.entries(given).filter(
    (entry) => !usual.some(([name]) => name === entry[0]) && looksLikeManifest(entry[1]),
  );
  return [...usual, ...others];
}

function looksLikeManifest(value: unknown): boolean {
  if (typeof value === "string") return /(?:^|\n|[{,]\s*)"?kind"?\s*:/.test(value);
  return isRecord(value) && typeof value["kind"] === "string" && typeof value["apiVersion"] === "string";
}

/** @param needed whether a text that is no object is something that was not understood */
export function objectsIn(value: unknown, at: string, needed: boolean): Read {
  if (typeof value === "string") return textObjects(value, at, needed);
  const objects = [value].flat().filter(isRecord);
  return { manifests: objects.flatMap(itemsOf).map((object) => ({ at, object })), problems: [] };
}

function textObjects(text: string, at: string, needed: boolean): Read {
  const { manifests, problems } = readManifests(text);
  const objects = manifests.map(({ value }) => valueToJavaScript(value)).filter(isRecord);
  const broken = problems.length > 0 || (needed && objects.length < manifests.length);
  return {
    manifests: objects.flatMap(itemsOf).map((object) => ({ at, object })),
    problems: broken ? [{ at, kind: "manifest", message: "the objects in it cannot be read" }] : [],
  };
}

/** The objects of a `List` are what is applied. */
function itemsOf(object: Readonly<Record<string, unknown>>): readonly Readonly<Record<string, unknown>>[] {
  const { kind, items } = object;
  return typeof kind === "string" && kind.endsWith("List") && Array.isArray(items)
    ? items.filter(isRecord)
    : [object];
}
