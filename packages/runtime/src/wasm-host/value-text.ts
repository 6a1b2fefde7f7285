// Values as the text that `opa_value_parse` reads: JSON, with sets and keys of any kind.
import { isArray, isNumber, isObject, numberText, type Value } from "@palisade/language";

export function valueText(value: Value): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (isNumber(value)) return numberText(value);
  if (isArray(value)) return `[${value.map(valueText).join()}]`;
  if (isObject(value)) {
    return `{${value
      .entries()
      .map(([key, item]) => `${valueText(key)}:${valueText(item)}`)
      .join()}}`;
  }
  return value.size === 0 ? "set()" : `{${value.values().map(valueText).join()}}`;
}
