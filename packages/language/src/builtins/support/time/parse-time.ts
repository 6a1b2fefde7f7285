// Reads a time by one of Go's layouts, with Go's leniency and its errors. (310 lines: one reader per field.)
import { encodeUtf8 } from "../../../values/utf8.js";
import { BuiltinError } from "../../builtin-error.js";
import { dayNames, daysInMonth, isLeap, monthNames, secondsOf } from "./civil.js";
import { type LayoutField, type LayoutItem, parseLayout } from "./layout.js";

export type ParsedTime = { readonly seconds: number; readonly nanoseconds: number };

/** A value that does not suit its field; the caller knows the place. */
class BadValue extends Error {}
/** A number outside its range, such as a month 13. */
class OutOfRange extends Error {}

/** What was read so far. */
type Draft = {
  rest: string;
  year: number;
  month: number | undefined;
  day: number | undefined;
  yearDay: number | undefined;
  hour: number;
  minute: number;
  second: number;
  nanoseconds: number;
  half: "am" | "pm" | undefined;
  /** Seconds east of Greenwich. */
  offset: number | undefined;
};

/** @throws {BuiltinError} in Go's words. */
export function parseTime(layout: string, value: string): ParsedTime {
  const draft: Draft = {
    rest: value,
    year: 0,
    month: undefined,
    day: undefined,
    yearDay: undefined,
    hour: 0,
    minute: 0,
    second: 0,
    nanoseconds: 0,
    half: undefined,
    offset: undefined,
  };
  const chunks = parseLayout(layout);
  for (const [index, { prefix, item }] of chunks.entries()) {
    skipPrefix(draft, prefix, layout, value);
    if (item === undefined) break;
    readField(draft, item, chunks[index + 1]?.item, { layout, value });
  }
  if (draft.rest !== "") throw timeError(value, `: extra text: ${quoteAscii(draft.rest)}`);
  return assemble(draft, value);
}

type Source = { readonly layout: string; readonly value: string };

function readField(draft: Draft, item: LayoutItem, next: LayoutItem | undefined, source: Source): void {
  const before = draft.rest;
  try {
    readers[item.field](draft, item, next);
  } catch (error) {
    if (error instanceof OutOfRange) throw timeError(source.value, `: ${error.message} out of range`);
    if (error instanceof BadValue) throw cannotParse(source, before, item.text);
    throw error;
  }
}

function cannotParse({ layout, value }: Source, rest: string, expected: string): BuiltinError {
  return timeError(
    value,
    ` as ${quoteAscii(layout)}: cannot parse ${quoteAscii(rest)} as ${quoteAscii(expected)}`,
  );
}

function timeError(value: string, message: string): BuiltinError {
  return new BuiltinError(`parsing time ${quoteAscii(value)}${message}`);
}

/** Literal text; a space in the layout stands for any number of them. */
function skipPrefix(draft: Draft, prefix: string, layout: string, value: string): void {
  for (let at = 0; at < prefix.length; at++) {
    if (prefix[at] === " ") {
      if (draft.rest !== "" && draft.rest[0] !== " ") {
        throw cannotParse({ layout, value }, draft.rest, prefix);
      }
      while (prefix[at + 1] === " ") at++;
      draft.rest = draft.rest.replace(/^ +/, "");
    } else {
      if (draft.rest[0] !== prefix[at]) throw cannotParse({ layout, value }, draft.rest, prefix);
      draft.rest = draft.rest.slice(1);
    }
  }
}

type Reader = (draft: Draft, item: LayoutItem, next: LayoutItem | undefined) => void;

