// Labelled rows from a file: one JSON value a line, each checked.
import { readFileSync } from "node:fs";

/**
 * @param fields what a row has, as the error says it
 * @throws {Error} with the place of a line that is no row
 */
export function readRows<Row>(
  file: string,
  isRow: (row: unknown) => row is Row,
  fields: readonly string[],
): readonly Row[] {
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  return lines.map((line, index) => {
    const row: unknown = JSON.parse(line);
    if (isRow(row)) return row;
    const named = fields.map((field) => `\`${field}\``).join(", ");
    throw new Error(`${file}:${index + 1}: a row has ${named}`);
  });
}
