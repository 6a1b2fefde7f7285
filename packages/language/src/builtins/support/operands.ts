// What built-ins ask of operands beyond their types, with OPA's messages.
import type { RegoObject, RegoSet } from "../../values/collections.js";
import { isArray, kindOf } from "../../values/kind.js";
import { exactInteger } from "../../values/number.js";
import type { NumberValue, Value, ValueKind } from "../../values/value.js";
import { BuiltinError } from "../builtin-error.js";
import { takeDigits } from "./take-digits.js";

/** An operand is of a wrong type; `message` goes behind `operand N `. */
export function operandError(position: number, message: string): BuiltinError {
  return new BuiltinError(`operand ${position} ${message}`, "eval_type_error");
}

/** `must be one of {set, array} but got number`. */
export function operandTypeError(position: number, got: Value, expected: readonly string[]): BuiltinError {
  const wanted = expected.length === 1 ? expected[0] : `one of {${expected.join(", ")}}`;
  return operandError(position, `must be ${wanted} but got ${kindOf(got)}`);
}

/** `must be array of strings but got array containing number`. */
export function operandMemberError(
  position: number,
  collection: Value,
  got: Value,
  expected: readonly string[],
): BuiltinError {
  const kind = kindOf(collection);
  const wanted = expected.length === 1 ? `${expected[0]}s` : `(any of) {${expected.join(", ")}}`;
  return operandError(position, `must be ${kind} of ${wanted} but got ${kind} containing ${kindOf(got)}`);
}

const notAnInteger = "must be integer number but got floating-point number";
const int64 = { minimum: -(2n ** 63n), maximum: 2n ** 63n - 1n };

/** The operand as a 64-bit integer: `1` and `1.0`, but neither `1e0` nor 2^63. */
export function machineInteger(value: NumberValue, position: number): bigint {
  const integer = asMachineInteger(value);
  if (integer === undefined) throw operandError(position, notAnInteger);
  return integer;
}

export function asMachineInteger(value: NumberValue): bigint | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) : undefined;
  if (typeof value === "bigint") return value >= int64.minimum && value <= int64.maximum ? value : undefined;
  const { text } = value;
  if (text.replace("-", "").length > 19 || !/^-?[0-9]+(\.0*)?$/.test(text)) return undefined;
  const integer = BigInt(text.replace(/\..*/, ""));
  return integer >= int64.minimum && integer <= int64.maximum ? integer : undefined;
}

/** As `machineInteger`, where only its size matters: beyond 2^53 it is rounded. */
export function indexInteger(value: NumberValue, position: number): number {
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  return Number(machineInteger(value, position));
}

/** The operand as an integer of any size and notation: `1e3` is one. */
export function anyInteger(value: NumberValue, position: number): bigint {
  takeDigits(value);
  const integer = exactInteger(value);
  if (integer === undefined) throw operandError(position, notAnInteger);
  return integer;
}

/** The members of an array or a set, a set's in order. */
export function membersOf(collection: readonly Value[] | RegoSet): readonly Value[] {
  return isArray(collection) ? collection : collection.values();
}

/** The members of an array or a set whose type is declared, and so was checked, to be text. */
export function textsOf(collection: string | readonly Value[] | RegoSet): readonly string[] {
  return typeof collection === "string" ? [collection] : (membersOf(collection) as readonly string[]);
}

/** The members of an array or a set whose type is declared, and so was checked, to be numbers. */
export function numbersOf(collection: readonly Value[] | RegoSet): readonly NumberValue[] {
  return membersOf(collection) as readonly NumberValue[];
}

/** What a value has to be, as TypeScript sees it. */
type OfKind<Kind extends ValueKind> = Kind extends "array"
  ? readonly Value[]
  : Kind extends "set"
    ? RegoSet
    : Kind extends "object"
      ? RegoObject
      : Kind extends "string"
        ? string
        : Kind extends "boolean"
          ? boolean
          : Kind extends "null"
            ? null
            : NumberValue;

/** The value itself. @throws {BuiltinError} if it is of no such kind. */
export function requireKind<const Kind extends ValueKind>(
  value: Value,
  kinds: readonly Kind[],
  position = 1,
): OfKind<Kind> {
  if (!kinds.includes(kindOf(value) as Kind)) throw operandTypeError(position, value, kinds);
  return value as OfKind<Kind>;
}
