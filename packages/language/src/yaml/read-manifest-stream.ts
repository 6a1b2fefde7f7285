// Documents as kubectl reads them: each for itself, so that a broken one does not hide the others.

import { maximumDepth } from "../values/json.js";
import type { Value } from "../values/value.js";
import { kubernetesFields } from "./build/fields.js";
import { KubernetesBuilder } from "./build/kubernetes-builder.js";
import { markedComments, type YamlComment } from "./comments.js";
import type { DecodedText } from "./decode-text.js";
import {
  type DocumentTree,
  documentOf,
  type YamlDocument,
  type YamlProblem,
  type YamlReading,
} from "./document.js";
import type { DocumentLimits } from "./limits.js";
import { type Piece, piecesOf } from "./manifest-stream.js";
import { openManifest } from "./open-text.js";
import { readJsonTree } from "./parse/json-tree.js";
import { emptyScalar, type Node } from "./parse/node.js";
import { Places, type YamlPlace } from "./places.js";
import type { ReadingMemory } from "./reading-memory.js";
import type { Extent } from "./scan/cursor.js";
import { YamlError } from "./yaml-error.js";

export type StreamOptions = {
  /** Comments that hold it are given back. */
  readonly mark?: string | undefined;
  readonly memory?: ReadingMemory | undefined;
};

export function readManifestStream(
  { text, broken }: DecodedText,
  limits: DocumentLimits,
  { mark, memory }: StreamOptions = {},
): YamlReading {
  const documents: YamlDocument[] = [];
  const problems: YamlProblem[] = [];
  const ignored: YamlPlace[] = [];
  const comments: YamlComment[] = [];
  const places = new Places(text);
  let nextBroken = 0;
  for (const piece of piecesOf(text, limits)) {
    const { start, end } = extentOf(piece);
    while ((broken[nextBroken] ?? Number.POSITIVE_INFINITY) < start) nextBroken++;
    const brokenAt = broken[nextBroken];
    try {
      if (brokenAt !== undefined && brokenAt < end) throw notText(brokenAt - piece.offset);
      const passed: Extent[] | undefined = mayHold(piece, text, mark) ? [] : undefined;
      const { document, rest, root } = readPiece(piece, text, { places, limits, comments: passed, memory });
      if (mark !== undefined && passed !== undefined) {
        const { offset } = piece;
        const number = documents.length;
        const extents = commentsOf(piece, passed);
        comments.push(...markedComments(mark, { text, comments: extents, places, root, offset, number }));
      }
      if (document !== undefined) documents.push(document);
      if (rest !== undefined) ignored.push(places.at(piece.offset + rest));
    } catch (error) {
      if (!(error instanceof YamlError)) throw error;
      problems.push({
        code: error.code,
        message: messageOf(error) + tabNote(piece, error),
        place: places.at(piece.offset + error.offset),
      });
    }
  }
  return { documents, problems, ignored, comments };
}

/** Most documents hold no mark, and their comments are not looked at. */
function mayHold(piece: Piece, text: string, mark: string | undefined): boolean {
  if (mark === undefined || piece.kind !== "yaml") return false;
  const { comment } = piece;
  return (
    piece.text.includes(mark) ||
    (comment !== undefined && text.slice(comment.start, comment.end).includes(mark))
  );
}

function commentsOf(piece: Piece, passed: readonly Extent[]): readonly Extent[] {
  const within = passed.map(({ start, end }) => ({ start: start + piece.offset, end: end + piece.offset }));
  return piece.kind === "yaml" && piece.comment !== undefined ? [piece.comment, ...within] : within;
}

/**
 * Where the documents of a text stand, those that cannot be read, too: from the first character to behind the last one,
 * in UTF-16 units, without the lines of `---` between them. For whoever changes a document and leaves the others as they are.
 */
export function manifestExtents(text: string): readonly Extent[] {
  const limits = { maximumDepth, maximumNodes: text.length };
  return [...piecesOf(text, limits)].map((piece) => {
    const { start, end } = extentOf(piece);
    return { start, end: Math.min(end, text.length) };
  });
}

function extentOf(piece: Piece): { readonly start: number; readonly end: number } {
  if (piece.kind === "json") return piece;
  const length = piece.kind === "yaml" ? piece.text.length : 0;
  return { start: piece.offset, end: piece.offset + length };
}

function notText(offset: number): YamlError {
  return new YamlError("encoding", "the document is not UTF-8 text", offset);
}

type ReadPiece = {
  /** Nothing for documents that are empty or `null`: kubectl skips them. */
  readonly document: YamlDocument | undefined;
  /** Where something stands behind the document. */
  readonly rest?: number | undefined;
  /** The tree of the document. */
  readonly root?: Node;
};

type PieceOptions = {
  readonly places: Places;
  readonly limits: DocumentLimits;
  readonly comments: Extent[] | undefined;
  readonly memory: ReadingMemory | undefined;
};

function readPiece(
  piece: Piece,
  text: string,
  { places, limits, comments, memory }: PieceOptions,
): ReadPiece {
  switch (piece.kind) {
    case "broken":
      throw piece.error;
    case "json": {
      const { start } = piece;
      const readAgain = (): DocumentTree => {
        return { root: readJsonTree(text, start, limits).root, targets: noTargets };
      };
      const source = { offset: 0, places, readAgain, memory };
      return { document: build({ root: piece.root, targets: noTargets }, limits, source) };
    }
    case "yaml": {
      const { offset, text: own } = piece;
      const parser = openManifest(own, limits, comments);
      // kubectl reads no more than the first document between two lines of `---`.
      const root = parser.nextDocument();
      if (root === undefined) return { document: undefined };
      const readAgain = (): DocumentTree => {
        const again = openManifest(own, limits);
        return { root: again.nextDocument() ?? nothing, targets: again.targets };
      };
      const source = { offset, places, readAgain, memory };
      const document = build({ root, targets: parser.targets }, limits, source);
      const rest = parser.findRest();
      return document === undefined ? { document, rest } : { document, rest, root };
    }
  }
}

const noTargets: ReadonlySet<Node> = new Set();
const nothing = emptyScalar(0);

type Source = {
  readonly offset: number;
  readonly places: Places;
  readonly readAgain: () => DocumentTree;
  readonly memory: ReadingMemory | undefined;
};

function build(
  tree: DocumentTree,
  limits: DocumentLimits,
  { memory, ...source }: Source,
): YamlDocument | undefined {
  const value = buildValue(tree, limits);
  if (value === null) return undefined;
  const written = { ...source, root: tree.root, fieldsOf: kubernetesFields };
  return documentOf(value, written, memory && { memory, build: (again) => buildValue(again, limits) });
}

function buildValue({ root, targets }: DocumentTree, limits: DocumentLimits): Value {
  return new KubernetesBuilder(limits, targets).build(root);
}

/** Go's words do not say that it is a tab which cannot stand there. */
function tabNote(piece: Piece, { offset, message }: YamlError): string {
  const isTab = piece.kind === "yaml" && piece.text.charAt(offset) === "\t";
  return isTab && !message.includes("tab") ? ", and this is a tab" : "";
}

function messageOf({ code, message }: YamlError): string {
  switch (code) {
    case "too-deep":
      return "the document is nested too deeply";
    case "too-many-nodes":
      return `the ${message}`;
    case "syntax":
      return message.startsWith("invalid JSON") ? message : `invalid YAML: ${message}`;
    default:
      return message;
  }
}
