// Tables as `opa` draws them, of outside text.
import { escapeText } from "@palisade/language";
import Table from "cli-table3";
import { composed, type TerminalText } from "./terminal-text.js";

export type TableOptions = {
  /** No line between two rows. */
  readonly compact?: boolean;
};

/** A cell with several texts has a line for each. */
export function tableText(
  head: readonly string[],
  rows: readonly (readonly (string | readonly string[])[])[],
  { compact = false }: TableOptions = {},
): TerminalText {
  const table = new Table({
    head: head.map(escapeText),
    style: { head: [], border: [], compact },
  });
  for (const row of rows) table.push(row.map(cellText));
  return composed(`${table.toString()}\n`);
}

function cellText(cell: string | readonly string[]): string {
  return typeof cell === "string" ? escapeText(cell) : cell.map(escapeText).join("\n");
}
