// Seconds since 1970 to dates of the Gregorian calendar and back, for any year.

export type CivilDate = { readonly year: number; readonly month: number; readonly day: number };
export type CivilTime = CivilDate & {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
};

const secondsPerDay = 86_400;
/** From 1 March of year 0 to 1 January 1970: counting from March puts the leap day last. */
const epochDays = 719_468;
const daysPerEra = 146_097;

export const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;
export const dayNames = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
] as const;

/** Seconds since 1970; months and days may lie outside their range and carry over. */
export function secondsOf(time: CivilTime): number {
  const months = time.year * 12 + (time.month - 1);
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  const days = daysOf(year, month) + time.day - 1;
  return days * secondsPerDay + time.hour * 3600 + time.minute * 60 + time.second;
}

export function civilTime(seconds: number): CivilTime {
  const days = Math.floor(seconds / secondsPerDay);
  const rest = seconds - days * secondsPerDay;
  return {
    ...dateOf(days),
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: rest % 60,
  };
}

/** 0 is Sunday. */
export function weekdayOf(seconds: number): number {
  const days = Math.floor(seconds / secondsPerDay) + 4;
  return days - Math.floor(days / 7) * 7;
}

/** 1 is 1 January. */
export function dayOfYear({ year, month, day }: CivilDate): number {
  return daysOf(year, month) + day - daysOf(year, 1);
}

export function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days since 1970 of a month's first. */
function daysOf(year: number, month: number): number {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfShiftedYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5);
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * daysPerEra + yearOfEra * 365 + leapDays + dayOfShiftedYear - epochDays;
}

function dateOf(days: number): CivilDate {
  const shifted = days + epochDays;
  const era = Math.floor(shifted / daysPerEra);
  const dayOfEra = shifted - era * daysPerEra;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfShiftedYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfShiftedYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfShiftedYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}
