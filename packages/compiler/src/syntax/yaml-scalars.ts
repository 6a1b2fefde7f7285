// Plain YAML scalars as OPA's YAML library reads them: YAML 1.2, with 1.1's integers and time stamps.
import type { ScalarTag } from "yaml";

const integer = /^[-+]?(?:0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]+|[0-9][0-9_]*)$/;
const timestamp =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt]|[ \t]+)(\d{1,2}):(\d{1,2}):(\d{1,2})(\.\d+)?(Z|[-+]\d{2}:\d{2})?)?$/;

const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/** What no double holds stays text. */
function resolveFloat(text: string): number | string {
  const value = Number(text);
  return Number.isFinite(value) ? value : text;
}

function resolveInteger(text: string): number {
  const negative = text.startsWith("-");
  const digits = text.replace(/^[-+]/, "").replaceAll("_", "");
  const octal = /^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits;
  const value = Number(octal);
  return negative && value !== 0 ? -value : value;
}

/** The time in RFC 3339; text that names no day of the calendar stays as it is. */
function resolveTimestamp(text: string): string {
  const match = timestamp.exec(text);
  if (match === null) return text;
  const [
    ,
    year = "",
    month = "",
    day = "",
    hour = "0",
    minute = "0",
    second = "0",
    fraction = "",
    zone = "Z",
  ] = match;
  const time = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), +hour, +minute, +second));
  const two = (value: string) => value.padStart(2, "0");
  const clock = `${two(hour)}:${two(minute)}:${two(second)}`;
  const whole = `${year}-${two(month)}-${two(day)}T${clock}`;
  if (time.toISOString().slice(0, 19) !== whole) return text;
  const rest = fraction.replace(/(?:\.|(?<![.0]))0+$/, "");
  return `${whole}${rest}${zone === "+00:00" ? "Z" : zone}`;
}

export const metadataTags: readonly ScalarTag[] = [
  { tag: "tag:yaml.org,2002:int", default: true, test: integer, resolve: resolveInteger },
  { tag: "tag:yaml.org,2002:float", default: true, test: float, resolve: resolveFloat },
  { tag: "tag:yaml.org,2002:timestamp", default: true, test: timestamp, resolve: resolveTimestamp },
];
