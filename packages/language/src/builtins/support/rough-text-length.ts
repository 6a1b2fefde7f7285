// How long a value's text is going to be, near enough to refuse it before it is built.

import { integerDigits } from "../../values/digit-count.js";
import { isArray, isObject, isSet } from "../../values/kind.js";
import { DecimalNumber } from "../../values/number.js";
import type { Value } from "../../values/value.js";

/** Quotes, a comma, a space. */
const unitsPerMember = 4;
const unitsOfSmallNumber = 8;

/** Without what escapes add. Parts that are shared count every time, as they are written every time. */
export function roughTextLength(value: Value): number {
  if (typeof value === "string") return value.length + unitsPerMember;
  if (typeof value === "bigint") return integerDigits(value) + unitsPerMember;
  if (typeof value !== "object" || value === null) return unitsOfSmallNumber;
  if (value instanceof DecimalNumber) return value.text.length + unitsPerMember;
  let length = unitsPerMember;
  if (isArray(value)) for (const item of value) length += roughTextLength(item);
  else if (isObject(value)) {
    for (const [key, item] of value.entries()) length += roughTextLength(key) + roughTextLength(item);
  } else if (isSet(value)) for (const member of value.values()) length += roughTextLength(member);
  return length;
}
