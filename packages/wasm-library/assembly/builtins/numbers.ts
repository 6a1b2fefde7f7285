// Arithmetic as built-ins: 0 for operands of other kinds.
import { tagNumber, tagSet } from "../../../language/src/wasm-layout";
import { absolute, add, divide, modulo, multiply, roundHalfAway, roundToward, subtract } from "../arithmetic";
import { difference } from "../set-operations";
import { isTag } from "../value";

function areNumbers(left: usize, right: usize): bool {
  return isTag(left, tagNumber) && isTag(right, tagNumber);
}

export function builtin_plus(left: usize, right: usize): usize {
  return areNumbers(left, right) ? add(left, right) : 0;
}

export function builtin_minus(left: usize, right: usize): usize {
  if (areNumbers(left, right)) return subtract(left, right);
  return isTag(left, tagSet) && isTag(right, tagSet) ? difference(left, right) : 0;
}

export function builtin_mul(left: usize, right: usize): usize {
  return areNumbers(left, right) ? multiply(left, right) : 0;
}

export function builtin_div(left: usize, right: usize): usize {
  return areNumbers(left, right) ? divide(left, right) : 0;
}

export function builtin_rem(left: usize, right: usize): usize {
  return areNumbers(left, right) ? modulo(left, right) : 0;
}

export function builtin_abs(number: usize): usize {
  return isTag(number, tagNumber) ? absolute(number) : 0;
}

export function builtin_round(number: usize): usize {
  return isTag(number, tagNumber) ? roundHalfAway(number) : 0;
}

export function builtin_ceil(number: usize): usize {
  return isTag(number, tagNumber) ? roundToward(number, true) : 0;
}

export function builtin_floor(number: usize): usize {
  return isTag(number, tagNumber) ? roundToward(number, false) : 0;
}
