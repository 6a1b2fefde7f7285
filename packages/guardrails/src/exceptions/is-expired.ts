// When an exception ends: with its last day, in UTC.

const day = 24 * 60 * 60 * 1000;

/** @param expires a date as the contract has it, such as `2027-03-31` @param now milliseconds since the epoch */
export function isExpired(expires: string, now: number): boolean {
  // A date that is none, or a clock that says nothing, excepts nothing.
  return !(now < Date.parse(`${expires}T00:00:00Z`) + day);
}
