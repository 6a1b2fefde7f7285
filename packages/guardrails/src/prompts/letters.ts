// The letters of a text without all else, each with its place: what a phrase in a reading of it is found by.
import type { TextRange } from "../contract/finding.js";
import { latinLetterOf } from "./unicode/fold-lookalikes.js";

/** Letters and digits as a model reads them, in lower case, and where in the text each unit of them stands. */
type Squeezed = { readonly letters: string; readonly starts: Uint32Array; readonly ends: Uint32Array };

const kept = /[\p{L}\p{N}]/u;

export class Letters {
  readonly #text: Squeezed;
  #view = "";
  #viewLetters: Squeezed | undefined;

  /** Linear in the length of the text. */
  constructor(text: string) {
    this.#text = squeeze(text);
  }

  /**
   * Where in the text a part of one of its readings stands: that of as many equal parts before it as in the reading.
   * Nothing, if its letters do not stand in the text in this order, because they were encoded or turned round.
   */
  find(view: string, start: number, end: number): TextRange | undefined {
    if (this.#viewLetters === undefined || this.#view !== view) {
      this.#view = view;
      this.#viewLetters = squeeze(view);
    }
    const { letters, starts } = this.#viewLetters;
    const first = lowerBound(starts, letters.length, start);
    const part = letters.slice(first, lowerBound(starts, letters.length, end));
    if (part === "") return undefined;
    const found = nthIndex(this.#text.letters, part, countBefore(letters, part, first));
    if (found === undefined) return undefined;
    return {
      start: this.#text.starts[found] as number,
      end: this.#text.ends[found + part.length - 1] as number,
    };
  }
}

function squeeze(text: string): Squeezed {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const known = new Map<string, string>();
  for (let index = 0; index < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(index) as number);
    const end = index + character.length;
    const letters = lettersOf(character, known);
    for (let unit = 0; unit < letters.length; unit++) {
      starts.push(index);
      ends.push(end);
    }
    if (letters !== "") parts.push(letters);
    index = end;
  }
  return { letters: parts.join(""), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

function lettersOf(character: string, known: Map<string, string>): string {
  const before = known.get(character);
  if (before !== undefined) return before;
  const plain = character <= "\u007f" ? character : (latinLetterOf(character) ?? withoutSigns(character));
  // An upright stroke is read as either.
  const letters = [...plain.toLowerCase().replaceAll("l", "i")].filter((each) => kept.test(each)).join("");
  known.set(character, letters);
  return letters;
}

function withoutSigns(character: string): string {
  return character.normalize("NFKD").replace(/\p{M}/gu, "");
}

/** The first of so many ascending places that is not before one. */
function lowerBound(places: Uint32Array, length: number, place: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as number) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

function countBefore(letters: string, part: string, end: number): number {
  let count = 0;
  for (let at = letters.indexOf(part); at >= 0 && at < end; at = letters.indexOf(part, at + part.length))
    count++;
  return count;
}

/** The place of that one, or of the last before it; nothing if there is none. */
function nthIndex(letters: string, part: string, number: number): number | undefined {
  let found: number | undefined;
  let at = letters.indexOf(part);
  for (let count = 0; at >= 0 && count <= number; count++) {
    found = at;
    at = letters.indexOf(part, at + part.length);
  }
  return found;
}
