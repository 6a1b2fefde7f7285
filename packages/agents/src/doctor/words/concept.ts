// A concept: what a message can say in many wordings, each a row of words.

export type Concept = {
  readonly phrases: readonly (readonly Step[])[];
};

type Step = {
  readonly word: string;
  readonly isPrefix: boolean;
  /** So many words may stand before it. */
  readonly gap: number;
};

/** As many words as `…` may stand for. */
const gap = 8;

/**
 * A concept of phrases, with `|` between them. A word ends with `*` if more letters may follow; `…` stands for some words or none.
 * @example says("no space left | disk … full").phrases.length // 2
 */
export function says(text: string): Concept {
  return {
    phrases: text
      .split("|")
      .map((phrase) => stepsOf(phrase.split(" ").filter((word) => word !== "")))
      .filter((steps) => steps.length > 0),
  };
}

function stepsOf(words: readonly string[]): readonly Step[] {
  const steps: Step[] = [];
  let before = 0;
  for (const word of words) {
    if (word === "…") {
      before = gap;
      continue;
    }
    const isPrefix = word.endsWith("*");
    steps.push({ word: isPrefix ? word.slice(0, -1) : word, isPrefix, gap: before });
    before = 0;
  }
  return steps;
}

/** Whether words, as `wordsOf` gives them, say a concept. */
export function isSaid({ phrases }: Concept, words: readonly string[]): boolean {
  return phrases.some((steps) => words.some((_, at) => standsAt(steps, words, at)));
}

/** The first word stands here, and the others after it; of each the nearest counts. */
function standsAt(steps: readonly Step[], words: readonly string[], start: number): boolean {
  let at = start;
  for (const [place, step] of steps.entries()) {
    const last = place === 0 ? at : at + step.gap;
    while (at <= last && !isWord(step, words[at])) at += 1;
    if (at > last) return false;
    at += 1;
  }
  return true;
}

const isWord = ({ word, isPrefix }: Step, found: string | undefined): boolean =>
  found !== undefined && (isPrefix ? found.startsWith(word) : found === word);
