// Time zones by name: their offsets and abbreviations at a given time, from the platform's tables.
import { BuiltinError } from "../../builtin-error.js";
import { BoundedCache } from "../bounded-cache.js";
import { secondsOf } from "./civil.js";

export type Zone = {
  readonly name: string;
  /** Seconds east of Greenwich. */
  offsetAt(seconds: number): number;
  abbreviationAt(seconds: number): string;
};

export const utc: Zone = { name: "UTC", offsetAt: () => 0, abbreviationAt: () => "UTC" };

const zones = new BoundedCache<Zone>(600);

/** @throws {BuiltinError} for a name that is in no table. `Local` is UTC: a host's zone is no input. */
export function zoneByName(name: string): Zone {
  if (name === "" || name === "UTC" || name === "Local") return utc;
  if (name.includes("..") || /^[/\\]/.test(name)) throw new BuiltinError("time: invalid location name");
  return zones.getOrMake(name, () => makeZone(name));
}

function makeZone(name: string): Zone {
  const format = formatFor(name);
  if (format === undefined) throw new BuiltinError(`unknown time zone ${name}`);
  const offsetAt = (seconds: number) => localSeconds(format, seconds) - seconds;
  return {
    name,
    offsetAt,
    abbreviationAt: (seconds) => abbreviation(name, seconds, offsetAt(seconds)),
  };
}

function formatFor(name: string): Intl.DateTimeFormat | undefined {
  // Names are files elsewhere, hence their case counts; `+05:00` is none.
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(name)) return undefined;
  try {
    const format = new Intl.DateTimeFormat("en-US", {
      timeZone: name,
      calendar: "gregory",
      numberingSystem: "latn",
      hourCycle: "h23",
      era: "short",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    const canonical = format.resolvedOptions().timeZone;
    const wrongCase = canonical !== name && canonical.toLowerCase() === name.toLowerCase();
    return wrongCase ? undefined : format;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The zone's wall clock, read as if it were UTC. */
function localSeconds(format: Intl.DateTimeFormat, seconds: number): number {
  const parts = new Map(format.formatToParts(seconds * 1000).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  const before = parts.get("era")?.startsWith("B") === true;
  return secondsOf({
    year: before ? 1 - part("year") : part("year"),
    month: part("month"),
    day: part("day"),
    hour: part("hour"),
    minute: part("minute"),
    second: part("second"),
  });
}

/** English-speaking countries, each of which abbreviates the zones near it. */
const locales = ["en-US", "en-GB", "en-AU", "en-NZ", "en-IN", "en-ZA", "en-CA", "en-IE"];

/** Abbreviations that no locale has, by zone, for standard and summer time. */
const localAbbreviations: ReadonlyMap<string, readonly [standard: string, summer?: string]> = new Map([
  ["Asia/Tokyo", ["JST"]],
  ["Japan", ["JST"]],
  ["Asia/Seoul", ["KST"]],
  ["Asia/Shanghai", ["CST"]],
  ["PRC", ["CST"]],
  ["Asia/Taipei", ["CST"]],
  ["Asia/Macau", ["CST"]],
  ["Asia/Hong_Kong", ["HKT"]],
  ["Asia/Manila", ["PST"]],
  ["Asia/Karachi", ["PKT"]],
  ["Asia/Kolkata", ["IST"]],
  ["Asia/Calcutta", ["IST"]],
  ["Asia/Jakarta", ["WIB"]],
  ["Asia/Makassar", ["WITA"]],
  ["Asia/Jayapura", ["WIT"]],
  ["Asia/Jerusalem", ["IST", "IDT"]],
  ["Asia/Tel_Aviv", ["IST", "IDT"]],
  ["Asia/Beirut", ["EET", "EEST"]],
  ["Europe/Moscow", ["MSK"]],
  ["Europe/Simferopol", ["MSK"]],
  ["Europe/London", ["GMT", "BST"]],
  ["Europe/Dublin", ["GMT", "IST"]],
  ["Africa/Nairobi", ["EAT"]],
  ["Africa/Addis_Ababa", ["EAT"]],
  ["Africa/Lagos", ["WAT"]],
  ["Africa/Kinshasa", ["WAT"]],
  ["Africa/Maputo", ["CAT"]],
  ["Africa/Harare", ["CAT"]],
  ["Africa/Khartoum", ["CAT"]],
  ["Africa/Johannesburg", ["SAST"]],
  ["Africa/Cairo", ["EET", "EEST"]],
  ["America/St_Johns", ["NST", "NDT"]],
  ["Canada/Newfoundland", ["NST", "NDT"]],
  ["Pacific/Guam", ["ChST"]],
  ["Pacific/Honolulu", ["HST"]],
  ["Pacific/Pago_Pago", ["SST"]],
]);

function abbreviation(name: string, seconds: number, offset: number): string {
  const own = localAbbreviations.get(name);
  if (own !== undefined) {
    const standard = Math.min(...seasons(seconds).map((time) => zoneByName(name).offsetAt(time)));
    return offset > standard ? (own[1] ?? own[0]) : own[0];
  }
  for (const locale of locales) {
    const format = new Intl.DateTimeFormat(locale, { timeZone: name, timeZoneName: "short" });
    const found = format.formatToParts(seconds * 1000).find(({ type }) => type === "timeZoneName")?.value;
    if (found !== undefined && /^[A-Z]{3,5}$/.test(found)) return found;
  }
  return numericAbbreviation(offset);
}

/** A time in each half of the year around. */
function seasons(seconds: number): readonly number[] {
  const halfYear = 182 * 86_400;
  return [seconds, seconds - halfYear, seconds + halfYear];
}

/** As the tables have it for zones without letters: `+03`, `+0530`. */
function numericAbbreviation(offset: number): string {
  const minutes = Math.abs(Math.trunc(offset / 60));
  const two = (number: number) => String(number).padStart(2, "0");
  const rest = minutes % 60 === 0 ? "" : two(minutes % 60);
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}${rest}`;
}
