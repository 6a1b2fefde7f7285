// One document of a file: its text, and what the reader that judges reads of it.
import { readManifests } from "@palisade/guardrails";
import { type Value, valueToJavaScript } from "@palisade/language";

export type FixedDocument = {
  readonly text: string;
  /** As it is judged. */
  readonly document: Value;
  /** The same, as patches take it. */
  readonly value: unknown;
};

/** Nothing for a text that is not one whole document. */
export function readDocument(text: string): FixedDocument | undefined {
  const { manifests, problems, ignored } = readManifests(text);
  const [manifest] = manifests;
  if (manifest === undefined || manifests.length > 1 || problems.length + ignored.length > 0)
    return undefined;
  const document = manifest.value;
  return { text, document, value: valueToJavaScript(document) };
}
