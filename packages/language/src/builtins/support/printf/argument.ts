// What a format's directive makes of one argument: a record of verbs for each kind of argument.

import { isNumber } from "../../../values/kind.js";
import { DecimalNumber, nearestDouble, numberText } from "../../../values/number.js";
import { escapeCharacter, isPrintable, quote, regoText } from "../../../values/rego-text.js";
import { encodeUtf8 } from "../../../values/utf8.js";
import type { NumberValue, Value } from "../../../values/value.js";
import { encodeHex } from "../hex.js";
import { prepareText } from "../limits.js";
import { asMachineInteger } from "../operands.js";
import { roughTextLength } from "../rough-text-length.js";
import { takeDigits } from "../take-digits.js";
import { type Directive, pad, truncate } from "./directive.js";
import { type FloatFormat, formatFloat } from "./go-float.js";

export type Argument = {
  /** The name of Go's type, which error texts show. */
  readonly type: string;
  /** `undefined` if the verb does not suit the argument. */
  format(directive: Directive): string | undefined;
  /** For `*` as a width. */
  readonly integer?: bigint;
};

/** Made once per kind of argument, not once per argument. */
type Verbs<Of> = Readonly<Record<string, (value: Of, directive: Directive) => string>>;

/** Numbers by their notation, strings as they are, everything else by its Rego text. */
export function argumentOf(value: Value): Argument {
  if (isNumber(value)) return numberArgument(value);
  if (typeof value === "string") return textArgument(value);
  prepareText(roughTextLength(value));
  return textArgument(regoText(value));
}

function numberArgument(value: NumberValue): Argument {
  const text = numberText(value);
  if (/[.eE]/.test(text)) {
    const double = nearestDouble(value);
    return Number.isFinite(double) ? floatArgument(double) : textArgument(text);
  }
  const integer = asMachineInteger(value);
  if (integer !== undefined) return integerArgument(integer);
  return bigArgument(value instanceof DecimalNumber ? BigInt(text) : BigInt(value));
}

function byVerb<Of>(type: string, verbs: Verbs<Of>, value: Of): Argument {
  return {
    type,
    format: (directive) =>
      Object.hasOwn(verbs, directive.verb) ? verbs[directive.verb]?.(value, directive) : undefined,
  };
}

const textVerbs: Verbs<string> = {
  s: (text, directive) => pad(truncate(text, directive), directive),
  v: (text, directive) =>
    directive.sharpValue
      ? quoted(text, { ...directive, sharp: false })
      : pad(truncate(text, directive), directive),
  q: quoted,
  x: hexText,
  X: (text, directive) => hexText(text, directive).toUpperCase(),
};

export function textArgument(text: string, type = "string"): Argument {
  return byVerb(type, textVerbs, text);
}

const showBoolean = (value: boolean, directive: Directive) => pad(String(value), directive);
const booleanVerbs: Verbs<boolean> = { t: showBoolean, v: showBoolean };

export function booleanArgument(value: boolean): Argument {
  return byVerb("bool", booleanVerbs, value);
}

function quoted(text: string, directive: Directive): string {
  const cut = truncate(text, directive);
  const raw = directive.sharp && Array.from(cut).every(mayStandRaw);
  return pad(raw ? `\`${cut}\`` : quote(cut, directive.plus), directive);
}

