// Decimal digits: the exact ones of a binary number, and rounding them.

/** `0.digits * 10 ** point`, without zeros at the end. */
export type Decimal = { readonly digits: string; readonly point: number };

/** Every digit: a power of two below one has as many decimal places as binary ones. */
export function exactDecimal(mantissa: bigint, exponent: number): Decimal {
  const scaled = exponent >= 0 ? mantissa << BigInt(exponent) : mantissa * 5n ** BigInt(-exponent);
  const digits = scaled.toString();
  return trimmed(digits, digits.length + Math.min(0, exponent));
}

/** Without the zeros at the end. */
export function trimmed(digits: string, point: number): Decimal {
  let end = digits.length;
  while (end > 1 && digits.charCodeAt(end - 1) === 0x30) end--;
  return { digits: digits.slice(0, end), point };
}

/** The code of the digit at a place; past the end they are zeros. */
export function digitAt({ digits }: Decimal, index: number): number {
  return index < digits.length ? digits.charCodeAt(index) : 0x30;
}

/** To so many digits: half and above goes up, but an exact half goes to the even digit. */
export function roundDigits(exact: Decimal, count: number): Decimal {
  if (count >= exact.digits.length) return exact;
  if (count < 0) return { digits: "0", point: 0 };
  const next = exact.digits.charCodeAt(count);
  const exactHalf = next === 0x35 && count + 1 === exact.digits.length;
  const up = exactHalf ? count > 0 && (exact.digits.charCodeAt(count - 1) & 1) === 1 : next >= 0x35;
  if (up) return raised(exact, count);
  return count === 0 ? { digits: "0", point: 0 } : trimmed(exact.digits.slice(0, count), exact.point);
}

/** Cut to so many digits, the last of them one higher. */
export function raised({ digits, point }: Decimal, count: number): Decimal {
  const cut = digits.slice(0, count);
  const next = (BigInt(cut) + 1n).toString().padStart(count, "0");
  return trimmed(next, point + (next.length - count));
}

/** How many bits a positive integer takes. */
export function bitLength(value: bigint): number {
  if (value === 0n) return 0;
  const hex = value.toString(16);
  return hex.length * 4 - (Math.clz32(Number.parseInt(hex.slice(0, 1), 16)) - 28);
}
