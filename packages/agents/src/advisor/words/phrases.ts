// Phrases, and where a text says them.
import type { Token, Word } from "./tokens.js";

type Step = { readonly word: string; readonly isPrefix: boolean; readonly gap: number };
export type Phrases = readonly (readonly Step[])[];

/** As many words as `…` may stand for. */
const mostBetween = 4;

/**
 * Phrases with `|` between them. A word ends with `*` if more letters may follow; `…` stands for some words or none.
 * @example phrases("air gap* | no … connection").length // 2
 */
export function phrases(text: string): Phrases {
  return text
    .split("|")
    .map((phrase) => stepsOf(phrase.split(" ").filter((word) => word !== "")))
    .filter((steps) => steps.length > 0);
}

function stepsOf(words: readonly string[]): readonly Step[] {
  const steps: Step[] = [];
  let gap = 0;
  for (const word of words) {
    if (word === "…") {
      gap = mostBetween;
      continue;
    }
    const isPrefix = word.endsWith("*");
    steps.push({ word: isPrefix ? word.slice(0, -1) : word, isPrefix, gap });
    gap = 0;
  }
  return steps;
}

/** Tokens from the first to the last. */
export type Span = { readonly from: number; readonly to: number };

/** With how many words say it: a token may have several. */
export type SaidSpan = Span & { readonly words: number };

/** Where the words say any of the phrases: the longest at each place, within one clause. */
export function findPhrases(
  all: Phrases,
  words: readonly Word[],
  tokens: readonly Token[],
): readonly SaidSpan[] {
  const spans: SaidSpan[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const ends = all.map((steps) => endOf(steps, words, tokens, at)).filter((end) => end !== undefined);
    if (ends.length === 0) continue;
    const end = Math.max(...ends);
    spans.push({ from: words[at]?.token ?? 0, to: words[end]?.token ?? 0, words: end - at + 1 });
    at = end;
  }
  return spans;
}

function endOf(
  steps: readonly Step[],
  words: readonly Word[],
  tokens: readonly Token[],
  start: number,
): number | undefined {
  const clause = tokens[words[start]?.token ?? 0]?.clause;
  let at = start;
  for (const [place, step] of steps.entries()) {
    const last = place === 0 ? at : at + step.gap;
    while (at <= last && !isWord(step, words[at]?.word)) at += 1;
    if (at > last || tokens[words[at]?.token ?? 0]?.clause !== clause) return undefined;
    at += 1;
  }
  return at - 1;
}

const isWord = ({ word, isPrefix }: Step, found: string | undefined): boolean =>
  found !== undefined && (isPrefix ? found.startsWith(word) : found === word);
