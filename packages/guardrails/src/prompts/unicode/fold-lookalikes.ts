// Letters of other scripts that look like Latin ones, folded where they stand among Latin letters.
import { longestWord, vocabulary } from "../vocabulary.js";
import { earlyLookalikeTable, lookalikeTable } from "./lookalike-table.js";
import { readCodePoints } from "./read-code-points.js";

export type Folded = {
  readonly text: string;
  /** Words that mix Latin letters with lookalikes of other scripts. */
  readonly mixedScript: boolean;
  /** The text with words folded, too, that are spelt in lookalikes alone; empty where there are none. */
  readonly whole: string;
};

/** Letters and digits, and whatever else could be taken for one. */
const words = /(?:[A-Za-z0-9]|(?!\s)\P{ASCII})+/gu;

let lookalikes: ReadonlyMap<number, string> | undefined;
const early = readCodePoints(earlyLookalikeTable);
const earlyPattern = new RegExp(`[${String.fromCodePoint(...early.keys())}]`, "u");

/** Letters of Latin alphabets in use, with their signs: they are spelling, not disguise. */
const alphabetic = /[\u0080-\u024f\u1e00-\u1eff]/;
/** With the white letters in black circles and squares, which have no other reading. */
const latinLike = /[\p{Script=Latin}\u{1f150}-\u{1f189}]/u;
/** Scripts that have two blocks in a row, or share one with another script. */
const scriptsApart = [/[\u0400-\u052f]/, /[\u0530-\u058f]/];

function lookalikeOf(code: number): string | undefined {
  lookalikes ??= withSmallLetters(new Map([...early, ...readCodePoints(lookalikeTable)]));
  return lookalikes.get(code);
}

/** Of `10 μs`: a unit, which looks like `u` rather than like its capital. */
const micro = 0x3bc;

/** Unicode lists some letters as capitals only. Who reads `К` as `K` reads `к` as `k`, and models take no notice of case. */
function withSmallLetters(listed: ReadonlyMap<number, string>): ReadonlyMap<number, string> {
  const all = new Map(listed);
  for (const [code, latin] of listed) {
    const small = String.fromCodePoint(code).toLowerCase().codePointAt(0) as number;
    if (small !== micro && !all.has(small)) all.set(small, latin);
  }
  return all;
}

/** Looks alike, whatever alphabet it is from. */
export function latinLetterOf(character: string): string | undefined {
  const code = character.codePointAt(0);
  return code === undefined ? undefined : lookalikeOf(code);
}

/** Characters that NFKC makes other letters of, to be folded before it. */
export function foldEarlyLookalikes(text: string): string {
  return earlyPattern.test(text) ? foldLookalikes(text).text : text;
}

/** Words that mix Latin with lookalikes are folded: Russian and Greek prose stays as it is. */
export function foldLookalikes(text: string): Folded {
  if (!/\P{ASCII}/u.test(text)) return { text, mixedScript: false, whole: "" };
  let mixedScript = false;
  let wholes = 0;
  const fold = (word: string, foldWhole: boolean): string => {
    if (!/\P{ASCII}/u.test(word)) return word;
    const read = readWord(word);
    if (read.hasLatin || read.scripts > 1) {
      if (read.scripts > 0) mixedScript = true;
      return read.folded;
    }
    const isWord = word.length > 1 && vocabulary.has(read.folded.toLowerCase());
    if (isWord) wholes++;
    return isWord && foldWhole ? read.folded : word;
  };
  const folded = text.replace(words, (word) => fold(word, false));
  const whole = wholes === 0 ? "" : text.replace(words, (word) => fold(word, true));
  return { text: folded, mixedScript, whole };
}

type Word = {
  readonly folded: string;
  readonly hasLatin: boolean;
  /** Blocks of other scripts that its lookalikes are from. */
  readonly scripts: number;
};

function readWord(word: string): Word {
  const parts: string[] = [];
  const scripts = new Set<number>();
  let hasLatin = false;
  for (const character of word) {
    const latin = alphabetic.test(character) ? undefined : latinLetterOf(character);
    if (latin === undefined) hasLatin ||= /[A-Za-z]/.test(character);
    else if (latinLike.test(character)) hasLatin = true;
    else if (/\p{L}/u.test(character)) scripts.add(blockOf(character));
    parts.push(latin ?? character);
  }
  return { folded: chooseReading(parts, [...word]), hasLatin, scripts: scripts.size };
}

/** Roughly, the script. */
function blockOf(character: string): number {
  const apart = scriptsApart.findIndex((script) => script.test(character));
  return apart >= 0 ? apart : (character.codePointAt(0) as number) >> 8;
}

/** Upright strokes are `l` or `i`: the reading counts that is a word. */
export function chooseReading(parts: readonly string[], letters: readonly string[]): string {
  const plain = parts.join("");
  const isStroke = (part: string, index: number): boolean =>
    part !== letters[index] && (part === "l" || part === "i");
  if (plain.length > longestWord || parts.filter(isStroke).length > 4) return plain;
  let readings = [""];
  for (const [index, part] of parts.entries()) {
    const choices = isStroke(part, index) ? [part, part === "l" ? "i" : "l"] : [part];
    readings = choices.flatMap((choice) => readings.map((begun) => begun + choice));
  }
  return readings.find((reading) => vocabulary.has(reading.toLowerCase())) ?? plain;
}
