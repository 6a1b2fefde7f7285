// What a request holds, in one order: its resources, then the documents in the texts of its files.
import { escapeText, type Value, valueFromJavaScript } from "@palisade/language";
import type { ConfigurationFile, ConfigurationRequest } from "../contract/configuration-request.js";
import type { Coverage } from "../contract/coverage.js";
import type { FilePlace } from "../contract/file-place.js";
import { RequestError } from "../contract/request-error.js";
import { type Manifest, passedOver, readManifests } from "./read-manifests.js";

/** A document, and its file if it came as the text of one. */
export type RequestDocument = {
  readonly value: Value;
  readonly source?: { readonly file: string; readonly manifest: Manifest } | undefined;
};

export type RequestDocuments = {
  readonly documents: readonly RequestDocument[];
  /** Of the files, what could not be read, and what kubectl would pass over. */
  readonly unread: Coverage["unlooked"];
  /** The first of what could not be read. */
  readonly problem?: RequestError;
};

/** @throws {RequestError} for files of the same name, and if there is nothing to judge. */
export function requestDocuments({ resources = [], files = [] }: ConfigurationRequest): RequestDocuments {
  checkNames(files);
  const documents: RequestDocument[] = resources.map((given) => ({ value: valueFromJavaScript(given) }));
  const unread: { at: string; reason: string; place: FilePlace }[] = [];
  const problems: RequestError[] = [];
  for (const [index, { name: file, content }] of files.entries()) {
    const at = `/files/${index}`;
    const reading = readManifests(content);
    for (const manifest of reading.manifests) {
      // kubectl skips documents that hold nothing.
      if (manifest.value !== null) documents.push({ value: manifest.value, source: { file, manifest } });
    }
    for (const { message, place } of reading.problems) {
      unread.push({ at, reason: message, place: { file, ...place } });
      problems.push(new RequestError(message, placeText({ file, ...place })));
    }
    for (const place of reading.ignored) unread.push({ at, reason: passedOver, place: { file, ...place } });
  }
  const [problem] = problems;
  if (documents.length === 0 && problem === undefined)
    throw new RequestError("there is no document: nothing would be judged", "/files");
  return { documents, unread, ...(problem === undefined ? {} : { problem }) };
}

/** `app.yaml:3:5`, for messages. */
export function placeText({ file, line, column }: FilePlace): string {
  return `${escapeText(file)}:${line}:${column}`;
}

/** Two of one name, and nobody could tell which of them a place is in. */
function checkNames(files: readonly ConfigurationFile[]): void {
  const known = new Set<string>();
  for (const [index, { name }] of files.entries()) {
    if (known.has(name)) throw new RequestError("two files have the same name", `/files/${index}/name`);
    known.add(name);
  }
}
