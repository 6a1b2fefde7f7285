// Each text of an action, with its place: what taint is looked for in.
import { escapePointer } from "@palisade/language";
import { distinctWords } from "./distinct-words.js";

/** Said by whoever asks about itself, or chosen of a few: nothing that a tool's output would bring up. */
const apart: ReadonlySet<string> = new Set(["context", "subject", "tool", "verb", "resource", "environment"]);

/** The distinct words of an action, each with the places of the texts that have it, as JSON pointers. */
export function wordsOfAction(
  action: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, readonly string[]> {
  const words = new Map<string, string[]>();
  const waiting = Object.entries(action)
    .filter(([field]) => !apart.has(field))
    .map(([field, value]) => ({ at: `/${escapePointer(field)}`, value }));
  // It grows while it is gone through.
  for (const { at, value } of waiting) {
    if (typeof value === "string") {
      for (const word of distinctWords(value)) {
        const places = words.get(word) ?? [];
        places.push(at);
        words.set(word, places);
      }
    } else if (typeof value === "object" && value !== null)
      for (const [key, inner] of Object.entries(value))
        waiting.push({ at: `${at}/${escapePointer(key)}`, value: inner });
  }
  return words;
}
