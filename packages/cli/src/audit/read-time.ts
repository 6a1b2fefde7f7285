// A moment as it is typed: a date, a time, or how long ago.
import { isDuration, readDuration } from "../read-duration.js";
import { UsageError } from "../usage-error.js";

/** What may be typed, for the help of an option. */
export const typedTime = "a date (2026-11-30), a time (2026-11-30T10:00:00Z), or how long ago: 90s, 12h, 7d";

const dateOrTime = /^(\d{4})-(\d{2})-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/**
 * Milliseconds since the epoch. A date is its first moment in UTC.
 * @throws {UsageError} naming the option
 * @example readTime("7d", "--since", Date.now()) // a week ago
 */
export function readTime(text: string, option: string, now: number): number {
  if (isDuration(text)) return now - readDuration(text, option) / 1000;
  const [, year, month, day] = dateOrTime.exec(text) ?? [];
  const milliseconds = year === undefined ? Number.NaN : Date.parse(text);
  if (year === undefined || Number.isNaN(milliseconds))
    throw new UsageError(`${option}: ${typedTime} is expected`);
  if (!isDay(Number(year), Number(month), Number(day)))
    throw new UsageError(`${option}: there is no day ${year}-${month}-${day}`);
  return milliseconds;
}

/** `Date.parse` takes 02-31 for 03-03. */
function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
