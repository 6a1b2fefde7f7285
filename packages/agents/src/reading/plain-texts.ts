// Texts that came from a cluster are data: bounded, and nothing in them steers a terminal or hides.
import { escapeText } from "@palisade/language";

/** A message that is longer says no more about a cluster. */
const mostCharacters = 2000;

/** @example plainText("a\u001b[2Kb", 100) // "a\\u001b[2Kb" */
export function plainText(text: string, most = mostCharacters): string {
  const shown = escapeText(text.slice(0, most + 1));
  return shown.length > most ? `${shown.slice(0, most - 1)}…` : shown;
}

/** The same value, each text in it, and each name of a field, as `plainText` gives it. */
export function plainTexts<T>(value: T): T {
  return plain(value) as T;
}

function plain(value: unknown): unknown {
  if (typeof value === "string") return plainText(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [plainText(name, 200), plain(each)]));
}
