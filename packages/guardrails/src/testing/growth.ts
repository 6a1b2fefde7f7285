// How time grows with the length of a text: measured by the processor's time, for others use the machine, too.
import process from "node:process";

/** Between linear and the square, for four times the length: noise does not get as far. */
export const mostGrowth = 12;

const factor = 4;
/** Less is noise. */
const leastMilliseconds = 5;

/** Makes a text of so many units out of a part. */
export const repeated =
  (part: string) =>
  (length: number): string =>
    part.repeat(Math.ceil(length / part.length)).slice(0, length);

/**
 * How many times longer a text of four times the length takes.
 * @example expect(growthOf(read, repeated("a "), 10_000)).toBeLessThan(mostGrowth);
 */
export function growthOf(
  work: (text: string) => unknown,
  make: (length: number) => string,
  short: number,
): number {
  work(make(short));
  return fastest(work, make(short * factor)) / Math.max(leastMilliseconds, fastest(work, make(short)));
}

function fastest(work: (text: string) => unknown, text: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 4; run++) {
    const began = process.cpuUsage();
    work(text);
    best = Math.min(best, process.cpuUsage(began).user / 1000);
  }
  return best;
}
