// Whether any of many texts begins with any of many others, without trying every pair.
import { textOfUnits } from "../../values/utf8.js";

export function anyStartsWithAny(texts: readonly string[], prefixes: readonly string[]): boolean {
  const [first] = prefixes;
  if (first === undefined) return false;
  if (prefixes.length === 1) return texts.some((text) => text.startsWith(first));
  if (texts.length === 1) return prefixes.some((prefix) => texts[0]?.startsWith(prefix));
  // Texts with a prefix in common stand next to each other, the first of them straight after it.
  const sorted = texts.toSorted();
  return prefixes.some((prefix) => sorted[firstNotBefore(sorted, prefix)]?.startsWith(prefix));
}

/** Back to front, so that an end becomes a beginning; never shown, hence by UTF-16 units. */
export function reverseUnits(text: string): string {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) units[text.length - 1 - at] = text.charCodeAt(at);
  return textOfUnits(units);
}

function firstNotBefore(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as string) < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
