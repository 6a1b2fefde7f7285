// What an unquoted scalar stands for, by the rules that both of Go's YAML libraries share.
import type { ScalarTable } from "./scalar-tables.js";

export type Scalar =
  | { readonly type: "null" }
  | { readonly type: "bool"; readonly value: boolean }
  | { readonly type: "int"; readonly value: number | bigint }
  | { readonly type: "float"; readonly value: number }
  | { readonly type: "str"; readonly value: string };

const minimumInteger = -(2n ** 63n);
/** What Go's `int` holds; more is unsigned. */
export const maximumSigned = 2n ** 63n - 1n;
const maximumInteger = 2n ** 64n - 1n;

const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
/** Underscores between digits are Go's own notation, and are taken where nothing stands before the point. */
const pointFloat = /^\.[0-9][0-9_]*(?:[eE][-+]?[0-9][0-9_]*)?$/;
const strayUnderscore = /__|_$|_[eE]/;
const integer = /^([-+]?)(?:0([xX])([0-9a-fA-F]+)|0([oO])([0-7]+)|0([bB])([01]+)|0([0-7]+)|(0|[1-9][0-9]*))$/;
/** Go reads what stands behind `0b` (and yaml.v3 behind `0o`) as a number with a sign of its own. */
const signedBinary = /^0b[-+]([01]+)$/;
const signedOctal = /^0o[-+]([0-7]+)$/;

export function resolvePlain(text: string, table: ScalarTable): Scalar {
  const word = table.words.get(text);
  if (word !== undefined) return word;
  const first = text.charCodeAt(0);
  const isNumberLike = (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d;
  if (isNumberLike) return resolveNumber(text, table);
  if (first === 0x2e && pointFloat.test(text) && !strayUnderscore.test(text)) {
    return resolveFloat(text.replaceAll("_", ""), text);
  }
  return { type: "str", value: text };
}

function resolveNumber(text: string, table: ScalarTable): Scalar {
  const plain = text.includes("_") ? text.replaceAll("_", "") : text;
  const whole = integerOf(plain) ?? signedIntegerOf(plain, table);
  if (whole !== undefined) return { type: "int", value: whole };
  return float.test(plain) ? resolveFloat(plain, text) : { type: "str", value: text };
}

/** What no double can hold stays the text it is. */
function resolveFloat(plain: string, text: string): Scalar {
  const value = Number(plain);
  return Number.isFinite(value) ? { type: "float", value } : { type: "str", value: text };
}

/** Integers of 64 bits, signed or (without a sign) not. */
function integerOf(text: string): number | bigint | undefined {
  const match = integer.exec(text);
  if (match === null) return undefined;
  const [, sign = "", x, hexadecimal, o, octal, b, binary, zeroOctal, decimal] = match;
  if (decimal !== undefined && decimal.length <= 15) return withSign(Number(decimal), sign);
  if (x !== undefined) return magnitude("0x", hexadecimal, sign);
  if (o !== undefined) return magnitude("0o", octal, sign);
  if (b !== undefined) return magnitude("0b", binary, sign);
  return zeroOctal === undefined ? magnitude("", decimal, sign) : magnitude("0o", zeroOctal, sign);
}

function withSign(value: number, sign: string): number {
  return sign === "-" && value !== 0 ? -value : value;
}

function magnitude(prefix: string, digits: string | undefined, sign: string): number | bigint | undefined {
  const significant = (digits ?? "").replace(/^0+/, "");
  // No integer of 64 bits has more digits than that, whatever their base.
  if (significant.length > 64) return undefined;
  const size = significant === "" ? 0n : BigInt(prefix + significant);
  const value = sign === "-" ? -size : size;
  if (value < minimumInteger || value > (sign === "" ? maximumInteger : maximumSigned)) return undefined;
  const near = Number(value);
  return Number.isSafeInteger(near) ? near : value;
}

function signedIntegerOf(text: string, table: ScalarTable): number | bigint | undefined {
  if (text.charCodeAt(0) !== 0x30) return undefined;
  const binary = signedBinary.exec(text)?.[1];
  if (binary !== undefined) return magnitude("0b", binary, text.charAt(2));
  const octal = table.hasSignedOctals ? signedOctal.exec(text)?.[1] : undefined;
  return octal === undefined ? undefined : magnitude("0o", octal, text.charAt(2));
}
