// Values to YAML, as Go's yaml.v3 writes them: block style, two spaces, quotes where they are needed.
import { isArray, isNumber, isObject } from "../../../values/kind.js";
import { exactInteger, nearestDouble, numberText } from "../../../values/number.js";
import { encodeUtf8 } from "../../../values/utf8.js";
import type { NumberValue, Value } from "../../../values/value.js";
import { parseTimestamp } from "../../../yaml/build/parse-timestamp.js";
import { resolvePlain } from "../../../yaml/build/resolve-plain.js";
import { scalarTables } from "../../../yaml/build/scalar-tables.js";
import { toJson } from "../go-json.js";
import { formatFloat } from "../printf/go-float.js";
import { compareKeys } from "./compare-keys.js";

/** Longer keys, and those of several lines, stand behind a `?`. */
const maximumSimpleKey = 128;

export function writeYaml(value: Value): string {
  return `${block(toJson(value), 0)}\n`;
}

/** Without indentation on the first line, and without a line break at the end. */
function block(value: Value, indent: number): string {
  const newLine = `\n${" ".repeat(indent)}`;
  if (isArray(value) && value.length > 0) {
    return value.map((item) => `- ${block(item, indent + 2)}`).join(newLine);
  }
  if (isObject(value) && value.size > 0) {
    const entries = value.entries().toSorted(([a], [b]) => compareKeys(String(a), String(b)));
    return entries.map(([key, item]) => entry(String(key), item, indent)).join(newLine);
  }
  return scalar(value, indent);
}

function entry(key: string, value: Value, indent: number): string {
  const complex = key.includes("\n") || encodeUtf8(key).length > maximumSimpleKey;
  if (complex) {
    const shown = textScalar(key, indent + 2, false);
    return `? ${shown}\n${" ".repeat(indent)}: ${block(value, indent + 2)}`;
  }
  const shown = textScalar(key, indent, true);
  const nested = isArray(value) ? value.length > 0 : isObject(value) && value.size > 0;
  if (!nested) return `${shown}: ${scalar(value, indent + 2)}`;
  return `${shown}:\n${" ".repeat(indent + 2)}${block(value, indent + 2)}`;
}

function scalar(value: Value, indent: number): string {
  if (typeof value === "string") return textScalar(value, indent, false);
  if (isNumber(value)) return numberScalar(value);
  if (isArray(value)) return "[]";
  return isObject(value) ? "{}" : String(value);
}

/** Go reads the number as YAML first: whole ones in 64 bits stay, others become doubles. */
function numberScalar(value: NumberValue): string {
  const text = numberText(value);
  const integer = /^-?[0-9]+$/.test(text) ? exactInteger(value) : undefined;
  if (integer !== undefined && integer >= -(2n ** 63n) && integer < 2n ** 64n) return integer.toString();
  const shown = formatFloat(nearestDouble(value), "g", -1);
  return { "+Inf": ".inf", "-Inf": "-.inf" }[shown] ?? shown;
}

const oldBooleans = /^(?:y|Y|yes|Yes|YES|on|On|ON|n|N|no|No|NO|off|Off|OFF)$/;
const base60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;

function textScalar(text: string, indent: number, isKey: boolean): string {
  if (text.includes("\n")) {
    return isKey || !mayBeLiteral(text) ? doubleQuoted(text) : literal(text, indent);
  }
  const isText = resolvePlain(text, scalarTables.opa).type === "str" && parseTimestamp(text) === undefined;
  const plain = isText && !oldBooleans.test(text) && !base60.test(text);
  if (!plain) return doubleQuoted(text);
  if (mayBePlain(text)) return text;
  return mayBeSingleQuoted(text) ? `'${text.replaceAll("'", "''")}'` : doubleQuoted(text);
}

/** Line breaks other than `\n`. */
const otherBreaks = /[\r\u0085\u2028\u2029]/;
/** What YAML does not show as it is: control characters, byte order marks, everything past U+FFFF. */
const unprintable = /[^\n\t\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;

function mayBeSingleQuoted(text: string): boolean {
  return !unprintable.test(text) && !text.includes("\t") && !otherBreaks.test(text);
}

function mayBePlain(text: string): boolean {
  if (!mayBeSingleQuoted(text) || /^ | $/.test(text)) return false;
  if (/^(?:---|\.\.\.)/.test(text) || /^[#,[\]{}&*!|>'"%@`]/.test(text)) return false;
  if (/^[-?:](?:[ \t]|$)/.test(text)) return false;
  return !/:(?:[ \t]|$)/.test(text.slice(1)) && !/[ \t]#/.test(text);
}

function mayBeLiteral(text: string): boolean {
  return !unprintable.test(text.replace(/\r/g, "\u0000")) && !/ $| \n/.test(text);
}

function literal(text: string, indent: number): string {
  const pad = " ".repeat(Math.max(indent, 2));
  const hint = /^[ \n]/.test(text) ? "2" : "";
  const chomp = !text.endsWith("\n") ? "-" : text === "\n" || text.endsWith("\n\n") ? "+" : "";
  const body = text.endsWith("\n") ? text.slice(0, -1) : text;
  const lines = body.split("\n").map((line) => (line === "" ? "" : pad + line));
  return `|${hint}${chomp}\n${lines.join("\n")}`;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ["\0", "0"],
  ["\x07", "a"],
  ["\b", "b"],
  ["\t", "t"],
  ["\n", "n"],
  ["\v", "v"],
  ["\f", "f"],
  ["\r", "r"],
  ["\x1b", "e"],
  ['"', '"'],
  ["\\", "\\"],
  ["\u0085", "N"],
  ["\u2028", "L"],
  ["\u2029", "P"],
]);

function doubleQuoted(text: string): string {
  return `"${Array.from(text, escaped).join("")}"`;
}

function escaped(character: string): string {
  const short = escapes.get(character);
  if (short !== undefined) return `\\${short}`;
  if (!unprintable.test(character)) return character;
  const code = character.codePointAt(0) as number;
  const [letter, digits] = code <= 0xff ? ["x", 2] : code <= 0xffff ? ["u", 4] : ["U", 8];
  return `\\${letter}${code.toString(16).toUpperCase().padStart(Number(digits), "0")}`;
}
