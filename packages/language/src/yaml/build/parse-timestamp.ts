// Times as Go's YAML libraries take them: three forms of ISO 8601, and days.

/** RFC 3339, as Go's JSON writes it. */
export type Timestamp = string;

const form =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:([Tt]| +)(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,](\d+))?(Z|[-+]\d{2}:\d{2})?)?$/;

export function parseTimestamp(text: string): Timestamp | undefined {
  const match = form.exec(text);
  if (match === null) return undefined;
  const [
    ,
    year = "",
    month = "",
    day = "",
    separator,
    hour = "0",
    minute = "0",
    second = "0",
    fraction,
    zone,
  ] = match;
  // A time behind spaces has no zone, one behind a `T` has one.
  if (separator !== undefined && separator.startsWith(" ") !== (zone === undefined)) return undefined;
  if (!isDay(Number(year), Number(month), Number(day))) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const [zoneHour = 0, zoneMinute = 0] =
    zone === undefined || zone === "Z" ? [] : zone.slice(1).split(":").map(Number);
  if (zoneHour > 24 || zoneMinute > 60) return undefined;
  const clock = [hour, minute, second].map(two).join(":");
  const shown = (fraction ?? "").slice(0, 9).replace(/(?<!0)0+$/, "");
  return `${year}-${two(month)}-${two(day)}T${clock}${shown === "" ? "" : `.${shown}`}${shownZone(zone, zoneHour, zoneMinute)}`;
}

function two(value: string | number): string {
  return String(value).padStart(2, "0");
}

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (days[month - 1] ?? 0);
}

function shownZone(zone: string | undefined, hour: number, minute: number): string {
  if (zone === undefined || zone === "Z" || (hour === 0 && minute === 0)) return "Z";
  return zone;
}
