// What a reader made of one input: values in their order, and the places where it refused.
import { parseJson, type Value } from "@palisade/language";

export type YamlTable = "kubernetes" | "opa";

export const yamlTables: readonly YamlTable[] = ["kubernetes", "opa"];

/** Several values of one document: as it was written, and as it is sent, where the numbers differ. */
export type ReadDocument = { readonly values: readonly Value[] };
export type RefusedDocument = { readonly refused: string };
export type ReadingEntry = ReadDocument | RefusedDocument;

export type Reading = {
  readonly entries: readonly ReadingEntry[];
  /** After this many of the entries the tool stopped; what follows is what it would have read. */
  readonly stoppedAfter: number;
};

export type KubernetesDocument = {
  readonly text?: string;
  readonly object?: string;
  readonly refused?: string;
};
/** As `scripts/yaml-oracle/kubernetes` writes it. */
export type KubernetesAnswer = {
  readonly documents: readonly KubernetesDocument[];
  readonly error?: string;
  readonly after?: readonly KubernetesDocument[];
};
/** As `scripts/yaml-oracle/opa` writes it. */
export type OpaAnswer = {
  readonly text?: string;
  readonly error?: string;
  readonly file?: OpaAnswer;
};

export function readKubernetesAnswer({ documents, error, after = [] }: KubernetesAnswer): Reading {
  const before = documents.map(toEntry);
  const refusal = error === undefined ? [] : [{ refused: error }];
  const stoppedAfter = before.length + refusal.length;
  return { entries: [...before, ...refusal, ...after.map(toEntry)], stoppedAfter };
}

function toEntry({ text, object, refused }: KubernetesDocument): ReadingEntry {
  if (refused !== undefined) return { refused };
  return { values: [object, text].flatMap((each) => (each === undefined ? [] : [parseJson(each)])) };
}

export function readOpaAnswer({ text, error }: OpaAnswer): Reading {
  const entry = text === undefined ? { refused: error ?? "" } : { values: [parseJson(text)] };
  return { entries: [entry], stoppedAfter: 1 };
}
