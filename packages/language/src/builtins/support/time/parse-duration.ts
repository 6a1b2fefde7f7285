// Durations such as `1h30m`, in nanoseconds: Go's units, and days, weeks and years.
import { quote } from "../../../values/rego-text.js";
import { BuiltinError } from "../../builtin-error.js";
import { formatFloat } from "../printf/go-float.js";
import { quoteAscii } from "./parse-time.js";

const units: ReadonlyMap<string, bigint> = new Map([
  ["ns", 1n],
  ["us", 1_000n],
  ["µs", 1_000n],
  ["μs", 1_000n],
  ["ms", 1_000_000n],
  ["s", 1_000_000_000n],
  ["m", 60_000_000_000n],
  ["h", 3_600_000_000_000n],
]);
/** In hours. */
const longUnits: ReadonlyMap<string, number> = new Map([
  ["d", 24],
  ["w", 7 * 24],
  ["y", 365 * 24],
]);
const limit = 1n << 63n;

/** @throws {BuiltinError} in Go's words. */
export function parseDuration(text: string): bigint {
  if (text === "") throw invalid(text);
  return /[dwy]/.test(text) ? parseLong(text) : parseShort(text, text);
}

function parseLong(text: string): bigint {
  const segments: string[] = [];
  const segment = /([0-9.]+)(ms|us|µs|ns|[a-z])/y;
  segment.lastIndex = /^[+-]/.test(text) ? 1 : 0;
  while (segment.lastIndex < text.length) {
    const match = segment.exec(text);
    if (match === null) throw new BuiltinError(`time: invalid duration ${quote(text)}`);
    const [whole, digits = "", unit = ""] = match;
    segments.push(longUnits.has(unit) ? inHours(digits, unit, text) : whole);
  }
  const sign = /^[+-]/.exec(text)?.[0] ?? "";
  if (segments.length === 0) throw new BuiltinError(`time: invalid duration ${quote(text)}`);
  return parseShort(sign + segments.join(""), text);
}

function inHours(digits: string, unit: string, text: string): string {
  if (!/^(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)$/.test(digits)) {
    throw new BuiltinError(`time: invalid duration ${quote(text)}`);
  }
  return `${formatFloat(Number(digits) * (longUnits.get(unit) ?? 0), "f", -1)}h`;
}

function parseShort(text: string, shown: string): bigint {
  const negative = text.startsWith("-");
  let rest = text.replace(/^[+-]/, "");
  if (rest === "0") return 0n;
  if (rest === "") throw invalid(shown);
  let total = 0n;
  while (rest !== "") {
    const match = /^([0-9]*)(\.?)([0-9]*)([^0-9.]*)/.exec(rest);
    const [whole = "", before = "", point = "", fraction = "", unit = ""] = match ?? [];
    if (before + fraction === "" || BigInt(before || "0") > limit) throw invalid(shown);
    if (unit === "") throw durationError("missing unit in duration", shown);
    total += amount(before, point === "" ? "" : fraction, unit, shown);
    if (total > limit) throw invalid(shown);
    rest = rest.slice(whole.length);
  }
  if (negative) return -total;
  if (total === limit) throw invalid(shown);
  return total;
}

function amount(before: string, fraction: string, unit: string, shown: string): bigint {
  const size = units.get(unit);
  if (size === undefined) throw durationError(`unknown unit ${quoteAscii(unit)} in duration`, shown);
  const whole = BigInt(before || "0") * size;
  if (whole > limit) throw invalid(shown);
  // What lies beyond 18 digits is far below a nanosecond.
  const digits = fraction.slice(0, 18);
  return whole + BigInt(Math.trunc(Number(digits || "0") * (Number(size) / 10 ** digits.length)));
}

function invalid(shown: string): BuiltinError {
  return durationError("invalid duration", shown);
}

function durationError(message: string, shown: string): BuiltinError {
  return new BuiltinError(`time: ${message} ${quoteAscii(shown)}`);
}
