// Finds the classes of a word, in every language at once.
import type { WordClass } from "./word-class.js";
import { wordClasses } from "./word-classes.js";
import { wordClassesElsewhere } from "./word-classes-elsewhere.js";

export const classNames = Object.keys(wordClasses) as readonly WordClass[];

/** Classes by their number in `classNames`. */
type Classes = readonly number[];

const none: Classes = [];
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const [shortestStem, longestStem] = [3, 14];

class Lexicon {
  readonly #whole = new Map<string, number[]>();
  readonly #stems = new Map<string, number[]>();
  readonly #beginnings = new Set<string>();
  /** Terms of scripts without spaces, by their first letter. */
  readonly #terms = new Map<string, { readonly term: string; readonly number: number }[]>();

  add(entry: string, number: number): void {
    if (unspaced.test(entry)) append(this.#terms, [...entry][0] as string, { term: entry, number });
    else if (entry.endsWith("*")) {
      const stem = entry.slice(0, -1);
      append(this.#stems, stem, number);
      this.#beginnings.add(stem.slice(0, shortestStem));
    } else append(this.#whole, entry, number);
  }

  classesOf(word: string): Classes {
    const known = this.#whole.get(word) ?? none;
    if (word.length < shortestStem || !this.#beginnings.has(word.slice(0, shortestStem))) return known;
    const found = new Set(known);
    for (let length = shortestStem; length <= Math.min(word.length, longestStem); length++)
      for (const number of this.#stems.get(word.slice(0, length)) ?? none) found.add(number);
    return [...found];
  }

  classesAt(text: string, at: number, letter: string): Classes {
    const found = new Set<number>();
    for (const { term, number } of this.#terms.get(letter) ?? [])
      if (text.startsWith(term, at)) found.add(number);
    return [...found];
  }
}

function append<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}

function readTables(): Lexicon {
  const lexicon = new Lexicon();
  for (const table of [wordClasses, ...Object.values(wordClassesElsewhere)])
    for (const [number, name] of classNames.entries())
      for (const entry of (table as Partial<Record<WordClass, string>>)[name]?.split(" ") ?? [])
        lexicon.add(entry, number);
  return lexicon;
}

let made: Lexicon | undefined;

/** Of a word in lower case. */
export function classesOfWord(word: string): Classes {
  made ??= readTables();
  return made.classesOf(word);
}

/** Of the terms that begin at a place of a text, in scripts without spaces. */
export function classesOfTerms(text: string, at: number, letter: string): Classes {
  made ??= readTables();
  return made.classesAt(text, at, letter);
}

export function isUnspaced(word: string): boolean {
  return word.length <= 2 && word >= "\u0e00" && unspaced.test(word);
}
