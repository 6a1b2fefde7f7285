// The text of an AST JSON document, numbers as they were written: JSON.stringify would round them.
import { NumberJson } from "./ast-json.js";

/** As deep as the tree, whose depth the parser limits. `indent` is of one level. */
export function printAstJson(value: unknown, indent = "  "): string {
  return print(value, indent, "\n");
}

function print(value: unknown, indent: string, margin: string): string {
  if (value instanceof NumberJson) return value.text;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = margin + indent;
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    return `[${value.map((item) => inner + print(item, indent, inner)).join(",")}${margin}]`;
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return "{}";
  const texts = entries.map(([key, item]) => `${inner}${JSON.stringify(key)}: ${print(item, indent, inner)}`);
  return `{${texts.join(",")}${margin}}`;
}
