// The JSON Schemas that `--schema` names: one for `input`, or a directory of them for METADATA to name.
import { stat } from "node:fs/promises";
import { extname, relative, sep } from "node:path";
import type { SchemaDocument } from "@palisade/compiler";
import { printJson } from "@palisade/language";
import { FileError } from "./file-error.js";
import { findEveryFile } from "./find-files.js";
import type { Host } from "./host.js";
import { readData } from "./read-data.js";
import { fileProblem } from "./usage-error.js";

export const schemaOption = {
  type: "string",
  short: "s",
  placeholder: "path",
  description: "JSON Schema of `input`, or a directory of schemas that METADATA names",
} as const;

/**
 * A file is the schema of `input`; `a/b.json` in a directory is `schema.a.b`.
 * @throws {UsageError} naming the file that cannot be read.
 */
export async function loadSchemas(path: string, host: Host): Promise<readonly SchemaDocument[]> {
  const isDirectory = await stat(path).then(
    (found) => found.isDirectory(),
    (error: unknown) => {
      throw new FileError(path, fileProblem(error));
    },
  );
  const files = await findEveryFile([path], () => true);
  return Promise.all(
    files.map(async (file) => ({
      path: isDirectory ? nameOf(relative(path, file.path)) : [],
      schema: JSON.parse(printJson(await readData(file.path, host, file.named))) as unknown,
    })),
  );
}

function nameOf(path: string): readonly string[] {
  return path.slice(0, path.length - extname(path).length).split(sep);
}
