// A duration as it is typed: `500ms`, `1m30s`, `7d`.
import { UsageError } from "./usage-error.js";

const microsPerUnit: Readonly<Record<string, number>> = {
  us: 1,
  ms: 1000,
  s: 1e6,
  m: 60e6,
  h: 3600e6,
  d: 86_400e6,
};

const duration = /^(?:\d+(?:\.\d+)?(?:us|ms|[smhd]))+$/;
const amounts = /(?<![\d.])([\d.]+)([a-z]+)/g;

/** Dates that far away can still be written. */
const mostDays = 36_500;

/** Timers hold 2 ** 31 - 1 milliseconds, and end at once what is longer. */
const mostTimerDays = 24;

/** Whether it has amounts with units. */
export function isDuration(text: string): boolean {
  return duration.test(text);
}

/** In microseconds; a number alone is seconds. @throws {UsageError} naming the option. */
export function readDuration(text: string, option: string): number {
  return readWithin(text, option, mostDays);
}

/** The same, as long as a timer can wait. @throws {UsageError} naming the option. */
export function readTimeout(text: string, option: string): number {
  return readWithin(text, option, mostTimerDays);
}

function readWithin(text: string, option: string, most: number): number {
  const micros = microsOf(text);
  if (micros === undefined)
    throw new UsageError(`${option}: a duration such as 500ms, 90s, 1h30m or 7d is expected`);
  if (micros < 1000) throw new UsageError(`${option}: the shortest duration is 1ms`);
  if (micros <= most * 86_400e6) return micros;
  throw new UsageError(`${option}: the longest duration is ${most}d`);
}

function microsOf(text: string): number | undefined {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) * 1e6;
  if (!isDuration(text)) return undefined;
  return [...text.matchAll(amounts)].reduce(
    (sum, [, amount, unit = ""]) => sum + Number(amount) * (microsPerUnit[unit] ?? 0),
    0,
  );
}

/** @throws {UsageError} naming the option. */
export function readCount(text: string, option: string, least = 1): number {
  const count = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (count >= least) return count;
  throw new UsageError(`${option}: a whole number from ${least} on is expected`);
}
