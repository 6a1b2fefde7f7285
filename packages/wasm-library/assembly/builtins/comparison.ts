// Equality and order as built-ins.
import { value_compare, value_equal } from "../compare";
import { boolean_value } from "../value";

export function builtin_equal(left: usize, right: usize): usize {
  return boolean_value(value_equal(left, right));
}

export function builtin_eq(left: usize, right: usize): usize {
  return boolean_value(value_equal(left, right));
}

export function builtin_neq(left: usize, right: usize): usize {
  return boolean_value(1 - value_equal(left, right));
}

export function builtin_lt(left: usize, right: usize): usize {
  return boolean_value(value_compare(left, right) < 0 ? 1 : 0);
}

export function builtin_lte(left: usize, right: usize): usize {
  return boolean_value(value_compare(left, right) <= 0 ? 1 : 0);
}

export function builtin_gt(left: usize, right: usize): usize {
  return boolean_value(value_compare(left, right) > 0 ? 1 : 0);
}

export function builtin_gte(left: usize, right: usize): usize {
  return boolean_value(value_compare(left, right) >= 0 ? 1 : 0);
}
