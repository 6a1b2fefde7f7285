// Writes a time by one of Go's layouts.
import { type CivilTime, civilTime, dayNames, dayOfYear, monthNames, weekdayOf } from "./civil.js";
import { type LayoutField, type LayoutItem, parseLayout } from "./layout.js";
import type { Zone } from "./zone.js";

/** A point in time, and the zone in which to show it. */
export type ZonedTime = { readonly seconds: number; readonly nanoseconds: number; readonly zone: Zone };

type Shown = CivilTime & {
  readonly weekday: number;
  readonly nanoseconds: number;
  readonly offset: number;
  readonly abbreviation: () => string;
};

export function wallClock({ seconds, zone }: ZonedTime): CivilTime {
  return civilTime(seconds + zone.offsetAt(seconds));
}

export function formatTime(time: ZonedTime, layout: string): string {
  const { seconds, nanoseconds, zone } = time;
  const offset = zone.offsetAt(seconds);
  const shown: Shown = {
    ...civilTime(seconds + offset),
    weekday: weekdayOf(seconds + offset),
    nanoseconds,
    offset,
    abbreviation: () => zone.abbreviationAt(seconds),
  };
  return parseLayout(layout)
    .map(({ prefix, item }) => prefix + (item === undefined ? "" : writers[item.field](shown, item)))
    .join("");
}

const writers: Record<LayoutField, (time: Shown, item: LayoutItem) => string> = {
  longMonth: ({ month }) => monthNames[month - 1] as string,
  month: ({ month }) => (monthNames[month - 1] as string).slice(0, 3),
  numericMonth: ({ month }) => String(month),
  zeroMonth: ({ month }) => padded(month, 2),
  longWeekday: ({ weekday }) => dayNames[weekday] as string,
  weekday: ({ weekday }) => (dayNames[weekday] as string).slice(0, 3),
  day: ({ day }) => String(day),
  underDay: ({ day }) => String(day).padStart(2, " "),
  zeroDay: ({ day }) => padded(day, 2),
  underYearDay: (time) => String(dayOfYear(time)).padStart(3, " "),
  zeroYearDay: (time) => padded(dayOfYear(time), 3),
  hour: ({ hour }) => padded(hour, 2),
  hour12: ({ hour }) => String(twelve(hour)),
  zeroHour12: ({ hour }) => padded(twelve(hour), 2),
  minute: ({ minute }) => String(minute),
  zeroMinute: ({ minute }) => padded(minute, 2),
  second: ({ second }) => String(second),
  zeroSecond: ({ second }) => padded(second, 2),
  longYear: ({ year }) => padded(year, 4),
  year: ({ year }) => padded(Math.abs(year) % 100, 2),
  upperHalf: ({ hour }) => (hour >= 12 ? "PM" : "AM"),
  lowerHalf: ({ hour }) => (hour >= 12 ? "pm" : "am"),
  zoneName: ({ abbreviation }) => abbreviation(),
  offset: ({ offset }, { text }) => offsetText(offset, text),
  fraction: ({ nanoseconds }, { text }) => fractionText(nanoseconds, text),
};

function padded(number: number, width: number): string {
  return `${number < 0 ? "-" : ""}${String(Math.abs(number)).padStart(width, "0")}`;
}

function twelve(hour: number): number {
  return hour % 12 === 0 ? 12 : hour % 12;
}

function offsetText(offset: number, text: string): string {
  if (offset === 0 && text.startsWith("Z")) return "Z";
  const magnitude = Math.abs(offset);
  const parts = [Math.floor(magnitude / 3600), Math.floor(magnitude / 60) % 60, magnitude % 60];
  const count = Math.ceil((text.replaceAll(":", "").length - 1) / 2);
  const sign = Math.trunc(offset / 60) < 0 ? "-" : "+";
  return (
    sign +
    parts
      .slice(0, count)
      .map((part) => padded(part, 2))
      .join(text.includes(":") ? ":" : "")
  );
}

/** Zeros ask for so many digits, nines for those that are not zeros at the end. */
function fractionText(nanoseconds: number, text: string): string {
  const digits = padded(nanoseconds, 9).slice(0, text.length - 1);
  if (text[1] === "0") return text[0] + digits;
  const short = digits.replace(/(?<!0)0+$/, "");
  return short === "" ? "" : text[0] + short;
}
