// One value as OPA reads it: JSON if it is JSON, else the first document of a YAML stream that is correct to its end.
import { JsonError, parseJson } from "../values/json.js";
import type { Value } from "../values/value.js";
import { opaFields } from "./build/fields.js";
import { OpaBuilder } from "./build/opa-builder.js";

import type { DecodedText } from "./decode-text.js";
import { documentOf, type YamlDocument, type YamlProblem, type YamlReading } from "./document.js";
import { readJsonTree } from "./parse/json-tree.js";
import type { Node } from "./parse/node.js";
import { Parser, type ParserLimits } from "./parse/parser.js";
import { Places } from "./places.js";
import { refuseControlCharacters, refuseMarksAtEnds } from "./refuse-characters.js";
import { Scanner } from "./scan/scanner.js";
import { YamlError } from "./yaml-error.js";

export function readOpaData(
  { text, isUtf16, broken }: DecodedText,
  limits: ParserLimits,
  syntax: "json-or-yaml" | "yaml",
): YamlReading {
  const places = new Places(text);
  try {
    const [brokenAt] = broken;
    if (brokenAt !== undefined) throw new YamlError("encoding", "the text is not UTF-8", brokenAt);
    const document =
      (syntax === "yaml" || isUtf16 ? undefined : readJson(text, places, limits)) ??
      readYamlText(text, places, limits);
    return { documents: [document], problems: [] };
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    return { documents: [], problems: [problemOf(error, places)] };
  }
}

/** Nothing if the text is no JSON; it may still be YAML. */
function readJson(text: string, places: Places, limits: ParserLimits): YamlDocument | undefined {
  let value: Value;
  try {
    value = parseJson(text);
  } catch (error) {
    if (error instanceof JsonError) return undefined;
    throw error;
  }
  let located: YamlDocument | undefined;
  return {
    value,
    place: places.at(0),
    locate: (pointer) => {
      located ??= documentOf(value, treeOf(text, limits), { offset: 0, places, fieldsOf: opaFields });
      return located.locate(pointer);
    },
  };
}

function treeOf(text: string, limits: ParserLimits): Node {
  return readJsonTree(text, 0, { ...limits, maximumNodes: Number.POSITIVE_INFINITY }).root;
}

function readYamlText(text: string, places: Places, limits: ParserLimits): YamlDocument {
  refuseControlCharacters(text);
  refuseMarksAtEnds(text);
  const parser = new Parser(new Scanner(text, { keepsComments: true, dropsReturns: false }), limits);
  const first = parser.nextDocument();
  let next = first;
  while (next !== undefined) next = parser.nextDocument();
  const root: Node = first ?? { kind: "scalar", offset: 0, tag: "", text: "", isPlain: true };
  const value = new OpaBuilder(limits, parser.targets).build(root);
  return documentOf(value, root, { offset: 0, places, fieldsOf: opaFields });
}

function problemOf(error: YamlError, places: Places): YamlProblem {
  return {
    code: error.code,
    message: `yaml: ${goLine(error, places)}${error.message}`,
    place: places.at(error.offset),
  };
}

/** yaml.v3 names the line where the thing began that is wrong, and none for the first line. */
function goLine({ stage, context, offset }: YamlError, places: Places): string {
  if (stage === "other") return "";
  const lines = [context, offset].map((at) => (at === undefined ? 0 : places.at(at).line - 1));
  const line = lines.find((passed) => passed !== 0);
  if (line === undefined) return "";
  return `line ${stage === "scanner" ? line + 1 : line}: `;
}