const readers: Record<LayoutField, Reader> = {
  longMonth: (draft) => {
    draft.month = name(draft, monthNames, Number.POSITIVE_INFINITY) + 1;
  },
  month: (draft) => {
    draft.month = name(draft, monthNames, 3) + 1;
  },
  numericMonth: (draft) => {
    draft.month = within(number(draft, false), 1, 12, "month");
  },
  zeroMonth: (draft) => {
    draft.month = within(number(draft, true), 1, 12, "month");
  },
  longWeekday: (draft) => void name(draft, dayNames, Number.POSITIVE_INFINITY),
  weekday: (draft) => void name(draft, dayNames, 3),
  day: (draft) => {
    draft.day = number(draft, false);
  },
  underDay: (draft) => {
    skipSpaces(draft, 1);
    draft.day = number(draft, false);
  },
  zeroDay: (draft) => {
    draft.day = number(draft, true);
  },
  underYearDay: (draft) => {
    skipSpaces(draft, 2);
    draft.yearDay = take(draft, /^[0-9]{1,3}/);
  },
  zeroYearDay: (draft) => {
    draft.yearDay = take(draft, /^[0-9]{3}/);
  },
  hour: (draft) => {
    draft.hour = within(number(draft, false), 0, 23, "hour");
  },
  hour12: (draft) => {
    draft.hour = within(number(draft, false), 0, 12, "hour");
  },
  zeroHour12: (draft) => {
    draft.hour = within(number(draft, true), 0, 12, "hour");
  },
  minute: (draft) => {
    draft.minute = within(number(draft, false), 0, 59, "minute");
  },
  zeroMinute: (draft) => {
    draft.minute = within(number(draft, true), 0, 59, "minute");
  },
  second: (draft, _item, next) => readSecond(draft, false, next),
  zeroSecond: (draft, _item, next) => readSecond(draft, true, next),
  longYear: (draft) => {
    draft.year = take(draft, /^[0-9]{4}/);
  },
  year: (draft) => {
    const year = take(draft, /^(?:[0-9]{2}|[+-][0-9])/);
    draft.year = year >= 69 ? year + 1900 : year + 2000;
  },
  upperHalf: (draft) => readHalf(draft, { AM: "am", PM: "pm" }),
  lowerHalf: (draft) => readHalf(draft, { am: "am", pm: "pm" }),
  zoneName: (draft) => readZoneName(draft),
  offset: (draft, { text }) => readOffset(draft, text),
  fraction: (draft, { text }) => readFraction(draft, text),
};

function within(value: number, least: number, most: number, what: string): number {
  if (value < least || value > most) throw new OutOfRange(what);
  return value;
}

/** One or two digits; exactly two if so asked. */
function number(draft: Draft, two: boolean): number {
  return take(draft, two ? /^[0-9]{2}/ : /^[0-9]{1,2}/);
}

function take(draft: Draft, pattern: RegExp): number {
  const match = pattern.exec(draft.rest);
  if (match === null) throw new BadValue();
  draft.rest = draft.rest.slice(match[0].length);
  return Number(match[0]);
}

function skipSpaces(draft: Draft, most: number): void {
  for (let count = 0; count < most && draft.rest.startsWith(" "); count++) draft.rest = draft.rest.slice(1);
}

/** The index of the name at the beginning, in any case. */
function name(draft: Draft, names: readonly string[], length: number): number {
  const index = names.findIndex((full) => {
    const wanted = full.slice(0, length);
    return draft.rest.slice(0, wanted.length).toLowerCase() === wanted.toLowerCase();
  });
  if (index < 0) throw new BadValue();
  draft.rest = draft.rest.slice(names[index]?.slice(0, length).length);
  return index;
}

function readHalf(draft: Draft, halves: Readonly<Record<string, "am" | "pm">>): void {
  const half = halves[draft.rest.slice(0, 2)];
  if (half === undefined) throw new BadValue();
  draft.half = half;
  draft.rest = draft.rest.slice(2);
}

/** A fraction may follow, even where the layout has none. */
function readSecond(draft: Draft, two: boolean, next: LayoutItem | undefined): void {
  draft.second = within(number(draft, two), 0, 59, "second");
  if (next?.field === "fraction") return;
  const match = /^[.,][0-9]+/.exec(draft.rest);
  if (match === null) return;
  draft.nanoseconds = nanosecondsOf(match[0]);
  draft.rest = draft.rest.slice(match[0].length);
}

function readFraction(draft: Draft, text: string): void {
  const pattern = text[1] === "0" ? new RegExp(`^[.,][0-9]{${text.length - 1}}`) : /^[.,][0-9]+/;
  const match = pattern.exec(draft.rest);
  if (match === null) {
    if (text[1] === "9") return;
    throw new BadValue();
  }
  draft.nanoseconds = nanosecondsOf(match[0]);
  draft.rest = draft.rest.slice(match[0].length);
}

