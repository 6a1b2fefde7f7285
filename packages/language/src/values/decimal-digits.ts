// Numbers by the digits of their texts: read and compared in linear time, without any arithmetic.

/** `sign * 0.digits * 10 ** point`, without zeros at either end of the digits. */
export type DecimalDigits = { readonly sign: -1 | 0 | 1; readonly digits: string; readonly point: number };

const zero: DecimalDigits = { sign: 0, digits: "", point: 0 };

/** The digits of a number in JSON's syntax. */
export function readDigits(text: string): DecimalDigits {
  const negative = text.startsWith("-");
  const mark = text.search(/[eE]/);
  const mantissa = text.slice(negative ? 1 : 0, mark < 0 ? text.length : mark);
  const dot = mantissa.indexOf(".");
  const whole = dot < 0 ? mantissa : mantissa.slice(0, dot);
  const digits = dot < 0 ? mantissa : whole + mantissa.slice(dot + 1);
  const first = firstOther(digits);
  if (first === digits.length) return zero;
  const exponent = mark < 0 ? 0 : Number(text.slice(mark + 1));
  return {
    sign: negative ? -1 : 1,
    digits: digits.slice(first, endOfDigits(digits)),
    point: whole.length - first + exponent,
  };
}

/** Negative, zero or positive. */
export function compareDigits(left: DecimalDigits, right: DecimalDigits): number {
  if (left.sign !== right.sign) return left.sign - right.sign;
  if (left.point !== right.point) return left.point < right.point ? -left.sign : left.sign;
  // Digits are of one length each, so their texts stand in the order of the numbers.
  return left.digits === right.digits ? 0 : left.digits < right.digits ? -left.sign : left.sign;
}

const nought = 0x30;

function firstOther(digits: string): number {
  let at = 0;
  while (at < digits.length && digits.charCodeAt(at) === nought) at++;
  return at;
}

function endOfDigits(digits: string): number {
  let end = digits.length;
  while (end > 0 && digits.charCodeAt(end - 1) === nought) end--;
  return end;
}
