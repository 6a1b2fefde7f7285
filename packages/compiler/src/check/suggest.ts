// Finds the name that an author may have meant.

/** Names further away than this are no help. */
const farthest = 2;

/** The nearest of the names, if one is near: "did you mean …". */
export function suggest(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.min(farthest, Math.floor(name.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= least || candidate === name) continue;
    const distance = editDistance(name, candidate, least);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best === undefined ? undefined : `did you mean \`${best}\`?`;
}

/** How many letters to change, add or drop; at most `limit`. */
function editDistance(from: string, to: string, limit: number): number {
  let before = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const change = (before[column - 1] as number) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(change, (before[column] as number) + 1, (current[column - 1] as number) + 1));
    }
    if (Math.min(...current) >= limit) return limit;
    before = current;
  }
  return before[to.length] as number;
}
