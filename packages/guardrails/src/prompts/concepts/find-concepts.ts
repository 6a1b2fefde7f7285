// Finds classes of words, and combinations of them in an order and near each other.
import type { Words } from "../scores/split-words.js";
import { classesOfTerms, classesOfWord, classNames, isUnspaced } from "./classes-of-word.js";
import { combinations } from "./combinations.js";

/** Classes by their names, then combinations: `ignore+previous+instructions`. */
export const conceptNames: readonly string[] = [...classNames, ...combinations.map(({ name }) => name)];

/** Told the number of a concept in `conceptNames`, its first word and its last. */
export type Report = (concept: number, first: number, last: number) => void;

/** A combination, as far as one of its classes, and where in the state of a reading that is kept. */
type Step = {
  readonly concept: number;
  readonly at: number;
  readonly gap: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
};

const stepsByClass: readonly Step[][] = classNames.map(() => []);
let places = 0;
for (const [number, { gap, classes }] of combinations.entries()) {
  for (const [index, name] of classes.entries())
    stepsByClass[classNames.indexOf(name)]?.push({
      concept: classNames.length + number,
      at: places + index,
      gap,
      isFirst: index === 0,
      isLast: index === classes.length - 1,
    });
  places += classes.length;
}
// The last first, so that one word is not two parts of a combination.
for (const steps of stepsByClass) steps.sort((left, right) => right.at - left.at);

/** Linear in the words: each is looked up once, and goes on with what began a few words before. */
export function findConcepts(text: string, words: Words, report: Report): void {
  const known = new Map<string, readonly number[]>();
  const firsts = new Int32Array(places);
  const lasts = new Int32Array(places).fill(-1000);
  for (const [index, word] of words.words.entries()) {
    for (const number of classesAt(text, words, index, word, known)) {
      report(number, index, index);
      for (const step of stepsByClass[number] as readonly Step[])
        takeStep(step, index, firsts, lasts, report);
    }
  }
}

function classesAt(
  text: string,
  { starts }: Words,
  index: number,
  word: string,
  known: Map<string, readonly number[]>,
): readonly number[] {
  if (isUnspaced(word)) return classesOfTerms(text, starts[index] as number, word);
  const before = known.get(word);
  if (before !== undefined) return before;
  const classes = classesOfWord(word);
  known.set(word, classes);
  return classes;
}

function takeStep(
  { concept, at, gap, isFirst, isLast }: Step,
  index: number,
  firsts: Int32Array,
  lasts: Int32Array,
  report: Report,
): void {
  const before = lasts[at - 1] as number;
  if (!isFirst && (index - before > gap + 1 || before === index)) return;
  const first = isFirst ? index : (firsts[at - 1] as number);
  if (isLast) report(concept, first, index);
  firsts[at] = first;
  lasts[at] = index;
}
