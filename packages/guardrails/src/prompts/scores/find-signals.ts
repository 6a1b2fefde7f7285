// Finds the signals of a text in one of its readings, each with the words that it spans.
import { findConcepts } from "../concepts/find-concepts.js";
import type { FoundPhrase } from "../phrases/find-phrases.js";
import type { ViewLayer } from "../view.js";
import { type FormName, signalNumber } from "./signals.js";
import { splitWords, type Words } from "./split-words.js";

/** A reading of a text: lines are kept apart, other white space is one space each. */
export type Reading = {
  readonly layer: ViewLayer | "";
  readonly text: string;
  readonly phrases: readonly FoundPhrase[];
};

/** What holds for the whole of a text. */
export type Surroundings = { readonly hidden: boolean; readonly mixedScript: boolean };

/** Signals in the order of their first words, as parallel lists. */
export type Signals = {
  readonly words: Words;
  readonly numbers: Int32Array;
  readonly firsts: Int32Array;
  readonly lasts: Int32Array;
  /** Those of every unit. */
  readonly everywhere: readonly number[];
};

const form = (name: FormName): number => signalNumber(name);

const patterns: readonly { readonly number: number; readonly pattern: RegExp }[] = [
  { number: form("web-address"), pattern: /https?:\/\/|\bwww\./g },
  {
    number: form("mail-address"),
    pattern: /(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,64}\.[a-z]{2}/g,
  },
  {
    number: form("speaker-mark"),
    pattern:
      /(?:^|[\n"'>|.\]-]) ?[<[({]{0,3}#{0,4} ?\*{0,2}(?:system|assistant|user|human|developer|ai|admin|administrator|tool|function)(?: [a-z]{1,12}){0,2}[\])}>]{0,3}\*{0,2} ?[:>\]]/g,
  },
  { number: form("tag"), pattern: /<\/?[a-z_|]{3,24}>|<\|[a-z_]{1,20}\|>|\[\/?[a-z_ ]{3,30}\]/g },
  { number: form("rule-off"), pattern: /(?:^|\n) ?(?:#{1,6} |={3}|-{3}|\*{3}|<{3}|>{3})/g },
];

const marks: ReadonlyMap<string, number> = new Map([
  ["?", form("question-mark")],
  ["!", form("exclamation-mark")],
]);

export function findSignals(reading: Reading, { hidden, mixedScript }: Surroundings): Signals {
  const lower = reading.text.toLowerCase();
  const words = splitWords(lower);
  const list = new SignalList(words);
  findConcepts(lower, words, (number, first, last) => list.add(number, first, last));
  for (const { number, pattern } of patterns)
    for (const match of lower.matchAll(pattern)) list.addAt(number, match.index, match[0].length);
  for (const { concept, offset, length, negated, about_artifact } of reading.phrases)
    list.addAt(
      negated || about_artifact ? form("set-off-phrase") : signalNumber(`phrase:${concept}`),
      offset,
      length,
    );
  for (const [index, word] of words.words.entries()) {
    const number = marks.get(word);
    if (number !== undefined) list.add(number, index, index);
  }
  if (lower.length === reading.text.length) addCapitals(reading.text, words, list);
  return list.result([
    ...layerSignals(reading.layer),
    ...(hidden ? [form("with-hidden")] : []),
    ...(mixedScript ? [form("with-mixed-script")] : []),
  ]);
}

class SignalList {
  readonly #words: Words;
  readonly #found: { readonly number: number; readonly first: number; readonly last: number }[] = [];

  constructor(words: Words) {
    this.#words = words;
  }

  add(number: number, first: number, last: number): void {
    this.#found.push({ number, first, last });
  }

  /** What stands at a place, by the words that it touches. */
  addAt(number: number, offset: number, length: number): void {
    const { starts } = this.#words;
    if (starts.length === 0) return;
    const first = Math.min(starts.length - 1, lowerBound(starts, offset));
    this.add(number, first, Math.max(first, lowerBound(starts, offset + length) - 1));
  }

  result(everywhere: readonly number[]): Signals {
    const found = this.#found.sort((left, right) => left.first - right.first);
    return {
      words: this.#words,
      numbers: Int32Array.from(found, ({ number }) => number),
      firsts: Int32Array.from(found, ({ first }) => first),
      lasts: Int32Array.from(found, ({ last }) => last),
      everywhere,
    };
  }
}

/** The first of ascending places that is not before one. */
export function lowerBound(places: Uint32Array | Int32Array, place: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as number) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** So many words in a row are no abbreviations. */
const shoutedWords = 4;

function addCapitals(text: string, words: Words, list: SignalList): void {
  let row = 0;
  for (let index = 0; index < words.words.length; index++) {
    const word = text.slice(words.starts[index], words.ends[index]);
    if (word.length < 3) continue;
    row = /^[A-Z']{3,}$/.test(word) ? row + 1 : 0;
    if (row >= shoutedWords) list.add(form("capitals"), index, index);
  }
}

const encodings: ReadonlySet<string> = new Set([
  "base64",
  "base32",
  "hex",
  "binary",
  "decimal",
  "octal",
  "escapes",
  "url",
  "html",
  "quoted-printable",
  "rot13",
  "atbash",
  "reversed",
]);
const smugglings: ReadonlySet<string> = new Set([
  "tag",
  "variation-selector",
  "zero-width",
  "filler",
  "backspace",
]);

function layerSignals(layer: string): readonly number[] {
  // What stands in an attribute is no disguise.
  if (layer === "" || layer === "markup") return [];
  if (encodings.has(layer)) return [form("under-encoding")];
  if (smugglings.has(layer)) return [form("smuggled")];
  return [form(layer === "lookalikes" ? "under-lookalikes" : "under-disguise")];
}
