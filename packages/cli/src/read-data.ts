// Documents for policies: data, input, schemas, capabilities. Each is read as OPA reads it, by whatever option it comes.
import { extname } from "node:path";
import { parseJson, readYaml, type Value } from "@palisade/language";
import type { Host } from "./host.js";
import { readInput, shownPath } from "./read-input.js";
import { UsageError } from "./usage-error.js";

/**
 * A JSON or YAML document. Only files that are called JSON must be JSON.
 * @throws {UsageError} naming the file and the place.
 */
export async function readData(path: string, host: Host, named = true): Promise<Value> {
  const bytes = await readInput(path, host, undefined, named);
  return extname(path).toLowerCase() === ".json" ? readJson(bytes, path) : readDocument(bytes, path);
}

function readDocument(bytes: Uint8Array, path: string): Value {
  const { documents, problems } = readYaml(bytes, { scalars: "opa" });
  const [document] = documents;
  if (document !== undefined) return document.value;
  const { message, place } = problems[0] ?? { message: "it cannot be read", place: { line: 1, column: 1 } };
  throw new UsageError(`${shownPath(path)}:${place.line}:${place.column}: ${message}`);
}

function readJson(bytes: Uint8Array, path: string): Value {
  try {
    return parseJson(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    const message = error instanceof TypeError ? "the file is not UTF-8 text" : (error as Error).message;
    throw new UsageError(`${shownPath(path)}: ${message}`);
  }
}
