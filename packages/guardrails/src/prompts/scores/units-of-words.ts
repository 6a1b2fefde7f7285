// Units of a text, each short enough that what it says stands out: parts of sentences, up to four in a row, and windows.

/** Longer runs are cut. */
const longestPart = 64;
/** Parts in a row make a unit of so many words at most. */
const longestRow = 72;
const mostParts = 4;
const [windowLength, windowStep, shortestForWindows] = [64, 32, 40];
/** The whole is one more unit, as far as this. */
const longestWhole = 512;

/** Every unit, as the first word and the one after the last. The number of units is linear in the number of words. */
export function eachUnit(begins: Uint8Array, visit: (start: number, end: number) => void): void {
  const count = begins.length;
  if (count === 0) return;
  eachRow(partsOf(begins), visit);
  if (count > shortestForWindows) eachWindow(count, visit);
  visit(0, Math.min(count, longestWhole));
}

/** Where parts begin, and the end of the last. */
function partsOf(begins: Uint8Array): readonly number[] {
  const parts: number[] = [];
  for (let index = 0; index < begins.length; index++) {
    const last = parts.at(-1);
    if (last === undefined || begins[index] === 1 || index - last >= longestPart) parts.push(index);
  }
  parts.push(begins.length);
  return parts;
}

function eachRow(parts: readonly number[], visit: (start: number, end: number) => void): void {
  const count = parts.length - 1;
  for (let first = 0; first < count; first++) {
    const start = parts[first] as number;
    for (let length = 1; length <= mostParts && first + length <= count; length++) {
      const end = parts[first + length] as number;
      if (length > 1 && end - start > longestRow) break;
      // One word alone says nothing; the rows that it begins may.
      if (end - start > 1 || count === 1) visit(start, end);
    }
  }
}

function eachWindow(count: number, visit: (start: number, end: number) => void): void {
  for (let start = 0; start < count; start += windowStep) {
    visit(start, Math.min(count, start + windowLength));
    if (start + windowLength >= count) return;
  }
}
