// Time: nanoseconds since 1970, and dates and clocks in any zone.
import { t } from "../types/type.js";
import { isArray, isNumber } from "../values/kind.js";
import { exactInteger, numberFromBigInt } from "../values/number.js";
import type { NumberValue, Value } from "../values/value.js";
import { BuiltinError } from "./builtin-error.js";
import { defineBuiltin } from "./define-builtin.js";
import { indexInteger, operandTypeError, requireKind } from "./support/operands.js";
import { dayNames, secondsOf, weekdayOf } from "./support/time/civil.js";
import { dateDifference } from "./support/time/date-difference.js";
import { formatTime, wallClock, type ZonedTime } from "./support/time/format-time.js";
import { namedLayouts } from "./support/time/layout.js";
import { parseDuration } from "./support/time/parse-duration.js";
import { parseTime } from "./support/time/parse-time.js";
import { utc, zoneByName } from "./support/time/zone.js";

const billion = 1_000_000_000n;
const minimumTime = -(2n ** 63n);
const maximumTime = 2n ** 63n - 1n;
const point = t.union(t.number, t.tuple(t.number, t.string));
const unchecked = { unchecked: "operand" } as const;

/** @throws {BuiltinError} for what 64 bits cannot count. */
function nanosecondsOf(seconds: number, nanoseconds: number): NumberValue {
  const total = Number.isSafeInteger(seconds) ? BigInt(seconds) * billion + BigInt(nanoseconds) : undefined;
  if (total === undefined || total < minimumTime || total > maximumTime) {
    throw new BuiltinError("time outside of valid range");
  }
  return numberFromBigInt(total);
}

/** A number, or an array of number, zone and layout. */
function readPoint(value: Value): ZonedTime & { readonly layout: string } {
  const items = isArray(value) ? value : [value];
  const [first, zoneName, layout] = items;
  if (first === undefined || !(isArray(value) || isNumber(value))) {
    throw operandTypeError(1, value, ["either number (ns) or [number (ns), string (tz)]"]);
  }
  const total = requireKind(first, ["number"]);
  const zone = zoneName === undefined ? utc : zoneByName(requireKind(zoneName, ["string"]));
  const shownAs = layout === undefined ? "" : requireKind(layout, ["string"]);
  const exact = exactInteger(total);
  if (exact === undefined || exact < minimumTime || exact > maximumTime) {
    throw new BuiltinError("timestamp too big");
  }
  const nanoseconds = ((exact % billion) + billion) % billion;
  const seconds = Number((exact - nanoseconds) / billion);
  return { seconds, nanoseconds: Number(nanoseconds), zone, layout: shownAs };
}

export const now = defineBuiltin({
  name: "time.now_ns",
  summary: "The current time; the same throughout an evaluation.",
  parameters: {},
  returns: t.number,
  nondeterministic: true,
  examples: [{ rego: "time.now_ns() == time.now_ns()", result: "true" }],
  evaluate: (_values, { now }) => numberFromBigInt(now),
});

export const parse = defineBuiltin({
  name: "time.parse_ns",
  effort: 16,
  summary: "The time that a string writes in one of Go's layouts, or by the name of one such as `RFC1123`.",
  parameters: { layout: t.string, text: t.string },
  returns: t.number,
  examples: [
    { rego: 'time.parse_ns("2006-01-02", "1970-01-02")', result: "86400000000000" },
    { rego: 'time.parse_ns("2006-01-02", "1970-02-30")' },
  ],
  evaluate: ({ layout, text }) => {
    const { seconds, nanoseconds } = parseTime(namedLayouts.get(layout) ?? layout, text);
    return nanosecondsOf(seconds, nanoseconds);
  },
});

export const parseRfc3339 = defineBuiltin({
  name: "time.parse_rfc3339_ns",
  effort: 8,
  summary: "The time that a string such as `2024-05-01T10:00:00Z` writes.",
  parameters: { text: t.string },
  returns: t.number,
  examples: [{ rego: 'time.parse_rfc3339_ns("1970-01-01T00:00:01.5Z")', result: "1500000000" }],
  evaluate: ({ text }) => {
    const { seconds, nanoseconds } = parseTime("2006-01-02T15:04:05Z07:00", text);
    return nanosecondsOf(seconds, nanoseconds);
  },
});

