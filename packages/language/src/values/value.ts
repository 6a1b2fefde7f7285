// The values of Rego, as TypeScript sees them.
import type { RegoObject, RegoSet } from "./collections.js";
import type { DecimalNumber } from "./number.js";

/**
 * A number. `number` when JavaScript's own text for it is the number's text (so every safe
 * integer, 0.5, …); `bigint` for integers beyond 2^53 - 1; `DecimalNumber` for everything else
 * (`1.0`, `1e3`, `0.33333333333333333334`), which keeps its exact text.
 */
export type NumberValue = number | bigint | DecimalNumber;

/** Any Rego value. Undefined is JavaScript's `undefined`, and never a `Value`. */
export type Value = null | boolean | NumberValue | string | ArrayValue | RegoObject | RegoSet;

export type ArrayValue = readonly Value[];

/** The name that `type_name` gives. */
export type ValueKind = "null" | "boolean" | "number" | "string" | "array" | "object" | "set";
