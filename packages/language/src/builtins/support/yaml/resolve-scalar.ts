// What a plain YAML scalar stands for, by the rules of Go's yaml.v3 as OPA uses them.
import { numberFromBigInt, numberFromText } from "../../../values/number.js";
import type { Value } from "../../../values/value.js";

export type ScalarTag = "null" | "bool" | "int" | "float" | "timestamp" | "merge" | "str";
export type ResolvedScalar = { readonly tag: ScalarTag; readonly value: Value | undefined };

const words: ReadonlyMap<string, ResolvedScalar> = new Map<string, ResolvedScalar>([
  ...["true", "True", "TRUE"].map((word) => [word, { tag: "bool", value: true }] as const),
  ...["false", "False", "FALSE"].map((word) => [word, { tag: "bool", value: false }] as const),
  ...["", "~", "null", "Null", "NULL"].map((word) => [word, { tag: "null", value: null }] as const),
  // Numbers without a JSON form have no value.
  ...[
    ".nan",
    ".NaN",
    ".NAN",
    ".inf",
    ".Inf",
    ".INF",
    "+.inf",
    "+.Inf",
    "+.INF",
    "-.inf",
    "-.Inf",
    "-.INF",
  ].map((word) => [word, { tag: "float", value: undefined }] as const),
  ["<<", { tag: "merge", value: "<<" }],
]);

const minimumInteger = -(2n ** 63n);
const maximumInteger = 2n ** 64n - 1n;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const timestamp =
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ ]+)[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:[.,][0-9]+)?(?:Z|[-+][0-9]{2}:[0-9]{2})?)?$/;

export function resolveScalar(text: string): ResolvedScalar {
  const word = words.get(text);
  if (word !== undefined) return word;
  if (/^[-+0-9]/.test(text)) return resolveNumber(text);
  if (text.startsWith(".") && float.test(text)) return floatScalar(text);
  return { tag: "str", value: text };
}

function resolveNumber(text: string): ResolvedScalar {
  if (timestamp.test(text)) return { tag: "timestamp", value: text };
  const plain = text.replaceAll("_", "");
  const integer = integerOf(plain);
  if (integer !== undefined) return { tag: "int", value: numberFromBigInt(integer) };
  return float.test(plain) ? floatScalar(plain) : { tag: "str", value: text };
}

/** Octal after `0` and `0o`, hexadecimal after `0x`, binary after `0b`. */
function integerOf(text: string): bigint | undefined {
  const match = /^([-+]?)(?:(0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+)|0([0-7]+)|(0|[1-9][0-9]*))$/.exec(
    text,
  );
  if (match === null) return undefined;
  const [, sign, prefixed, octal, decimal] = match;
  const magnitude = BigInt(prefixed ?? (octal === undefined ? (decimal ?? "0") : `0o${octal}`));
  const integer = sign === "-" ? -magnitude : magnitude;
  return integer >= minimumInteger && integer <= maximumInteger ? integer : undefined;
}

/** As a double, in the text that Go's JSON gives it. */
export function floatScalar(text: string): ResolvedScalar {
  const double = Number(text.replace(/^\+/, ""));
  // What no double can hold stays the text it is.
  if (!Number.isFinite(double)) return { tag: "str", value: text };
  return { tag: "float", value: numberFromText(Object.is(double, -0) ? "-0" : String(double)) };
}
