// Values as the text that `opa_value_parse` reads: JSON, with sets and keys of any kind.
import { isArray, isNumber, isObject, numberText, type Value } from "@palisade/language";

/** Lone surrogates are escaped; the value library, whose texts are valid UTF-8, reads them as U+FFFD. */
export function valueText(value: Value): string {
  if (typeof value === "string") return JSON.stringify(value);
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

function listText(values: readonly Value[]): string {
  let text = "";
  for (const value of values) text += text === "" ? valueText(value) : `,${valueText(value)}`;
  return text;
}
