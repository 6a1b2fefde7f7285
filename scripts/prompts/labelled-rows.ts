// Labelled texts from files: development rows, rows for training only, and our own.
import { readRows } from "../evaluation/read-rows.js";

export type LabelledRow = {
  readonly id: string;
  readonly source: string;
  readonly kind: string;
  readonly text: string;
  readonly label: "attack" | "benign";
  readonly channel?: "prompt" | "tool-output";
  readonly scope?: "k8s" | "general";
  /** Rows that are near-duplicates, translations or share a payload. */
  readonly cluster?: string;
  /** Of which form it is, where a kind has several: `github-token`. */
  readonly variant?: string;
  readonly rule?: string;
};

/** What counts as an injection; the other kinds of attack have figures of their own. */
export const injections: ReadonlySet<string> = new Set([
  "direct-injection",
  "jailbreak",
  "indirect-injection",
]);

/** Texts with credentials stand in pieces, so that no scanner of this repository takes them for real ones. */
type WrittenRow = Omit<LabelledRow, "text"> &
  ({ readonly text: string } | { readonly parts: readonly string[] });

/** @throws {Error} with the place of a line that is no row. */
export function readLabelledRows(file: string): readonly LabelledRow[] {
  return readRows(file, isWrittenRow, ["text", "kind", "source", "label"]).map((row) => {
    if ("text" in row) return row;
    const { parts, ...rest } = row;
    return { ...rest, text: parts.join("") };
  });
}

function isWrittenRow(row: unknown): row is WrittenRow {
  const { text, parts, kind, source, label } = row as Partial<Record<string, unknown>>;
  return (
    (typeof text === "string" || (text === undefined && Array.isArray(parts))) &&
    typeof kind === "string" &&
    typeof source === "string" &&
    (label === "attack" || label === "benign")
  );
}
