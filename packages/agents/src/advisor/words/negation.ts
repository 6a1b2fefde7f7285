// Whether what a text says is said not to be: `no GPU`, `anywhere but AWS`, `backups are not needed`.
import { findPhrases, phrases, type Span } from "./phrases.js";
import type { Token, Word } from "./tokens.js";

const before = phrases(
  "no | not | never | without | avoid* | except* | exclud* | neither | nor | cannot | don't | doesn't | isn't | aren't | mustn't | needn't | won't | can't | shouldn't | rather than | instead of | other than | but | away from | leave* | leaving | outside | kein* | nicht | ohne | ausser | außer",
);
const after = phrases(
  "not needed | not required | not necessary | not wanted | not allowed | not permitted | not an option | not available | isn't needed | aren't needed | isn't required | aren't required | isn't necessary | is out | are out | unnecessary | forbidden | prohibited | ruled out | nicht nötig | nicht erforderlich | nicht erlaubt | verboten | not use* | not be used | is not | are not",
);
/** Ends what a `no` before it takes away. */
const ends = new Set(["and", "with", "und", "mit", "only", "just", "needs", "need", "want", "wants"]);
const carriesOn = new Set(["need", "needs", "want", "wants"]);

export type Negations = { readonly before: readonly Span[]; readonly after: readonly Span[] };

export const negationsIn = (words: readonly Word[], tokens: readonly Token[]): Negations => ({
  before: findPhrases(before, words, tokens),
  after: findPhrases(after, words, tokens),
});

const far = 6;

/** @param others what else was said: a word that is part of it takes nothing away from its neighbours */
export function isNegated(
  span: Span,
  tokens: readonly Token[],
  negations: Negations,
  others: readonly Span[],
): boolean {
  const { clause } = tokens[span.from] ?? {};
  const isFree = (found: Span) => !others.some(({ from, to }) => from <= found.from && found.to <= to);
  const isBefore = negations.before.some(
    (found) =>
      isFree(found) &&
      found.to < span.from &&
      span.from - found.to <= far &&
      tokens[found.from]?.clause === clause &&
      !isEnded(tokens.slice(found.to + 1, span.from)),
  );
  const isAfter = negations.after.some(
    (found) =>
      isFree(found) &&
      found.from > span.to &&
      found.from - span.to <= 3 &&
      tokens[found.from]?.clause === clause &&
      !others.some(({ from }) => from > span.to && from < found.from),
  );
  return isBefore || isAfter;
}

/** `does not need GPUs` goes on; `no connection and needs GPUs` does not. */
function isEnded(between: readonly Token[]): boolean {
  return between.some(({ word }, place) => ends.has(word) && !(place === 0 && carriesOn.has(word)));
}
