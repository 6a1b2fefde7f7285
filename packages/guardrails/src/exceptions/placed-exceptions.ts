// Exceptions that stand in the documents themselves: in comments, and in annotations where those are allowed.
import { isArray, isObject, type Value, type YamlComment } from "@palisade/language";
import type { Place } from "../configurations/read-manifests.js";
import type { SettingsProblem } from "../settings/read-settings.js";
import { readExceptionLine } from "./exception-line.js";
import { exceptionMark } from "./exception-mark.js";
import type { ExceptionsReading, WrittenException } from "./read-exceptions.js";

/** The annotation that holds exceptions for the object that has it, one on each line. */
export const exceptionAnnotation = "palisade/except";

export type CommentsOfFile = {
  readonly file: string;
  readonly comments: readonly YamlComment[];
  /** The number, among what is judged together, of a document of the file; nothing for one that is not judged. */
  readonly resourceOf: (document: number) => number | undefined;
};

/** Exceptions of a file's comments, called by their places. Comments that only mention the mark are none. */
export function commentExceptions({ file, comments, resourceOf }: CommentsOfFile): ExceptionsReading {
  const exceptions: WrittenException[] = [];
  const problems: SettingsProblem[] = [];
  for (const { text, place, about } of comments) {
    const said = /^\s*palisade-except\b\s*(:?)(.*)$/s.exec(text);
    if (said === null) continue;
    const [, colon, line = ""] = said;
    const resource = about && resourceOf(about.document);
    if (colon !== ":") problems.push({ place, message: `an exception begins with \`${exceptionMark}:\`` });
    else if (about === undefined) problems.push({ place, message: standsNowhere });
    else if (resource !== undefined) {
      const within = { resource, at: about.at };
      const { exception, problem } = readExceptionLine(line, { id: `${file}:${place.line}`, within });
      if (exception === undefined) problems.push({ place, message: problem });
      else exceptions.push({ exception, place });
    }
  }
  return { exceptions, problems };
}

const standsNowhere =
  "no node begins where this exception stands: it belongs behind a field or an item, or on the line above one";

export type AnnotatedDocument = {
  readonly file: string;
  readonly resource: number;
  readonly document: Value;
  readonly locate: (pointer: string) => Place;
};

/**
 * Exceptions that objects have for themselves. Whoever may change an object excepts it: they are read only where
 * somebody who answers for the run allows it.
 */
export function annotationExceptions({
  file,
  resource,
  document,
  locate,
}: AnnotatedDocument): ExceptionsReading {
  const exceptions: WrittenException[] = [];
  const problems: SettingsProblem[] = [];
  for (const { at, annotation } of annotated(document)) {
    const place = locate(`${at}/metadata/annotations/palisade~1except`);
    if (typeof annotation !== "string") {
      problems.push({ place, message: `the annotation \`${exceptionAnnotation}\` must be a text` });
      continue;
    }
    for (const [index, line] of annotation.split("\n").entries()) {
      if (line.trim() === "") continue;
      const id = `${file}:${place.line}${index === 0 ? "" : `+${index}`}`;
      const { exception, problem } = readExceptionLine(line, { id, within: { resource, at } });
      if (exception === undefined) problems.push({ place, message: problem });
      else exceptions.push({ exception, place });
    }
  }
  return { exceptions, problems };
}

type Annotated = { readonly at: string; readonly annotation: Value };

/** Objects that are applied: the document, or the items of a list, of lists of them. */
function annotated(document: Value): readonly Annotated[] {
  const found: Annotated[] = [];
  const waiting = [{ value: document, at: "" }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, at } = next;
    if (!isObject(value)) continue;
    const items = value.get("items");
    if (items !== undefined && isArray(items)) {
      for (const [index, item] of items.entries()) waiting.push({ value: item, at: `${at}/items/${index}` });
      continue;
    }
    const metadata = value.get("metadata") ?? null;
    const annotations = isObject(metadata) ? (metadata.get("annotations") ?? null) : null;
    const annotation = isObject(annotations) ? annotations.get(exceptionAnnotation) : undefined;
    if (annotation !== undefined) found.push({ at, annotation });
  }
  return found;
}
