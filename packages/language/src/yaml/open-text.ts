// A text at the doors of Go's two libraries: the characters that each refuses at once, and how its scanner differs.
import type { DocumentLimits } from "./limits.js";
import { Parser } from "./parse/parser.js";
import { refuseControlCharacters, refuseInnerMarks, refuseMarksAtEnds } from "./refuse-characters.js";
import type { Extent } from "./scan/cursor.js";
import { Scanner } from "./scan/scanner.js";

/** As kubectl's yaml.v2 reads one part of a stream; its comments are put into `comments`. @throws {YamlError} */
export function openManifest(text: string, limits: DocumentLimits, comments?: Extent[]): Parser {
  refuseControlCharacters(text);
  refuseInnerMarks(text);
  return new Parser(new Scanner(text, { keepsComments: false, dropsReturns: true, comments }), limits);
}

/** As OPA's yaml.v3 reads data and annotations. @throws {YamlError} */
export function openData(text: string, limits: DocumentLimits): Parser {
  refuseControlCharacters(text);
  refuseMarksAtEnds(text);
  return new Parser(new Scanner(text, { keepsComments: true, dropsReturns: false }), limits);
}