/** Between backquotes no control character but the tab may stand, nor a byte order mark. */
function mayStandRaw(character: string): boolean {
  const code = character.codePointAt(0) as number;
  return code === 0x09 || (code >= 0x20 && code !== 0x7f && !/[`\ufeff]|\p{Cs}/u.test(character));
}

function hexText(text: string, directive: Directive): string {
  const all = encodeUtf8(text);
  const bytes = all.subarray(0, directive.precision ?? all.length);
  if (bytes.length === 0) return pad("", directive);
  const prefix = directive.sharp ? "0x" : "";
  if (!directive.space) return pad(prefix + encodeHex(bytes), directive);
  prepareText((3 + prefix.length) * bytes.length);
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"));
  return pad(prefix + digits.join(` ${prefix}`), directive);
}

const asFloat = (format: FloatFormat, places: number) => (value: number, directive: Directive) =>
  floatText(value, format, places, directive);
const floatVerbs: Verbs<number> = {
  v: asFloat("g", -1),
  g: asFloat("g", -1),
  G: asFloat("G", -1),
  b: asFloat("b", -1),
  x: asFloat("x", -1),
  X: asFloat("X", -1),
  e: asFloat("e", 6),
  E: asFloat("E", 6),
  f: asFloat("f", 6),
  F: asFloat("f", 6),
};

export function floatArgument(value: number): Argument {
  return byVerb("float64", floatVerbs, value);
}

function floatText(value: number, format: FloatFormat, places: number, directive: Directive): string {
  let text = formatFloat(value, format, directive.precision ?? places);
  let sign = "";
  if (text.startsWith("-")) {
    sign = "-";
    text = text.slice(1);
  } else if (directive.plus) sign = "+";
  else if (directive.space) sign = " ";
  if (directive.sharp && format !== "b") text = withPoint(text, format, directive.precision ?? places);
  if (directive.zero && !directive.minus && sign !== "") {
    const width = directive.width === undefined ? undefined : Math.max(0, directive.width - 1);
    return sign + pad(text, { ...directive, width });
  }
  return pad(sign + text, directive);
}

/** `%#g` and its like: always a decimal point, and the zeros that `%g` leaves out. */
function withPoint(text: string, format: FloatFormat, places: number): string {
  const hexadecimal = format === "x" || format === "X";
  const tailAt = text.search(hexadecimal ? /[pP]/ : /[eE]/);
  const head = tailAt < 0 ? text : text.slice(0, tailAt);
  const tail = tailAt < 0 ? "" : text.slice(tailAt);
  const counted = format === "g" || format === "G" || format === "x";
  let missing = counted ? (places === -1 ? 6 : places) : 0;
  missing -= head.replace(/[^0-9a-zA-Z]/g, "").replace(/^0+/, "").length;
  if (head === "0") missing--;
  return `${head}${head.includes(".") ? "" : "."}${"0".repeat(Math.max(0, missing))}${tail}`;
}

const inBase = (base: number) => (value: bigint, directive: Directive) => integerText(value, base, directive);
const integerVerbs: Verbs<bigint> = {
  v: inBase(10),
  d: inBase(10),
  b: inBase(2),
  o: inBase(8),
  O: inBase(8),
  x: inBase(16),
  X: (value, directive) => integerText(value, 16, directive).toUpperCase(),
  c: (value, directive) => pad(characterOf(value), directive),
  q: (value, directive) => pad(quotedCharacter(characterOf(value), directive.plus), directive),
  U: unicodeText,
};

export function integerArgument(value: bigint, type = "int64"): Argument {
  return { ...byVerb(type, integerVerbs, value), integer: value };
}

function integerText(value: bigint, base: number, directive: Directive): string {
  const { precision, width, minus, zero } = directive;
  const sign = value < 0n ? "-" : directive.plus ? "+" : directive.space ? " " : "";
  if (precision === 0 && value === 0n) return " ".repeat(width ?? 0);
  let least = precision ?? 0;
  if (precision === undefined && zero && !minus && width !== undefined) least = width - sign.length;
  const digits = (value < 0n ? -value : value).toString(base).padStart(least, "0");
  return pad(`${sign}${prefixOf(base, digits, directive)}${digits}`, directive, false);
}

function prefixOf(base: number, digits: string, { sharp, verb }: Directive): string {
  if (verb === "O") return sharp && !digits.startsWith("0") ? "0o0" : "0o";
  if (!sharp) return "";
  if (base === 8) return digits.startsWith("0") ? "" : "0";
  return base === 16 ? "0x" : base === 2 ? "0b" : "";
}

/** Integers beyond 64 bits: their own rules for padding, in Go as here. */
function bigArgument(value: bigint): Argument {
  const bases: Readonly<Record<string, number>> = { b: 2, o: 8, O: 8, d: 10, s: 10, v: 10, x: 16, X: 16 };
  const format = (directive: Directive): string => {
    const base = Object.hasOwn(bases, directive.verb) ? bases[directive.verb] : undefined;
    if (base === undefined) return `%!${directive.verb}(big.Int=${value})`;
    return bigText(value, base, directive);
  };
  return { type: "*big.Int", format };
}

function bigText(value: bigint, base: number, directive: Directive): string {
  const { precision, width = 0, minus, zero, verb, sharp } = directive;
  takeDigits(value);
  const sign = value < 0n ? "-" : directive.plus || directive.plusValue ? "+" : directive.space ? " " : "";
  const prefixes: Readonly<Record<string, string>> = { b: "0b", o: "0", x: "0x", X: "0X" };
  const prefix = verb === "O" ? "0o" : sharp ? (prefixes[verb] ?? "") : "";
  const lower = (value < 0n ? -value : value).toString(base);
  let digits = (verb === "X" ? lower.toUpperCase() : lower).padStart(precision ?? 0, "0");
  const length = sign.length + prefix.length + digits.length;
  if (zero && !minus && precision === undefined)
    digits = digits.padStart(digits.length + width - length, "0");
  return pad(sign + prefix + digits, directive, false);
}

function characterOf(value: bigint): string {
  const valid = value >= 0n && value <= 0x10ffffn && !(value >= 0xd800n && value < 0xe000n);
  return valid ? String.fromCodePoint(Number(value)) : "\ufffd";
}

function quotedCharacter(character: string, ascii: boolean): string {
  if (character === "'") return "'\\''";
  if (character === '"') return `'"'`;
  const inner = quote(character, ascii).slice(1, -1);
  return `'${inner === "" ? escapeCharacter(character, ascii) : inner}'`;
}

function unicodeText(value: bigint, directive: Directive): string {
  const digits = BigInt.asUintN(64, value).toString(16).toUpperCase();
  const number = `U+${digits.padStart(Math.max(4, directive.precision ?? 0), "0")}`;
  const character = value >= 0n && value <= 0x10ffffn ? characterOf(value) : "";
  const shown = directive.sharp && character !== "" && isPrintable(character);
  return pad(shown ? `${number} '${character}'` : number, directive, false);
}
