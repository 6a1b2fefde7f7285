// One value as OPA reads it: JSON if it is JSON, else the first document of a YAML stream that is correct to its end.
import { JsonError, parseJson } from "../values/json.js";
import type { Value } from "../values/value.js";
import { opaFields } from "./build/fields.js";
import { OpaBuilder } from "./build/opa-builder.js";
import type { DecodedText } from "./decode-text.js";
import {
  type DocumentTree,
  documentOf,
  type YamlDocument,
  type YamlProblem,
  type YamlReading,
} from "./document.js";
import type { DocumentLimits } from "./limits.js";
import { openData } from "./open-text.js";
import { readJsonTree } from "./parse/json-tree.js";
import { emptyScalar } from "./parse/node.js";
import { Places } from "./places.js";
import { YamlError } from "./yaml-error.js";

export function readOpaData(
  { text, isUtf16, broken }: DecodedText,
  limits: DocumentLimits,
  syntax: "json-or-yaml" | "yaml",
): YamlReading {
  const places = new Places(text);
  try {
    const [brokenAt] = broken;
    if (brokenAt !== undefined) throw new YamlError("encoding", "the text is not UTF-8", brokenAt);
    const document =
      (syntax === "yaml" || isUtf16 ? undefined : readJson(text, places, limits)) ??
      readYamlText(text, places, limits);
    return { documents: [document], problems: [], ignored: [], comments: [] };
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    return { documents: [], problems: [problemOf(error, places)], ignored: [], comments: [] };
  }
}

/** Nothing if the text is no JSON; it may still be YAML. */
function readJson(text: string, places: Places, limits: DocumentLimits): YamlDocument | undefined {
  let value: Value;
  try {
    value = parseJson(text);
  } catch (error) {
    if (error instanceof JsonError) return undefined;
    throw error;
  }
  const unlimited = { ...limits, maximumNodes: Number.POSITIVE_INFINITY };
  const readAgain = (): DocumentTree => {
    return { root: readJsonTree(text, 0, unlimited).root, targets: new Set() };
  };
  return documentOf(value, { offset: 0, root: nothing, readAgain, places, fieldsOf: opaFields });
}

function readYamlText(text: string, places: Places, limits: DocumentLimits): YamlDocument {
  const parser = openData(text, limits);
  const first = parser.nextDocument();
  let next = first;
  while (next !== undefined) next = parser.nextDocument();
  const root = first ?? nothing;
  const value = new OpaBuilder(limits, parser.targets).build(root);
  const readAgain = (): DocumentTree => {
    const again = openData(text, limits);
    return { root: again.nextDocument() ?? nothing, targets: again.targets };
  };
  return documentOf(value, { offset: 0, root, readAgain, places, fieldsOf: opaFields });
}

const nothing = emptyScalar(0);

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
