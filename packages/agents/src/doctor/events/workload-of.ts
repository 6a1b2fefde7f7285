// Pods come and go, and what they belong to stays: `query-engine-5d9b8c7f6-x2lkp` is of `query-engine`.

/** Letters and digits that Kubernetes makes names of: none that could become words. */
const random = new Set("bcdfghjklmnpqrstvwxz2456789");
const digit = new Set("0123456789");

/** @example workloadOf("analytics/query-engine-5d9b8c7f6-x2lkp") // "analytics/query-engine" */
export function workloadOf(name: string): string {
  const parts = name.split("-");
  while (parts.length > 1 && isMade(parts.at(-1) ?? "")) parts.pop();
  return parts.join("-");
}

function isMade(part: string): boolean {
  const letters = [...part];
  const hasDigit = letters.some((letter) => digit.has(letter));
  return hasDigit || (part.length >= 4 && letters.every((letter) => random.has(letter)));
}
