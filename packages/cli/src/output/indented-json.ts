// A Rego value as JSON over several lines, as OPA writes it.
import { encodeUtf8, isObject, isSet, printJson, type Value } from "@palisade/language";

/**
 * Every number as it was, sets as arrays. Keys that are no strings become the text of their JSON; then
 * keys stand in the order of their bytes.
 */
export function indentedJson(value: Value, margin = ""): string {
  const inner = `${margin}  `;
  if (isObject(value) && value.size > 0) {
    const entries = value
      .entries()
      .map(([key, item]) => [typeof key === "string" ? key : printJson(key), item] as const)
      .toSorted(([left], [right]) => compareBytes(left, right))
      .map(([key, item]) => `${inner}${printJson(key)}: ${indentedJson(item, inner)}`);
    return `{\n${entries.join(",\n")}\n${margin}}`;
  }
  const items = isSet(value) ? value.values() : value;
  if (Array.isArray(items) && items.length > 0) {
    const lines = items.map((item: Value) => `${inner}${indentedJson(item, inner)}`);
    return `[\n${lines.join(",\n")}\n${margin}]`;
  }
  return printJson(value);
}

function compareBytes(left: string, right: string): number {
  const [a, b] = [encodeUtf8(left), encodeUtf8(right)];
  const at = a.findIndex((byte, index) => byte !== b[index]);
  return at === -1 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1);
}
