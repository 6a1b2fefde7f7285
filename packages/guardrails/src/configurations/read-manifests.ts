// The text of a file to the documents in it, each able to tell where a field stands.
import {
  type ReadingMemory,
  readYaml,
  type YamlComment,
  type YamlDocument,
  type YamlPlace,
  type YamlProblem,
} from "@palisade/language";
import { exceptionMark } from "../exceptions/exception-mark.js";

export { maximumManifestBytes } from "@palisade/language";

/** A place in a text; lines and columns count from 1. */
export type Place = YamlPlace;

/** One document of a file, as the policies see it. */
export type Manifest = YamlDocument;

/** Why a document (or a whole file) cannot be judged. */
export type ManifestProblem = YamlProblem;

/** What could be read of a text, and what could not: one does not exclude the other. */
export type Manifests = {
  readonly manifests: readonly Manifest[];
  readonly problems: readonly ManifestProblem[];
  /**
   * Where text begins that kubectl does not read: between two lines of `---` it stops behind the first document, as
   * at a line of `...`. Nothing of it is applied, and nothing judged.
   */
  readonly ignored: readonly Place[];
  /** Those that may be exceptions. */
  readonly comments: readonly YamlComment[];
};

/** What kubectl passes over without a word, in words. */
export const passedOver =
  "text behind a document that kubectl passes over: only a line of `---` begins another document";

/**
 * Reads YAML (any number of documents) or JSON as kubectl does. Broken documents become problems; the others are
 * still read. Empty documents are skipped: a file may have none.
 * @param memory what is forgotten is read again, so that not all values of a large set are held at once
 */
export function readManifests(text: Uint8Array | string, memory?: ReadingMemory): Manifests {
  const options = { scalars: "kubernetes", commentsWith: exceptionMark, ...(memory && { memory }) } as const;
  const reading = readYaml(text, options);
  const { documents, problems, ignored, comments } = reading;
  return { manifests: documents, problems, ignored, comments };
}
