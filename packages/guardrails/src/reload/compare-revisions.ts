// Which of two revisions is higher, where that can be told: `7`, `v1.12.0`, `2026-11-30T10:00:00Z`.

/**
 * Below, at or above 0, as `left` is below, at or above `right`; nothing if their texts between the numbers differ, as those of
 * commits do.
 */
export function compareRevisions(left: string, right: string): number | undefined {
  const [one, other] = [partsOf(left), partsOf(right)];
  if (one.texts.join("\0") !== other.texts.join("\0") || one.numbers.length === 0) return undefined;
  for (const [index, number] of one.numbers.entries()) {
    const against = other.numbers[index] ?? 0n;
    if (number !== against) return number < against ? -1 : 1;
  }
  return 0;
}

function partsOf(revision: string): {
  readonly texts: readonly string[];
  readonly numbers: readonly bigint[];
} {
  const pieces = revision.split(/(\d+)/);
  return {
    texts: pieces.filter((_, index) => index % 2 === 0),
    numbers: pieces.filter((_, index) => index % 2 === 1).map((digits) => BigInt(digits)),
  };
}
