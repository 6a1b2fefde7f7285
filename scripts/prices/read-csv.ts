// Rows of a CSV file by the names of its columns.

/** A field that begins with a quotation mark ends with one; two within it are one. */
const field = /(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/gy;

/** @throws {Error} for a row that has not as many fields as the head */
export function readCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const [head = "", ...lines] = text.split("\n").filter((line) => line !== "");
  const names = fieldsOf(head);
  return lines.map((line, index) => {
    const fields = fieldsOf(line);
    if (fields.length !== names.length)
      throw new Error(`row ${index + 2} has ${fields.length} fields, not ${names.length}`);
    return Object.fromEntries(names.map((name, column) => [name, fields[column] as string]));
  });
}

function fieldsOf(line: string): readonly string[] {
  return [...line.matchAll(field)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "");
}
