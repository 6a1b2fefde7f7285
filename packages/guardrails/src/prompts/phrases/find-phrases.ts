// Finds what a text says to a model: one pass over its words, each tried only with what can begin with it.
import { contextOf, type PhraseContext } from "./context.js";
import { firstWords } from "./first-words.js";
import { lexicon } from "./lexicon.js";
import type { Phrase } from "./phrase.js";

export type FoundPhrase = PhraseContext & {
  readonly concept: string;
  /** Where it begins, in units of the view. */
  readonly offset: number;
  readonly length: number;
};

type Compiled = { readonly concept: string; readonly pattern: RegExp };

/** Times that one thing is reported, of one view, with the same facts around it. */
const timesEach = 3;

let byFirstWord: ReadonlyMap<string, readonly Compiled[]> | undefined;
const anywhere: readonly Compiled[] = lexicon
  .filter((phrase) => phrase.anywhere)
  .map(({ concept, pattern }) => ({ concept, pattern: new RegExp(pattern.source, `${pattern.flags}g`) }));

/**
 * The phrases in the order in which they stand; the work is linear in the length of the text.
 * @param lines the same text with its line breaks, where these are spaces in `text`.
 */
export function findPhrases(text: string, lines = text): readonly FoundPhrase[] {
  const found = new Findings(text, lines.length === text.length ? lines : text);
  byFirstWord ??= indexByFirstWord(lexicon);
  const index = byFirstWord;
  eachWord(text, (word, start) => {
    for (const { concept, pattern } of index.get(word) ?? []) {
      pattern.lastIndex = start;
      const match = pattern.exec(text);
      if (match !== null) found.add(concept, start, match[0].length);
    }
  });
  for (const { concept, pattern } of anywhere) {
    for (const match of text.matchAll(pattern)) found.add(concept, match.index, match[0].length);
  }
  return found.list();
}

function indexByFirstWord(phrases: readonly Phrase[]): ReadonlyMap<string, readonly Compiled[]> {
  const index = new Map<string, Compiled[]>();
  for (const { concept, pattern, anywhere } of phrases) {
    if (anywhere) continue;
    const compiled = { concept, pattern: new RegExp(pattern.source, `${pattern.flags}y`) };
    for (const word of firstWords(pattern)) index.set(word, [...(index.get(word) ?? []), compiled]);
  }
  return index;
}

function isLetter(code: number): boolean {
  if (code <= 0x7a) return code >= 0x61;
  return code >= 0xc0 && (code < 0x2000 || code > 0x206f) && code !== 0xd7 && code !== 0xf7;
}

function eachWord(text: string, visit: (word: string, start: number) => void): void {
  for (let index = 0; index < text.length; ) {
    if (!isLetter(text.charCodeAt(index))) {
      index++;
      continue;
    }
    const start = index;
    while (index < text.length && isLetter(text.charCodeAt(index))) index++;
    visit(text.slice(start, index), start);
  }
}

/** Each thing that is said, a few times; what is said otherwise is another thing. */
class Findings {
  readonly #text: string;
  readonly #lines: string;
  readonly #found: FoundPhrase[] = [];
  readonly #times = new Map<string, number>();

  constructor(text: string, lines: string) {
    this.#text = text;
    this.#lines = lines;
  }

  add(concept: string, offset: number, length: number): void {
    const context = contextOf(this.#text, this.#lines, offset, offset + length);
    const key = `${concept} ${context.negated} ${context.about_artifact} ${context.addressed} ${context.in_data}`;
    const times = (this.#times.get(key) ?? 0) + 1;
    this.#times.set(key, times);
    if (times <= timesEach) this.#found.push({ concept, offset, length, ...context });
  }

  list(): readonly FoundPhrase[] {
    return this.#found.toSorted((left, right) => left.offset - right.offset);
  }
}
