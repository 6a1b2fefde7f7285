// The two ways in which certificates write a time.

import { decodeUtf8 } from "../../../values/utf8.js";
import { BuiltinError } from "../../builtin-error.js";
import { type DerReader, tags } from "./der.js";

const utcTime = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})$/;
const generalizedTime = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(Z|[+-]\d{4})$/;

/** Seconds since the epoch. @throws {BuiltinError} in Go's words. */
export function readTime(reader: DerReader): number {
  const utc = reader.peek(tags.utcTime);
  if (!utc && !reader.peek(tags.generalizedTime)) throw new BuiltinError("x509: unsupported time format");
  const text = decodeUtf8(reader.next()?.contents ?? new Uint8Array());
  const match = (utc ? utcTime : generalizedTime).exec(text);
  const seconds = match === null ? undefined : secondsOf(match, utc);
  if (seconds === undefined) throw new BuiltinError(`x509: malformed ${utc ? "UTCTime" : "GeneralizedTime"}`);
  return seconds;
}

function secondsOf(match: RegExpExecArray, utc: boolean): number | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  // Two digits of a year reach from 1950 to 2049.
  const fullYear = !utc ? year : year >= 50 ? year + 1900 : year + 2000;
  const date = new Date(0);
  date.setUTCFullYear(fullYear, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return date.getTime() / 1000 + hour * 3600 + minute * 60 + second - offset(match[7] as string);
}

function offset(zone: string): number {
  if (zone === "Z") return 0;
  const seconds = Number(zone.slice(1, 3)) * 3600 + Number(zone.slice(3)) * 60;
  return zone.startsWith("-") ? -seconds : seconds;
}
