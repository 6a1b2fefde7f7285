// What a statement about a cluster rests on: something that Palette said, and when.
import { createHash } from "node:crypto";
import { plainText } from "../../reading/plain-texts.js";

export const evidenceKinds = [
  "event",
  "metric",
  "condition",
  "machine",
  "pack",
  "profile",
  "certificate",
  "repave",
  "scan",
  "health",
] as const;

export type EvidenceKind = (typeof evidenceKinds)[number];

export type Evidence = {
  /** The same for the same thing in every diagnosis: `event:3f2a91c07b1d`. */
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly subject: { readonly kind: string; readonly name: string };
  /** In the cluster's own words: data, never instructions. */
  readonly text: string;
  /** When it was so last; RFC 3339. */
  readonly at?: string;
  /** Since when, if that is known and not the same. */
  readonly since?: string;
  readonly count?: number;
  /** Measured, oldest first, for a small chart. */
  readonly series?: readonly number[];
};

export type EvidenceParts = Omit<Evidence, "id" | "at" | "since"> & {
  /** Milliseconds since 1970. */
  readonly at?: number | undefined;
  readonly since?: number | undefined;
  /** What makes it this one, besides its kind and subject. */
  readonly key: string;
};

const longest = 400;

/** Evidence with its id, its text within bounds. */
export function evidenceOf({ kind, subject, text, at, since, count, series, key }: EvidenceParts): Evidence {
  const digest = createHash("sha256").update(JSON.stringify([kind, subject.kind, subject.name, key]));
  return {
    id: `${kind}:${digest.digest("hex").slice(0, 12)}`,
    kind,
    subject: { kind: plainText(subject.kind, 60), name: plainText(subject.name, 120) },
    text: plainText(text, longest),
    ...(at !== undefined && { at: new Date(at).toISOString() }),
    ...(since !== undefined && since !== at && { since: new Date(since).toISOString() }),
    ...(count !== undefined && { count }),
    ...(series !== undefined && { series }),
  };
}
