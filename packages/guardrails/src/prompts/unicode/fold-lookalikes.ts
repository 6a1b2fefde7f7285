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
function isAlphabetic(code: number): boolean {
  return code < 0x250 || (code >= 0x1e00 && code < 0x1f00);
}

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
    const [small = "", ...more] = String.fromCodePoint(code).toLowerCase();
    const smallCode = small.codePointAt(0) ?? code;
    if (more.length === 0 && smallCode !== micro && smallCode >= 0x80 && !all.has(smallCode))
      all.set(smallCode, latin);
  }
  return all;
}

/** Looks alike, whatever alphabet it is from. */
export function latinLetterOf(character: string): string | undefined {
  return lookalikeOf(character.codePointAt(0) ?? 0);
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
    if (read.folded === word) return word;
    if (read.hasLatin || read.scripts > 1) {
      if (read.scripts > 0) mixedScript = true;
      return read.folded;
    }
    const isWord = read.isWhole && word.length > 1 && vocabulary.has(read.folded.toLowerCase());
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
  readonly isWhole: boolean;
};

function readWord(word: string): Word {
  const parts: string[] = [];
  const scripts = new Set<number>();
  let hasLatin = false;
  let isWhole = true;
  for (const character of word) {
    const code = character.codePointAt(0) as number;
    const latin = isAlphabetic(code) ? undefined : lookalikeOf(code);
    if (code < 0x80) hasLatin ||= code > 0x40;
    else if (latin === undefined) isWhole = false;
    else if (isLatinSymbol(code) || /\p{Script=Latin}/u.test(character)) hasLatin = true;
    else if (/\p{L}/u.test(character)) scripts.add(blockOf(code));
    parts.push(latin ?? character);
  }
  const spelt = chooseReading(parts, [...word]);
  return { folded: spelt, hasLatin, scripts: scripts.size, isWhole };
}

/** White letters in black circles and squares, which have no other reading. */
function isLatinSymbol(code: number): boolean {
  return code >= 0x1f150 && code < 0x1f18a;
}

/** Roughly, the script: Cyrillic has two blocks in a row. */
function blockOf(code: number): number {
  return code >= 0x500 && code < 0x530 ? 4 : code >= 0x530 && code < 0x590 ? 5.5 : code >> 8;
}

/** Upright strokes are `l` or `i`: the reading counts that is a word. */
export function chooseReading(parts: readonly string[], letters: readonly string[]): string {
  const plain = parts.join("");
  if (plain.length > longestWord || vocabulary.has(plain.toLowerCase())) return plain;
  const strokes = parts.flatMap((part, index) =>
    part !== letters[index] && (part === "l" || part === "i") ? [index] : [],
  );
  if (strokes.length === 0 || strokes.length > 4) return plain;
  for (let choice = 1; choice < 1 << strokes.length; choice++) {
    const other = parts.map((part, index) => {
      const stroke = strokes.indexOf(index);
      return stroke >= 0 && (choice >> stroke) & 1 ? (part === "l" ? "i" : "l") : part;
    });
    if (vocabulary.has(other.join("").toLowerCase())) return other.join("");
  }
  return plain;
}
