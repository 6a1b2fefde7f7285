// Values as the text that `opa_value_parse` reads: JSON, with sets and keys of any kind.
import { isArray, isNumber, isObject, numberText, type Value } from "@palisade/language";

/** Bytes that are no UTF-8 stay the lone surrogates they are held as: `encodeUtf8` makes them bytes again. */
export function valueText(value: Value): string {
  if (typeof value === "string") return stringText(value);
  if (typeof value === "number") return numberText(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (isNumber(value)) return numberText(value);
  if (isArray(value)) return `[${listText(value)}]`;
  if (isObject(value)) {
    // Appending is what JavaScript engines are best at.
    let text = "";
    for (const [key, item] of value.entries()) {
      text += `${text === "" ? "{" : ","}${valueText(key)}:${valueText(item)}`;
    }
    return text === "" ? "{}" : `${text}}`;
  }
  return value.size === 0 ? "set()" : `{${listText(value.values())}}`;
}

function stringText(value: string): string {
  const text = JSON.stringify(value);
  // JSON escapes lone surrogates, and hardly anything else beyond ASCII.
  if (!text.includes("\\ud")) return text;
  const characters = Array.from(value, (character) =>
    heldByte.test(character) ? character : JSON.stringify(character).slice(1, -1),
  );
  return `"${characters.join("")}"`;
}

const heldByte = /^[\udc80-\udcff]$/;

function listText(values: readonly Value[]): string {
  let text = "";
  for (const value of values) text += text === "" ? valueText(value) : `,${valueText(value)}`;
  return text;
}
