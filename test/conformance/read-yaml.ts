// The files of this folder, as values: every digit kept, every name an ordinary key.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Value, valueFromJavaScript } from "@palisade/language";
import { parse } from "yaml";

/** `name` is relative to this folder. */
export function readYaml(name: string): Value {
  const text = readFileSync(fileURLToPath(new URL(name, import.meta.url)), "utf8");
  return valueFromJavaScript(parse(text, { intAsBigInt: true, mapAsMap: true }));
}
