// Letters exchanged or turned round: told by what reads as English after, and not before.
import { shareOfKnown, wordsOf } from "../reads-as-words.js";
import { unitsOf } from "../units.js";
import type { Layer } from "./layer.js";

const fewestWords = 3;
/** Known words before and after: prose in another language has few of both. */
const mostBefore = 1 / 3;
const leastAfter = 0.6;
/** Words that are looked at to decide. */
const sample = 16;

/** A sentence that does not read as English, and its first words. */
type Candidate = { readonly part: string; readonly words: readonly string[] };

let last: { readonly text: string; readonly candidates: readonly Candidate[] } = { text: "", candidates: [] };

/** Of one text, once for all ciphers. */
function candidatesOf(text: string): readonly Candidate[] {
  if (last.text !== text) last = { text, candidates: unitsOf(text).flatMap(candidatesIn) };
  return last.candidates;
}

/** By sentences, for one in clear may stand before one that is not. */
function candidatesIn(unit: string): readonly Candidate[] {
  return unit.split(/(?<=[.!?:]) /).flatMap((part) => {
    const words = wordsOf(part).slice(0, sample);
    return words.length < fewestWords || shareOfKnown(words) > mostBefore ? [] : [{ part, words }];
  });
}

function decodeUnits(text: string, decode: (unit: string) => string): string {
  return candidatesOf(text)
    .filter(({ words }) => shareOfKnown(words.map(decode)) >= leastAfter)
    .map(({ part }) => decode(part))
    .join("\n");
}

const rotate = (unit: string): string =>
  unit.replace(/[A-Za-z]/g, (letter) => {
    const first = letter < "a" ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - first + 13) % 26) + first);
  });

const mirror = (unit: string): string =>
  unit.replace(/[A-Za-z]/g, (letter) =>
    String.fromCharCode((letter < "a" ? 155 : 219) - letter.charCodeAt(0)),
  );

const reverse = (unit: string): string => [...unit].reverse().join("");

export const rot13: Layer = { name: "rot13", isEncoding: true, unwrap: (text) => decodeUnits(text, rotate) };

export const atbash: Layer = {
  name: "atbash",
  isEncoding: true,
  unwrap: (text) => decodeUnits(text, mirror),
};

/** The whole unit turned round, and each of its words. */
export const reversed: Layer = {
  name: "reversed",
  isEncoding: true,
  unwrap: (text) => {
    const whole = decodeUnits(text, reverse);
    if (whole === "") return "";
    return `${whole}\n${decodeUnits(text, (unit) => unit.replace(/[A-Za-z]+/g, reverse))}`;
  },
};
