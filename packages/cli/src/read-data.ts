// Documents for policies: data, input, schemas, capabilities. Each is read as OPA reads it, by whatever option it comes.
import { extname } from "node:path";
import { JsonError, parseJson, readYaml, type Value } from "@palisade/language";
import { FileError, shownPath } from "./file-error.js";
import type { Host } from "./host.js";
import { readInput } from "./read-input.js";
import { readText } from "./read-text.js";
import { UsageError } from "./usage-error.js";

/**
 * A JSON or YAML document. Only files that are called JSON must be JSON.
 * @throws {UsageError} naming the file and the place.
 */
export async function readData(path: string, host: Host, named = true): Promise<Value> {
  return extname(path).toLowerCase() === ".json"
    ? parseJsonFile(await readText(path, host, { named }), path)
    : parseDocument(await readInput(path, host, { named }), path);
}

function parseDocument(bytes: Uint8Array, path: string): Value {
  const { documents, problems } = readYaml(bytes, { scalars: "opa" });
  const [document] = documents;
  if (document !== undefined) return document.value;
  const { message, place } = problems[0] ?? { message: "it cannot be read", place: { line: 1, column: 1 } };
  throw new UsageError(`${shownPath(path)}:${place.line}:${place.column}: ${message}`);
}

function parseJsonFile(text: string, path: string): Value {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new FileError(path, error.message);
  }
}
