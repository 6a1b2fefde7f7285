// What lies between two times, in units of the calendar.
import { daysInMonth } from "./civil.js";
import { wallClock, type ZonedTime } from "./format-time.js";

/** Years, months, days, hours, minutes, seconds; both are seen in the zone of the left one. */
export function dateDifference(left: ZonedTime, right: ZonedTime): number[] {
  const other = { ...right, zone: left.zone };
  const swapped =
    left.seconds > other.seconds || (left.seconds === other.seconds && left.nanoseconds > other.nanoseconds);
  const from = wallClock(swapped ? other : left);
  const to = wallClock(swapped ? left : other);
  const units = [
    to.year - from.year,
    to.month - from.month,
    to.day - from.day,
    to.hour - from.hour,
    to.minute - from.minute,
    to.second - from.second,
  ];
  // How much of a unit makes one of the unit before it.
  const sizes = [0, 12, daysInMonth(from.year, from.month), 24, 60, 60];
  for (let index = units.length - 1; index > 0; index--) {
    if ((units[index] as number) >= 0) continue;
    units[index] = (units[index] as number) + (sizes[index] as number);
    units[index - 1] = (units[index - 1] as number) - 1;
  }
  return units;
}
