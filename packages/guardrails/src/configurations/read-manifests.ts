// The text of a file to the documents in it, each able to tell where a field stands.
import type { Value } from "@palisade/language";
import { ConversionError, valueFromJavaScript } from "@palisade/language";
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  type ParsedNode,
  parseAllDocuments,
  type ScalarTag,
  type Tags,
  type YAMLParseError,
} from "yaml";
import { kubernetesScalars } from "./kubernetes-schema.js";

/** A place in a text; lines and columns count from 1. */
export type Place = { readonly line: number; readonly column: number };

/** One document of a file, as the policies see it. */
export type Manifest = {
  readonly value: Value;
  readonly place: Place;
  /** Where the field of a JSON pointer stands, or its nearest parent that was written. */
  locate(pointer: string): Place;
};

/** Why a document (or a whole file) cannot be judged. */
export type ManifestProblem = { readonly message: string; readonly place: Place };

/** What could be read of a text, and what could not: one does not exclude the other. */
export type Manifests = {
  readonly manifests: readonly Manifest[];
  readonly problems: readonly ManifestProblem[];
};

/** Larger texts are refused: 10 MiB is a hundred times what an API server takes. */
export const maximumManifestBytes = 10 * 1024 * 1024;
const maximumAliases = 1000;
const maximumNodes = 2_000_000;
const tooDeep = "the document is nested too deeply";
const start: Place = { line: 1, column: 1 };

/**
 * Reads YAML (any number of documents) or JSON as Kubernetes does. Broken documents become
 * problems; the others are still read. Empty documents are skipped, as kubectl skips them: there may be none.
 */
export function readManifests(bytes: Uint8Array): Manifests {
  if (bytes.length > maximumManifestBytes) {
    const size = Math.ceil(bytes.length / 1024 / 1024);
    return refuse(
      `the file is too large: ${size} MiB, and the limit is ${maximumManifestBytes / 1024 / 1024} MiB`,
    );
  }
  const text = decode(bytes);
  if (text === undefined) return refuse("the file is not UTF-8 text");
  return text.trim() === "" ? { manifests: [], problems: [] } : readDocuments(text);
}

function refuse(message: string): Manifests {
  return { manifests: [], problems: [{ message, place: start }] };
}

function decode(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function readDocuments(text: string): Manifests {
  const lines = new LineCounter();
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const manifests: Manifest[] = [];
  const problems: ManifestProblem[] = [];
  let documents: readonly Document.Parsed[];
  try {
    documents = parseAllDocuments(text, {
      lineCounter: lines,
      merge: true,
      prettyErrors: false,
      uniqueKeys: true,
      logLevel: "silent",
      customTags: (tags: Tags): Tags => [...kubernetesScalars, ...tags.filter((tag) => !isReplaced(tag))],
    }) as readonly Document.Parsed[];
  } catch (cause) {
    if (cause instanceof RangeError) return refuse(tooDeep);
    throw cause;
  }
  for (const document of documents) {
    if (document.errors.length === 0 && isEmpty(document)) continue;
    const read = readDocument(document, placeOf);
    if ("message" in read) problems.push(read);
    else manifests.push(read);
  }
  return { manifests, problems };
}

function isReplaced(tag: Tags[number]): boolean {
  return typeof tag === "object" && kubernetesScalars.some((scalar) => scalar.tag === (tag as ScalarTag).tag);
}

/** Nothing was written between two `---` lines; `null` and `~` were. */
function isEmpty(document: Document.Parsed): boolean {
  const { contents } = document;
  return contents === null || (isScalar(contents) && contents.value === null && !contents.source);
}

function readDocument(
  document: Document.Parsed,
  placeOf: (offset: number) => Place,
): Manifest | ManifestProblem {
  const place = placeOf(document.contents?.range[0] ?? document.range[0]);
  const error = document.errors[0];
  if (error !== undefined) return { message: parseProblem(error), place: placeOf(error.pos[0]) };
  try {
    const data: unknown = document.toJS({ maxAliasCount: maximumAliases });
    if (nodesOf(data, new Map()) > maximumNodes)
      return { message: "the document's aliases expand to too much", place };
    const value = valueFromJavaScript(data);
    return { value, place, locate: (pointer) => placeOf(offsetOf(document, pointer)) };
  } catch (cause) {
    if (cause instanceof ConversionError) {
      return { message: cause.message, place: placeOf(offsetOf(document, cause.path)) };
    }
    if (cause instanceof RangeError) return { message: tooDeep, place };
    if (cause instanceof ReferenceError) return { message: `invalid YAML: ${oneLine(cause.message)}`, place };
    throw cause;
  }
}

/** The parser reports its own stack overflow as an error in the text. */
function parseProblem(error: YAMLParseError): string {
  if (error.message.includes("call stack")) return tooDeep;
  return `invalid YAML: ${oneLine(error.message)}`;
}

/** How many values the data would have if what aliases share were written out. */
function nodesOf(data: unknown, known: Map<object, number>): number {
  if (typeof data !== "object" || data === null) return 1;
  const before = known.get(data);
  if (before !== undefined) return before;
  let count = 1;
  for (const item of Object.values(data)) count += nodesOf(item, known);
  known.set(data, count);
  return count;
}

function oneLine(message: string): string {
  const line = message.split("\n", 1)[0] ?? message;
  return line.charAt(0).toLowerCase() + line.slice(1).replace(/[:.]$/, "");
}

function offsetOf(document: Document.Parsed, pointer: string): number {
  let node: Node | null | undefined = document.contents;
  let offset = document.contents?.range[0] ?? document.range[0];
  for (const step of pointerSteps(pointer)) {
    const next = childOf(document, node, step);
    if (next === undefined) break;
    node = next.node;
    offset = next.offset;
  }
  return offset;
}

type Child = { readonly node: Node | null; readonly offset: number };

function childOf(
  document: Document.Parsed,
  parent: Node | null | undefined,
  step: string,
): Child | undefined {
  const node = isAlias(parent) ? parent.resolve(document) : parent;
  if (isSeq(node)) {
    const item = node.items[Number(step)] as ParsedNode | undefined;
    return item === undefined ? undefined : { node: item, offset: item.range?.[0] ?? 0 };
  }
  if (!isMap(node)) return undefined;
  for (const pair of node.items as readonly Pair<ParsedNode, ParsedNode | null>[]) {
    if (isScalar(pair.key) && String(pair.key.value) === step) {
      return { node: pair.value, offset: pair.key.range?.[0] ?? 0 };
    }
  }
  return mergedChildOf(document, node.items as readonly Pair<ParsedNode, ParsedNode | null>[], step);
}

function mergedChildOf(
  document: Document.Parsed,
  pairs: readonly Pair<ParsedNode, ParsedNode | null>[],
  step: string,
): Child | undefined {
  for (const pair of pairs) {
    if (!isScalar(pair.key) || pair.key.source !== "<<") continue;
    const sources = isSeq(pair.value) ? (pair.value.items as readonly Node[]) : [pair.value];
    for (const source of sources) {
      const child = childOf(document, source, step);
      if (child !== undefined) return child;
    }
  }
  return undefined;
}

/** The steps of a JSON pointer (RFC 6901). */
function pointerSteps(pointer: string): readonly string[] {
  if (!pointer.startsWith("/")) return [];
  return pointer
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
