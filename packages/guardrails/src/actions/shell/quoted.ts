// Words as messages quote them.

/** What is longer is cut: it may be anything. */
export function quoted(word: string): string {
  return word.length > 40 ? `${word.slice(0, 40)}…` : word;
}
