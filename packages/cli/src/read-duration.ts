// A duration as it is typed: `5s`, `500ms`, `1m30s`.
import { UsageError } from "./usage-error.js";

const microsPerUnit: Readonly<Record<string, number>> = { us: 1, ms: 1000, s: 1e6, m: 60e6, h: 3600e6 };

/** Timers hold no more. */
const longest = 2 ** 31 * 1000;

/** In microseconds; a number alone is seconds. @throws {UsageError} naming the option. */
export function readDuration(text: string, option: string): number {
  const micros = /^\d+(?:\.\d+)?$/.test(text)
    ? Number(text) * 1e6
    : /^(?:\d+(?:\.\d+)?(?:us|ms|[smh]))+$/.test(text)
      ? [...text.matchAll(/(?<![\d.])([\d.]+)([a-z]+)/g)].reduce(
          (sum, [, amount, unit = ""]) => sum + Number(amount) * (microsPerUnit[unit] ?? 0),
          0,
        )
      : 0;
  if (micros >= 1000 && micros <= longest) return micros;
  throw new UsageError(`${option}: a duration such as 5s, 500ms or 1m is expected`);
}

/** @throws {UsageError} naming the option. */
export function readCount(text: string, option: string, least = 1): number {
  const count = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (count >= least) return count;
  throw new UsageError(`${option}: a whole number from ${least} on is expected`);
}
