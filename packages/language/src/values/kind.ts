// Tells values apart.
import type { RegoObject, RegoSet } from "./collections.js";
import type { ArrayValue, NumberValue, Value, ValueKind } from "./value.js";

/** The kind of a value, by the name that Rego's `type_name` gives it. */
export function kindOf(value: Value): ValueKind {
  switch (typeof value) {
    case "string":
      return "string";
    case "boolean":
      return "boolean";
    case "number":
    case "bigint":
      return "number";
    default:
      if (value === null) return "null";
      return "kind" in value ? value.kind : "array";
  }
}

/** Whether a value is a Rego number, in whichever of its forms. */
export function isNumber(value: Value): value is NumberValue {
  return kindOf(value) === "number";
}

/** Whether a value is a Rego array. */
export function isArray(value: Value): value is ArrayValue {
  return Array.isArray(value);
}

/** Whether a value is a Rego object. */
export function isObject(value: Value): value is RegoObject {
  return kindOf(value) === "object";
}

/** Whether a value is a Rego set. */
export function isSet(value: Value): value is RegoSet {
  return kindOf(value) === "set";
}
