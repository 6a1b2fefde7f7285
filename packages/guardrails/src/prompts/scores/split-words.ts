// Splits a text into words, each with its place and a number that stands for it.

/** The words of a text, as parallel lists. The marks that tell a question or an order are words, too. */
export type Words = {
  /** As they count: of digits `0`, of a long mixture of digits and letters `#`. */
  readonly words: readonly string[];
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** 1 where a part of a sentence, a string or a line begins. */
  readonly begins: Uint8Array;
  readonly hashes: Uint32Array;
};

const longestWord = 64;
/** Longer ones that have digits are names, digests, identifiers. */
const longestNumbered = 6;
const longestSuffix = 8;

/** Kinds of characters: not looked at yet, none of a word, of a script without spaces (a word of its own), of a word. */
const [unknown, other, unspaced, letter, digit] = [0, 1, 2, 3, 4];

const unspacedLetter =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const numeric = /\p{N}/u;
const letterOrMark = /[\p{L}\p{M}]/u;

/** Each code unit is looked at once. */
const kinds = new Uint8Array(0x10000);

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  // Half of a character is of the kind of the whole.
  if (code >= 0xd800 && code <= 0xdfff) return kindOf(wholeAt(text, at, code));
  const known = kinds[code] as number;
  if (known !== unknown) return known;
  const kind = kindOf(String.fromCharCode(code));
  kinds[code] = kind;
  return kind;
}

function wholeAt(text: string, at: number, code: number): string {
  return code < 0xdc00 ? text.slice(at, at + 2) : text.slice(Math.max(0, at - 1), at + 1);
}

function kindOf(character: string): number {
  if (unspacedLetter.test(character)) return unspaced;
  if (numeric.test(character)) return digit;
  return letterOrMark.test(character) ? letter : other;
}

/** Of a text in lower case. The work is linear in its length. */
export function splitWords(text: string): Words {
  const list = new WordList(text);
  for (let at = 0; at < text.length; ) {
    const kind = kindAt(text, at);
    if (kind >= letter) at = list.addWord(at, kind);
    else if (kind === unspaced) at = list.add(at, at + ((text.codePointAt(at) as number) > 0xffff ? 2 : 1));
    else at = list.addMark(at);
  }
  return list.result();
}

class WordList {
  readonly #text: string;
  readonly #words: string[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #begins: number[] = [];
  readonly #hashes: number[] = [];
  #begin = 1;

  constructor(text: string) {
    this.#text = text;
  }

  /** From a letter or digit on. */
  addWord(start: number, first: number): number {
    const text = this.#text;
    const last = Math.min(text.length, start + longestWord);
    let [hasDigits, hasLetters] = [first === digit, first === letter];
    let end = start + 1;
    for (; end < last; end++) {
      const kind = kindAt(text, end);
      if (kind < letter) break;
      if (kind === digit) hasDigits = true;
      else hasLetters = true;
    }
    const whole = this.#withSuffix(end);
    if (whole > end) return this.add(start, whole);
    if (hasDigits && !hasLetters) return this.#put(start, end, "0", hashOfNumber);
    if (hasDigits && end - start > longestNumbered) return this.#put(start, end, "#", hashOfMixture);
    return hasDigits ? this.add(start, end) : this.#putWord(start, end, text.slice(start, end));
  }

  /** `don't` is one word. */
  #withSuffix(end: number): number {
    const mark = this.#text[end];
    if (mark !== "'" && mark !== "’") return end;
    let next = end + 1;
    while (next - end <= longestSuffix && kindAt(this.#text, next) >= letter) next++;
    return next > end + 1 && next - end <= longestSuffix ? next : end;
  }

  add(start: number, end: number): number {
    return this.#putWord(start, end, asItCounts(this.#text.slice(start, end)));
  }

  #putWord(start: number, end: number, word: string): number {
    return this.#put(start, end, word, hashOf(word));
  }

  #put(start: number, end: number, word: string, hash: number): number {
    this.#words.push(word);
    this.#starts.push(start);
    this.#ends.push(end);
    this.#begins.push(this.#begin);
    this.#hashes.push(hash);
    this.#begin = 0;
    return end;
  }

  /** A mark that ends something, or says how it is meant. */
  addMark(at: number): number {
    const mark = this.#text[at] as string;
    if (mark === "?" || mark === "!") this.add(at, at + 1);
    else if (mark === ":" && isGap(this.#text, at + 1)) this.add(at, at + 1);
    else if (mark === "." || mark === ":") {
      if (!isGap(this.#text, at + 1)) return at + 1;
    } else if (!ending.has(mark)) return at + 1;
    this.#begin = 1;
    return at + 1;
  }

  result(): Words {
    return {
      words: this.#words,
      starts: Uint32Array.from(this.#starts),
      ends: Uint32Array.from(this.#ends),
      begins: Uint8Array.from(this.#begins),
      hashes: Uint32Array.from(this.#hashes),
    };
  }
}

const ending: ReadonlySet<string> = new Set(["\n", ";", '"', "|", "。", "！", "？", "।"]);

function isGap(text: string, at: number): boolean {
  const next = text[at];
  return next === undefined || next === " " || next === "\n" || next === '"' || next === "'";
}

function asItCounts(word: string): string {
  if (!/\p{N}/u.test(word)) return word.replace("’", "'");
  if (/^\p{N}+$/u.test(word)) return "0";
  return word.length > longestNumbered ? "#" : word.replace(/\p{N}/gu, "0");
}

/** FNV-1a, stirred once more. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index++)
    hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

const [hashOfNumber, hashOfMixture] = [hashOf("0"), hashOf("#")];

/** The number of words one after the other. */
export function hashOfBoth(left: number, right: number): number {
  const mixed = Math.imul(left ^ 0x9e3779b1, 0x85ebca6b) ^ right;
  const stirred = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (stirred ^ (stirred >>> 16)) >>> 0;
}