function nanosecondsOf(fraction: string): number {
  return Number(fraction.slice(1, 10).padEnd(9, "0"));
}

function readOffset(draft: Draft, text: string): void {
  if (text.startsWith("Z") && draft.rest.startsWith("Z")) {
    draft.rest = draft.rest.slice(1);
    draft.offset = 0;
    return;
  }
  const digits = text.slice(1).replaceAll(/[0-9]{2}/g, "([0-9]{2})");
  const match = new RegExp(`^([+-])${digits}`).exec(draft.rest);
  // A wrong sign comes out after wrong numbers do.
  const loose = match ?? new RegExp(`^(.)${digits}`).exec(draft.rest);
  if (loose === null) throw new BadValue();
  const [whole, sign, hour = "0", minute = "0", second = "0"] = loose;
  draft.rest = draft.rest.slice(whole.length);
  within(Number(hour), 0, 24, "time zone offset hour");
  within(Number(minute), 0, 60, "time zone offset minute");
  within(Number(second), 0, 60, "time zone offset second");
  if (match === null) throw new BadValue();
  const offset = Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  draft.offset = sign === "-" ? -offset : offset;
}

/** Go cannot check names of zones either; what looks like one is taken for one. */
function readZoneName(draft: Draft): void {
  if (draft.rest.startsWith("UTC")) {
    draft.offset = 0;
    draft.rest = draft.rest.slice(3);
    return;
  }
  const match =
    /^(?:ChST|MeST)/.exec(draft.rest) ??
    /^GMT(?:[+-](?:0*(?:2[0-3]|1[0-9]|[0-9]))(?![0-9]))?/.exec(draft.rest) ??
    /^[+-]0*(?:2[0-3]|1[0-9]|[0-9])(?![0-9])/.exec(draft.rest) ??
    /^(?:[A-Z]{4}T(?![A-Z])|(?:[A-Z]{3}T|WITA)(?![A-Z])|[A-Z]{3}(?![A-Z]))/.exec(draft.rest);
  if (match === null) throw new BadValue();
  draft.rest = draft.rest.slice(match[0].length);
}

function assemble(draft: Draft, value: string): ParsedTime {
  const { month, day } = dateOf(draft, value);
  if (day < 1 || day > daysInMonth(draft.year, month)) throw timeError(value, ": day out of range");
  const local = secondsOf({
    year: draft.year,
    month,
    day,
    hour: hourOf(draft),
    minute: draft.minute,
    second: draft.second,
  });
  // A zone's name shifts nothing, not even one with a number such as `GMT+3`.
  return { seconds: local - (draft.offset ?? 0), nanoseconds: draft.nanoseconds };
}

function hourOf({ half, hour }: Draft): number {
  if (half === "pm" && hour < 12) return hour + 12;
  return half === "am" && hour === 12 ? 0 : hour;
}

function dateOf(draft: Draft, value: string): { readonly month: number; readonly day: number } {
  const { year, yearDay } = draft;
  if (yearDay === undefined) return { month: draft.month ?? 1, day: draft.day ?? 1 };
  // Go lets day 366 pass in leap years only, and day 0 never.
  if (yearDay < 1 || yearDay > (isLeap(year) ? 366 : 365)) {
    throw timeError(value, ": day-of-year out of range");
  }
  let month = 1;
  let day = yearDay;
  while (day > daysInMonth(year, month)) {
    day -= daysInMonth(year, month);
    month++;
  }
  if (draft.month !== undefined && draft.month !== month) {
    throw timeError(value, ": day-of-year does not match month");
  }
  if (draft.day !== undefined && draft.day !== day) {
    throw timeError(value, ": day-of-year does not match day");
  }
  return { month, day };
}

/** Quotes as Go's time package does: bytes beyond ASCII by number. */
export function quoteAscii(text: string): string {
  let quoted = "";
  for (const byte of encodeUtf8(text)) {
    if (byte < 0x20 || byte >= 0x80) quoted += `\\x${byte.toString(16).padStart(2, "0")}`;
    else if (byte === 0x22 || byte === 0x5c) quoted += `\\${String.fromCharCode(byte)}`;
    else quoted += String.fromCharCode(byte);
  }
  return `"${quoted}"`;
}
