// A text as tokens and clauses.

export type Token = {
  /** As it stands. */
  readonly text: string;
  /** Small letters. */
  readonly word: string;
  /** Of the clause: a comma, a full stop or a `but` begins another. */
  readonly clause: number;
};

/** Words are these, small letters, split at hyphens: `air`, `gapped`. */
export type Word = { readonly word: string; readonly token: number };

const pattern =
  /[$€£v]?\d+(?:[.,][\dx]+)*[\p{L}%]*\+?|[\p{L}\p{N}]+(?:['’/_-][\p{L}\p{N}]+)*|[.,;:!?()\n$€£]/gu;
const marks = new Set([".", ",", ";", ":", "!", "?", "(", ")", "\n"]);
const turns = new Set(["but", "however", "although", "aber", "sondern", "jedoch"]);
/** After these, `but` takes away and turns nowhere: `anywhere but AWS`. */
const all = new Set(["anywhere", "anything", "everywhere", "everything", "any", "nothing", "all", "cloud"]);

/** @example tokensOf("No GPU, please").map(({ word, clause }) => [word, clause]) // [["no", 0], ["gpu", 0], ["please", 1]] */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let clause = 0;
  for (const [found] of text.matchAll(pattern)) {
    const word = found.toLowerCase().replaceAll("’", "'");
    if (marks.has(found)) {
      clause += 1;
      continue;
    }
    if (turns.has(word) && !all.has(tokens.at(-1)?.word ?? "")) clause += 1;
    tokens.push({ text: found, word, clause });
  }
  return tokens;
}

/** The words of tokens, each with the place of its token. */
export function wordsOf(tokens: readonly Token[]): readonly Word[] {
  return tokens.flatMap(({ word }, token) =>
    word
      .split(/[-/_]/)
      .filter((each) => each !== "")
      .map((each) => ({ word: each, token })),
  );
}
