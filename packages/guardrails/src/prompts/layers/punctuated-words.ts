// Words held apart, or torn apart, by marks: `IGNORE!!! ALL!!!`, `ignore_all`, `in-struc-tions`.
import { shareOfKnown, wordsOf } from "../reads-as-words.js";
import { unitsOf } from "../units.js";
import { vocabulary } from "../vocabulary.js";
import type { Layer } from "./layer.js";

/** Three words and more, with the same marks between each two of them. */
const run = /(?<![A-Za-z])[A-Za-z]{1,20}([^A-Za-z0-9\s]{1,8}) ?[A-Za-z]{1,20}(?:\1 ?[A-Za-z]{1,20}){1,200}/g;
const torn = /(?<![A-Za-z])[A-Za-z]{1,12}(?:[^A-Za-z0-9\s]{1,3}[A-Za-z]{1,12}){1,6}/g;
/** Paths and identifiers are made of fewer. */
const fewestKnown = 3;
const leastKnown = 0.6;
/** So many torn words in a line are no accident of hyphenation. */
const habit = 3;
/** What stands before and after belongs to the sentence. */
const before = 60;
const after = 120;

export const punctuatedWords: Layer = {
  name: "punctuated",
  isEncoding: false,
  unwrap: (text) => [...runsOf(text), ...mendTorn(text)].join("\n"),
};

function runsOf(text: string): readonly string[] {
  const found: string[] = [];
  let last = 0;
  for (const match of text.matchAll(run)) {
    const words = wordsOf(match[0]);
    if (words.length < fewestKnown || shareOfKnown(words) < leastKnown) continue;
    const begin = Math.max(last, match.index - before);
    last = match.index + match[0].length + after;
    found.push(text.slice(begin, last).replace(/[^A-Za-z0-9]+/g, " "));
  }
  return found;
}

/** Lines in which marks split known words, with these mended; with every word mended where that is the habit. */
function mendTorn(text: string): readonly string[] {
  const found: string[] = [];
  for (const line of unitsOf(text)) {
    let count = 0;
    const mended = line.replace(torn, (match) => {
      const whole = mend(match);
      if (whole !== undefined) count++;
      return whole ?? match;
    });
    if (count === 0) continue;
    found.push(
      count < habit ? mended : line.replace(torn, (match) => match.replace(/[^A-Za-z0-9\s']+/g, "")),
    );
  }
  return found;
}

/** The known word whose parts these are, unless they are known words themselves. */
function mend(match: string): string | undefined {
  const parts = match.toLowerCase().split(/[^a-z]+/);
  const whole = parts.join("");
  return vocabulary.has(whole) && !parts.every((part) => vocabulary.has(part)) ? whole : undefined;
}
