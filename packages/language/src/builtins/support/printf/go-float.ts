// A double as text, as Go's strconv.FormatFloat writes it.
import { type Decimal, exactDecimal, roundDigits, trimmed } from "../../../values/decimal.js";

export type FloatFormat = "b" | "e" | "E" | "f" | "g" | "G" | "x" | "X";

/** `places` below zero asks for the fewest digits that name the number. */
export function formatFloat(value: number, format: FloatFormat, places: number): string {
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const magnitude = Math.abs(value);
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : `${sign || "+"}Inf`;
  return sign + formatters[format](magnitude, places);
}

const formatters: Record<FloatFormat, (magnitude: number, places: number) => string> = {
  b: (magnitude) => {
    const { mantissa, exponent } = partsOf(magnitude);
    return `${mantissa}p${exponent < 0 ? "" : "+"}${exponent}`;
  },
  e: (magnitude, places) => exponential(magnitude, places),
  E: (magnitude, places) => exponential(magnitude, places).toUpperCase(),
  f: (magnitude, places) => {
    if (places < 0) {
      const decimal = shortest(magnitude);
      return plain(decimal, Math.max(decimal.digits.length - decimal.point, 0));
    }
    const exact = exactOf(magnitude);
    return plain(roundDigits(exact, exact.point + places), places);
  },
  g: (magnitude, places) => general(magnitude, places),
  G: (magnitude, places) => general(magnitude, places).toUpperCase(),
  x: (magnitude, places) => hexadecimal(magnitude, places),
  X: (magnitude, places) => hexadecimal(magnitude, places).toUpperCase(),
};

function exponential(magnitude: number, places: number): string {
  if (places < 0) {
    const decimal = shortest(magnitude);
    return withExponent(decimal, decimal.digits.length - 1);
  }
  return withExponent(roundDigits(exactOf(magnitude), places + 1), places);
}

function general(magnitude: number, places: number): string {
  const digits = places === 0 ? 1 : places;
  const decimal = places < 0 ? shortest(magnitude) : roundDigits(exactOf(magnitude), digits);
  const count = isZero(decimal) ? 0 : decimal.digits.length;
  const power = isZero(decimal) ? -1 : decimal.point - 1;
  let limit = digits > count && count >= decimal.point ? count : digits;
  if (places < 0) limit = 6;
  if (!isZero(decimal) && (power < -4 || power >= limit)) return withExponent(decimal, count - 1);
  return plain(decimal, Math.max(count - decimal.point, 0));
}

function isZero({ digits }: Decimal): boolean {
  return digits === "0";
}

/** `d.ddde±dd`. */
function withExponent({ digits, point }: Decimal, places: number): string {
  const fraction = places > 0 ? `.${digits.slice(1, places + 1).padEnd(places, "0")}` : "";
  const power = digits === "0" ? 0 : point - 1;
  return `${digits[0]}${fraction}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
}

/** `ddd.ddd`. */
function plain({ digits, point }: Decimal, places: number): string {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, "0") : "0";
  if (places === 0) return whole;
  const leading = "0".repeat(Math.min(Math.max(-point, 0), places));
  const fraction = digits === "0" ? "" : leading + digits.slice(Math.max(point, 0));
  return `${whole}.${fraction.slice(0, places).padEnd(places, "0")}`;
}

function shortest(magnitude: number): Decimal {
  const [digits = "0", power = "0"] = magnitude.toExponential().split("e");
  if (magnitude === 0) return { digits: "0", point: 0 };
  return trimmed(digits.replace(".", ""), Number(power) + 1);
}

function exactOf(magnitude: number): Decimal {
  if (magnitude === 0) return { digits: "0", point: 0 };
  const { mantissa, exponent } = partsOf(magnitude);
  return exactDecimal(mantissa, exponent);
}

function partsOf(magnitude: number): { mantissa: bigint; exponent: number } {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, magnitude);
  const word = bits.getBigUint64(0);
  const biased = Number(word >> 52n);
  const fraction = word & ((1n << 52n) - 1n);
  if (biased === 0) return { mantissa: fraction, exponent: -1074 };
  return { mantissa: fraction | (1n << 52n), exponent: biased - 1075 };
}

/** `0x1.hhhp±dd`. */
function hexadecimal(magnitude: number, places: number): string {
  if (magnitude === 0) return `0x0${places > 0 ? `.${"0".repeat(places)}` : ""}p+00`;
  let { mantissa, exponent } = partsOf(magnitude);
  while (mantissa < 1n << 52n) {
    mantissa <<= 1n;
    exponent--;
  }
  let power = exponent + 52;
  if (places >= 0 && places < 13) {
    const dropped = BigInt(52 - places * 4);
    const half = 1n << (dropped - 1n);
    const low = mantissa & ((1n << dropped) - 1n);
    mantissa >>= dropped;
    if (low > half || (low === half && (mantissa & 1n) === 1n)) mantissa++;
    mantissa <<= dropped;
    if (mantissa >= 1n << 53n) {
      mantissa >>= 1n;
      power++;
    }
  }
  const all = (mantissa & ((1n << 52n) - 1n)).toString(16).padStart(13, "0");
  const fraction = places < 0 ? all.replace(/(?<!0)0+$/, "") : all.slice(0, places).padEnd(places, "0");
  const sign = power < 0 ? "-" : "+";
  return `0x1${fraction === "" ? "" : `.${fraction}`}p${sign}${String(Math.abs(power)).padStart(2, "0")}`;
}
