// Tells text that reads as English from text that was scrambled.
import { vocabulary } from "./vocabulary.js";

const fewestWords = 3;

/** Words of a text, as far as they tell: letters only, lower case. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[a-z]{2,}/g) ?? [];
}

/** Which part of the words is known, from 0 to 1. */
export function shareOfKnown(words: readonly string[]): number {
  let known = 0;
  for (const word of words) if (vocabulary.has(word)) known++;
  return words.length === 0 ? 0 : known / words.length;
}

/** At least three words, most of them known. */
export function readsAsWords(text: string): boolean {
  const words = wordsOf(text);
  return words.length >= fewestWords && shareOfKnown(words) >= 0.5;
}
