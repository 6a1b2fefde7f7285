// Documents as kubectl reads them: each for itself, so that a broken one does not hide the others.
import { kubernetesFields } from "./build/fields.js";
import { KubernetesBuilder } from "./build/kubernetes-builder.js";

import type { DecodedText } from "./decode-text.js";
import { documentOf, type YamlDocument, type YamlProblem, type YamlReading } from "./document.js";
import { type Piece, piecesOf } from "./manifest-stream.js";
import type { Node } from "./parse/node.js";
import { Parser, type ParserLimits } from "./parse/parser.js";
import { Places } from "./places.js";
import { refuseControlCharacters, refuseInnerMarks } from "./refuse-characters.js";
import { Scanner } from "./scan/scanner.js";
import { YamlError } from "./yaml-error.js";

export function readManifestStream({ text, broken }: DecodedText, limits: ParserLimits): YamlReading {
  const documents: YamlDocument[] = [];
  const problems: YamlProblem[] = [];
  const places = new Places(text);
  let nextBroken = 0;
  for (const piece of piecesOf(text, limits)) {
    while ((broken[nextBroken] ?? Infinity) < piece.offset) nextBroken++;
    const brokenAt = broken[nextBroken];
    try {
      if (brokenAt !== undefined && brokenAt < endOf(piece)) throw notText(brokenAt - piece.offset);
      const document = readPiece(piece, places, limits);
      if (document !== undefined) documents.push(document);
    } catch (error) {
      if (!(error instanceof YamlError)) throw error;
      problems.push({
        code: error.code,
        message: messageOf(error) + tabNote(piece, error),
        place: places.at(piece.offset + error.offset),
      });
    }
  }
  return { documents, problems };
}

function endOf(piece: Piece): number {
  if (piece.kind === "broken") return piece.offset;
  return piece.kind === "json" ? piece.end : piece.offset + piece.text.length;
}

function notText(offset: number): YamlError {
  return new YamlError("encoding", "the document is not UTF-8 text", offset);
}

/** Nothing for documents that are empty or `null`: kubectl skips them. */
function readPiece(piece: Piece, places: Places, limits: ParserLimits): YamlDocument | undefined {
  if (piece.kind === "broken") throw piece.error;
  const mark = piece.kind === "yaml" && piece.text.startsWith("\ufeff") ? 1 : 0;
  const parsed =
    piece.kind === "json" ? { root: piece.root, targets: noTargets } : parse(piece.text.slice(mark), limits);
  if (parsed === undefined) return undefined;
  const value = new KubernetesBuilder(limits, parsed.targets).build(parsed.root);
  if (value === null) return undefined;
  const offset = piece.kind === "json" ? 0 : piece.offset + mark;
  return documentOf(value, parsed.root, { offset, places, fieldsOf: kubernetesFields });
}

const noTargets: ReadonlySet<Node> = new Set();

type Parsed = { readonly root: Node; readonly targets: ReadonlySet<Node> };

/** kubectl reads no more than the first document between two lines of `---`. */
function parse(text: string, limits: ParserLimits): Parsed | undefined {
  refuseControlCharacters(text);
  refuseInnerMarks(text);
  const parser = new Parser(new Scanner(text, { keepsComments: false, dropsReturns: true }), limits);
  const root = parser.nextDocument();
  return root === undefined ? undefined : { root, targets: parser.targets };
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
