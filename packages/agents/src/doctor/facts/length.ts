import { day, hour, minute } from "./cluster-facts.js";

/** @example length(90_000_000) // "25 hours" */
export function length(milliseconds: number): string {
  const days = milliseconds / day;
  if (days >= 2) return `${Math.floor(days)} days`;
  const hours = milliseconds / hour;
  return hours >= 2
    ? `${Math.floor(hours)} hours`
    : `${Math.max(1, Math.round(milliseconds / minute))} minutes`;
}
