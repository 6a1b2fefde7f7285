// Finds the words in letters that were written without spaces.
import { longestWord, vocabulary } from "./vocabulary.js";

/** Longer rows of letters are data. */
const longestRow = 400;

/** The words, if all of the letters are known words; the fewest words there can be. Linear in the letters. */
export function segmentWords(letters: string): readonly string[] | undefined {
  const length = letters.length;
  if (length > longestRow) return undefined;
  const fewest = new Int16Array(length + 1).fill(-1);
  const from = new Int16Array(length + 1);
  fewest[0] = 0;
  for (let begin = 0; begin < length; begin++) {
    const words = fewest[begin] as number;
    if (words < 0) continue;
    for (let end = begin + 1; end <= Math.min(length, begin + longestWord); end++) {
      const known = fewest[end] as number;
      if ((known >= 0 && known <= words + 1) || !vocabulary.has(letters.slice(begin, end))) continue;
      fewest[end] = words + 1;
      from[end] = begin;
    }
  }
  if ((fewest[length] as number) < 0) return undefined;
  const words: string[] = [];
  for (let end = length; end > 0; end = from[end] as number) words.push(letters.slice(from[end], end));
  return words.reverse();
}
