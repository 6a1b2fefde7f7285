// Finds the unit of a reading that counts most in a model.
import { classNames } from "../concepts/classes-of-word.js";
import { lowerBound, type Signals } from "./find-signals.js";
import { signalNames, signalNumber } from "./signals.js";
import { hashOfBoth } from "./split-words.js";
import { type Head, placeOf, type TextModel } from "./text-model.js";
import { eachUnit } from "./units-of-words.js";

/** Units are compared by what their words say on average, not by how many there are. */
export function wordScale(length: number): number {
  return 2 / Math.sqrt(length + 4);
}

export type ScoredUnit = {
  /** Above 0: rather yes. */
  readonly score: number;
  /** Its first word, and the one after its last. */
  readonly start: number;
  readonly end: number;
};

const beginnings: ReadonlyMap<number, number> = new Map([
  ...["destroy", "change", "grant", "disable", "send", "run", "ignore", "reveal"].map(
    (name) => [signalNumber(name), signalNumber("begins-with-act")] as const,
  ),
  [signalNumber("polite"), signalNumber("begins-with-please")],
  [signalNumber("you"), signalNumber("begins-with-you")],
  [signalNumber("note"), signalNumber("begins-with-note")],
]);
const [isShort, isLong] = [signalNumber("short"), signalNumber("long")];
const [shortLength, longLength] = [8, 64];

/** Told which signals a unit has, each once. */
export class UnitSignals {
  readonly #signals: Signals;
  readonly #seenIn = new Int32Array(signalNames.length).fill(-1);
  #unit = 0;

  constructor(signals: Signals) {
    this.#signals = signals;
  }

  each(start: number, end: number, visit: (number: number) => void): void {
    const { numbers, firsts, lasts, everywhere } = this.#signals;
    this.#unit++;
    for (const number of everywhere) this.#once(number, visit);
    for (let at = lowerBound(firsts, start); at < firsts.length && (firsts[at] as number) < end; at++) {
      if ((lasts[at] as number) >= end) continue;
      const number = numbers[at] as number;
      this.#once(number, visit);
      const beginning = firsts[at] === start ? beginnings.get(number) : undefined;
      if (beginning !== undefined) this.#once(beginning, visit);
    }
    if (end - start < shortLength) this.#once(isShort, visit);
    if (end - start > longLength) this.#once(isLong, visit);
  }

  #once(number: number, visit: (number: number) => void): void {
    if (this.#seenIn[number] === this.#unit) return;
    this.#seenIn[number] = this.#unit;
    visit(number);
  }
}

/** Nothing for a reading without words. Linear in its length: what words count is summed up once for all units. */
export function bestUnit(signals: Signals, { marks }: TextModel, head: Head): ScoredUnit | undefined {
  const sums = wordSums(signals.words.hashes, marks, head);
  const ofUnit = new UnitSignals(signals);
  let best: ScoredUnit | undefined;
  eachUnit(signals.words.begins, (start, end) => {
    const score = unitScore(ofUnit, head, sums, start, end);
    if (best === undefined || score > best.score) best = { score, start, end };
  });
  return best;
}

/** The beginning of a reading, as one unit. */
export function wholeScore(signals: Signals, { marks }: TextModel, head: Head, most: number): number {
  const hashes = signals.words.hashes.subarray(0, most);
  return unitScore(new UnitSignals(signals), head, wordSums(hashes, marks, head), 0, hashes.length);
}

/** What all groups of one, two and three words that end before a word count. */
type WordSums = readonly [Float64Array, Float64Array, Float64Array];

function wordSums(hashes: Uint32Array, marks: Uint8Array, { words }: Head): WordSums {
  const sums = [0, 1, 2].map(() => new Float64Array(hashes.length + 1)) as unknown as WordSums;
  const weightOf = (hash: number): number => {
    const place = placeOf(marks, hash);
    return place < 0 ? 0 : (words[place] as number);
  };
  for (const [index, hash] of hashes.entries()) {
    const pair = index > 0 ? hashOfBoth(hashes[index - 1] as number, hash) : 0;
    const triple =
      index > 1 ? hashOfBoth(hashOfBoth(hashes[index - 2] as number, hashes[index - 1] as number), hash) : 0;
    sums[0][index + 1] = (sums[0][index] as number) + weightOf(hash);
    sums[1][index + 1] = (sums[1][index] as number) + (index > 0 ? weightOf(pair) : 0);
    sums[2][index + 1] = (sums[2][index] as number) + (index > 1 ? weightOf(triple) : 0);
  }
  return sums;
}

function unitScore(ofUnit: UnitSignals, head: Head, sums: WordSums, start: number, end: number): number {
  let inSignals = 0;
  ofUnit.each(start, end, (number) => {
    inSignals += head.signals[number] as number;
  });
  let inWords = 0;
  for (const [size, list] of sums.entries())
    if (end - start > size) inWords += (list[end] as number) - (list[start + size] as number);
  return head.bias + inSignals * head.signalStep + inWords * head.wordStep * wordScale(end - start);
}

/** The signals that speak most for a unit, by name, the strongest first. */
export function tellingSignals(signals: Signals, head: Head, { start, end }: ScoredUnit): readonly string[] {
  const found: { readonly name: string; readonly weight: number }[] = [];
  new UnitSignals(signals).each(start, end, (number) => {
    const weight = head.signals[number] as number;
    if (weight > 0 && isTelling(signalNames[number] as string))
      found.push({ name: signalNames[number] as string, weight });
  });
  return found
    .sort((left, right) => right.weight - left.weight || (left.name < right.name ? -1 : 1))
    .slice(0, mostTold)
    .map(({ name }) => name);
}

/** One word alone tells a reader nothing. */
function isTelling(name: string): boolean {
  return !(classNames as readonly string[]).includes(name);
}

const mostTold = 4;
