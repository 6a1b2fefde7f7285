// Digits and signs in the place of letters: `1gn0r3 4ll`.
import { unitsOf } from "../units.js";
import { longestWord, vocabulary } from "../vocabulary.js";
import type { Layer } from "./layer.js";

/** Letters that a sign can stand for, the likeliest first. */
const letters: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    "0": ["o"],
    "1": ["i", "l"],
    "2": ["z"],
    "3": ["e"],
    "4": ["a"],
    "5": ["s"],
    "6": ["g", "b"],
    "7": ["t"],
    "8": ["b"],
    "9": ["g"],
    "@": ["a"],
    $: ["s"],
    "!": ["i", "l"],
    "|": ["l", "i"],
    "+": ["t"],
    "(": ["c"],
    "€": ["e"],
    "£": ["l"],
    // A capital among small letters: `aII`, `deIete`.
    I: ["l"],
  }),
);

const word = /(?<![A-Za-z0-9@$!|+(€£/=_-])[A-Za-z0-9@$!|+(€£]{1,24}(?![A-Za-z0-9@$|+(€£/=_])/g;
/** A sign beside a letter: without one, there is nothing to read. */
const mark = /[0-9@$!|+(€£][A-Za-z]|[A-Za-z][0-9@$!|+(€£]|[a-z]I|II/;
/** A word without one is as it is meant. */
const sign = /[0-9@$!|+(€£I]/;
/** Nobody writes these strokes by way of play. */
const stroke = /\||I/;
/** Words of fewer signs and letters are units, versions and digits of hashes. */
const telling = 3;
const fewestWords = 2;

export const leetspeak: Layer = {
  name: "leetspeak",
  isEncoding: false,
  unwrap: (text) =>
    mark.test(text)
      ? unitsOf(text)
          .map((unit) => (mark.test(unit) ? readUnit(unit) : ""))
          .filter((read) => read !== "")
          .join("\n")
      : "",
};

/** The unit as it was meant; empty if it is none of this. */
function readUnit(unit: string): string {
  let found = 0;
  const read = unit.replace(word, (written) => {
    if (!sign.test(written)) return written;
    const meant = readWord(written);
    if (meant !== undefined && meant.length >= telling && /[A-Za-z]/.test(written)) {
      found += stroke.test(written) ? fewestWords : 1;
    }
    return meant ?? written;
  });
  return found >= fewestWords ? read : "";
}

/** The word that was meant: a known one, or what letters on both sides of a sign leave no doubt about. */
function readWord(written: string): string | undefined {
  // `done!` is a word with its mark, if `done` followed by a letter is none.
  const bare = written.replace(/(?<![!|+(])[!|+(]+$/, "");
  const known = knownReading(written) ?? knownReading(bare);
  if (known !== undefined) return known.toLowerCase() === bare.toLowerCase() ? undefined : known;
  const isBetween = /[A-Za-z][013457@$]+[A-Za-z]/.test(bare) && bare.replace(/[^A-Za-z]/g, "").length >= 3;
  return isBetween && bare.length >= 5 && /^[A-Za-z013457@$]+$/.test(bare)
    ? [...bare].map((each) => letterOf(each, 0)).join("")
    : undefined;
}

function knownReading(written: string): string | undefined {
  if (written.length > longestWord) return undefined;
  for (const choice of [0, 1]) {
    let meant = "";
    for (const each of written) meant += letterOf(each, choice);
    if (vocabulary.has(meant.toLowerCase())) return meant;
  }
  return undefined;
}

function letterOf(written: string, choice: number): string {
  const meant = letters.get(written);
  return meant?.[choice] ?? meant?.[0] ?? written;
}
