// Labelled texts from files: development rows, rows for training only, and our own.
import { readFileSync } from "node:fs";

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

/** @throws {Error} with the place of a line that is no row. */
export function readLabelledRows(file: string): readonly LabelledRow[] {
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  return lines.map((line, index) => {
    const row = withWholeText(
      JSON.parse(line) as Partial<LabelledRow> & { readonly parts?: readonly string[] },
    );
    const isRow =
      typeof row.text === "string" &&
      typeof row.kind === "string" &&
      typeof row.source === "string" &&
      (row.label === "attack" || row.label === "benign");
    if (!isRow) throw new Error(`${file}:${index + 1}: a row has \`text\`, \`kind\`, \`source\`, \`label\``);
    return row as LabelledRow;
  });
}

/** Texts with credentials stand in pieces, so that no scanner of this repository takes them for real ones. */
function withWholeText({
  parts,
  ...row
}: Partial<LabelledRow> & { readonly parts?: readonly string[] }): Partial<LabelledRow> {
  return parts === undefined ? row : { ...row, text: parts.join("") };
}
