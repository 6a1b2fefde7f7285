// How time grows with the length of a text: measured by the processor's time, for others use the machine, too.
import process from "node:process";

/** Between linear and the square, for four times the length: noise does not get as far. */
export const mostGrowth = 12;

const factor = 4;
/** Less is noise. */
const leastMilliseconds = 5;
const fewestRounds = 2;
const mostRounds = 20;

/** Makes a text of so many units out of a part. */
export const repeated =
  (part: string) =>
  (length: number): string =>
    part.repeat(Math.ceil(length / part.length)).slice(0, length);

/**
 * How many times longer a text of four times the length takes. Noise only ever adds time: rounds go on until they show
 * less than {@link mostGrowth}, or until it is clear that they will not.
 * @example expect(growthOf(read, repeated("a "), 10_000)).toBeLessThan(mostGrowth);
 */
export function growthOf(
  work: (text: string) => unknown,
  make: (length: number) => string,
  short: number,
): number {
  const texts = { short: make(short), long: make(short * factor) };
  const best = { short: Number.POSITIVE_INFINITY, long: Number.POSITIVE_INFINITY };
  const growth = (): number => best.long / Math.max(leastMilliseconds, best.short);
  work(texts.short);
  for (let round = 0; round < fewestRounds || (growth() >= mostGrowth && round < mostRounds); round++) {
    best.short = Math.min(best.short, timeOf(work, texts.short));
    best.long = Math.min(best.long, timeOf(work, texts.long));
  }
  return growth();
}

function timeOf(work: (text: string) => unknown, text: string): number {
  const began = process.cpuUsage();
  work(text);
  return process.cpuUsage(began).user / 1000;
}