export const parseDurationText = defineBuiltin({
  name: "time.parse_duration_ns",
  effort: 4,
  summary: "The nanoseconds of a duration such as `1h30m` or `2d`.",
  parameters: { text: t.string },
  returns: t.number,
  examples: [
    { rego: 'time.parse_duration_ns("1.5h")', result: "5400000000000" },
    { rego: 'time.parse_duration_ns("1d")', result: "86400000000000" },
  ],
  evaluate: ({ text }) => numberFromBigInt(parseDuration(text)),
});

export const format = defineBuiltin({
  name: "time.format",
  summary: "The time as a string, in a zone and one of Go's layouts; without them as RFC 3339 in UTC.",
  parameters: {
    time: t.union(t.number, t.tuple(t.number, t.string), t.tuple(t.number, t.string, t.string)),
  },
  returns: t.string,
  operands: { time: unchecked },
  examples: [
    { rego: "time.format(1500000000)", result: '"1970-01-01T00:00:01.5Z"' },
    {
      rego: 'time.format([0, "America/New_York", "Mon Jan 2 15:04 2006"])',
      result: '"Wed Dec 31 19:00 1969"',
    },
  ],
  evaluate: ({ time }) => {
    const shown = readPoint(time);
    const layout = shown.layout === "" ? "RFC3339Nano" : shown.layout;
    return formatTime(shown, namedLayouts.get(layout) ?? layout);
  },
});

export const date = defineBuiltin({
  name: "time.date",
  summary: "Year, month and day of a time.",
  parameters: { time: point },
  returns: t.tuple(t.number, t.number, t.number),
  operands: { time: unchecked },
  examples: [{ rego: "time.date(86400000000000)", result: "[1970, 1, 2]" }],
  evaluate: ({ time }) => {
    const { year, month, day } = wallClock(readPoint(time));
    return [year, month, day];
  },
});

export const clock = defineBuiltin({
  name: "time.clock",
  summary: "Hour, minute and second of a time.",
  parameters: { time: point },
  returns: t.tuple(t.number, t.number, t.number),
  operands: { time: unchecked },
  examples: [{ rego: 'time.clock([0, "Asia/Tokyo"])', result: "[9, 0, 0]" }],
  evaluate: ({ time }) => {
    const { hour, minute, second } = wallClock(readPoint(time));
    return [hour, minute, second];
  },
});

export const weekday = defineBuiltin({
  name: "time.weekday",
  summary: "The English name of the day of the week of a time.",
  parameters: { time: point },
  returns: t.string,
  operands: { time: unchecked },
  examples: [{ rego: "time.weekday(0)", result: '"Thursday"' }],
  evaluate: ({ time }) => {
    const { seconds, zone } = readPoint(time);
    return dayNames[weekdayOf(seconds + zone.offsetAt(seconds))] as string;
  },
});

/** Further away than this from any time that 64 bits can count. */
const maximumStep = 1_000_000;

export const addDate = defineBuiltin({
  name: "time.add_date",
  summary: "The time so many years, months and days later.",
  parameters: { time: t.number, years: t.number, months: t.number, days: t.number },
  returns: t.number,
  operands: { time: unchecked },
  examples: [{ rego: "time.add_date(0, 0, 1, 1)", result: "2764800000000000" }],
  evaluate: (values) => {
    const time = readPoint(values.time);
    const years = indexInteger(values.years, 2);
    const months = indexInteger(values.months, 3);
    const days = indexInteger(values.days, 4);
    if ([years, months, days].some((step) => Math.abs(step) > maximumStep)) {
      throw new BuiltinError("time outside of valid range");
    }
    const clock = wallClock(time);
    const local = secondsOf({
      ...clock,
      year: clock.year + years,
      month: clock.month + months,
      day: clock.day + days,
    });
    return nanosecondsOf(toUtc(local, time), time.nanoseconds);
  },
});

/** Near a change of the offset the one after it counts, if the one before led past the change. */
function toUtc(local: number, { zone }: ZonedTime): number {
  const offset = zone.offsetAt(local);
  if (offset === 0) return local;
  return local - zone.offsetAt(local - offset);
}

export const diff = defineBuiltin({
  name: "time.diff",
  summary: "The years, months, days, hours, minutes and seconds between two times.",
  parameters: { left: point, right: point },
  returns: t.tuple(t.number, t.number, t.number, t.number, t.number, t.number),
  operands: { left: unchecked, right: unchecked },
  examples: [{ rego: "time.diff(86400000000000, 0)", result: "[0, 0, 1, 0, 0, 0]" }],
  evaluate: ({ left, right }) => dateDifference(readPoint(left), readPoint(right)),
});
