// What kind of value something is, and the casts that only check it.
import {
  falseAddress,
  tagArray,
  tagBoolean,
  tagNull,
  tagNumber,
  tagObject,
  tagSet,
  tagString,
  trueAddress,
} from "../../../language/src/wasm-layout";
import { takeSteps } from "../limits";
import { membersArray } from "../members";
import { newTable, set_add } from "../table";
import { countOf, isTag, itemOf, stringFromAscii } from "../value";

function answer(yes: bool): usize {
  return yes ? trueAddress : falseAddress;
}

export function builtin_is_null(value: usize): usize {
  return answer(isTag(value, tagNull));
}

export function builtin_is_boolean(value: usize): usize {
  return answer(isTag(value, tagBoolean));
}

export function builtin_is_number(value: usize): usize {
  return answer(isTag(value, tagNumber));
}

export function builtin_is_string(value: usize): usize {
  return answer(isTag(value, tagString));
}

export function builtin_is_array(value: usize): usize {
  return answer(isTag(value, tagArray));
}

export function builtin_is_object(value: usize): usize {
  return answer(isTag(value, tagObject));
}

export function builtin_is_set(value: usize): usize {
  return answer(isTag(value, tagSet));
}

export function builtin_type_name(value: usize): usize {
  switch (load<u32>(value)) {
    case tagNull:
      return stringFromAscii("null");
    case tagBoolean:
      return stringFromAscii("boolean");
    case tagNumber:
      return stringFromAscii("number");
    case tagString:
      return stringFromAscii("string");
    case tagArray:
      return stringFromAscii("array");
    case tagObject:
      return stringFromAscii("object");
    default:
      return stringFromAscii("set");
  }
}

export function builtin_cast_null(value: usize): usize {
  return isTag(value, tagNull) ? value : 0;
}

export function builtin_cast_boolean(value: usize): usize {
  return isTag(value, tagBoolean) ? value : 0;
}

export function builtin_cast_string(value: usize): usize {
  return isTag(value, tagString) ? value : 0;
}

export function builtin_cast_object(value: usize): usize {
  return isTag(value, tagObject) ? value : 0;
}

export function builtin_cast_array(value: usize): usize {
  if (isTag(value, tagArray)) return value;
  return isTag(value, tagSet) ? membersArray(value) : 0;
}

export function builtin_cast_set(value: usize): usize {
  if (isTag(value, tagSet)) return value;
  if (!isTag(value, tagArray)) return 0;
  const set = newTable(tagSet, 0);
  const count = countOf(value);
  takeSteps(count >> 2);
  for (let index = 0; index < count; index++) set_add(set, itemOf(value, index));
  return set;
}
