// Strings: searching, cutting, joining, replacing. UTF-8 throughout; places are counted in characters.
import {
  falseAddress,
  stringText,
  tagArray,
  tagNumber,
  tagSet,
  tagString,
} from "../../../language/src/wasm-layout";
import { bytesEqual } from "../compare";
import { integer, readMachineInteger } from "../decimal";
import { allocate } from "../heap";
import { takeCharacters } from "../limits";
import { allOfTag, firstMember, hasMembers, memberStride, prepareMembers } from "../members";
import { findBytes, findOverlapping } from "../search";
import { beginText, cursor, endText, putByte, putBytes } from "../text-writer";
import { countRunes, runeCount, skipRunes } from "../utf8";
import {
  array_append,
  array_new,
  boolean_value,
  countOf,
  finishString,
  isTag,
  itemOf,
  lengthOf,
  number_from_i64,
  stringFromBytes,
  textOf,
} from "../value";

function areStrings(left: usize, right: usize): bool {
  return isTag(left, tagString) && isTag(right, tagString);
}

export function endOf(text: usize): usize {
  return textOf(text) + lengthOf(text);
}

/** The string that was written since `beginText(stringText)`. */
export function writtenString(): usize {
  const value = endText();
  return finishString(value, <i32>(cursor - value - stringText));
}

/** The first place of a part, which may be empty; 0 if there is none. */
function find(text: usize, part: usize): usize {
  if (lengthOf(part) == 0) return textOf(text);
  return findBytes(textOf(text), endOf(text), textOf(part), lengthOf(part));
}

export function builtin_contains(text: usize, part: usize): usize {
  return areStrings(text, part) ? boolean_value(find(text, part) != 0 ? 1 : 0) : 0;
}

export function startsWith(text: usize, part: usize): bool {
  const length = lengthOf(part);
  return length <= lengthOf(text) && bytesEqual(textOf(text), textOf(part), length) != 0;
}

function endsWith(text: usize, part: usize): bool {
  const length = lengthOf(part);
  return length <= lengthOf(text) && bytesEqual(endOf(text) - length, textOf(part), length) != 0;
}

export function builtin_startswith(text: usize, part: usize): usize {
  return areStrings(text, part) ? boolean_value(startsWith(text, part) ? 1 : 0) : 0;
}

export function builtin_endswith(text: usize, part: usize): usize {
  return areStrings(text, part) ? boolean_value(endsWith(text, part) ? 1 : 0) : 0;
}

export function builtin_indexof(text: usize, part: usize): usize {
  if (!areStrings(text, part) || lengthOf(part) == 0) return 0;
  const found = find(text, part);
  return number_from_i64(found == 0 ? -1 : countRunes(textOf(text), <i32>(found - textOf(text))));
}

export function builtin_indexof_n(text: usize, part: usize): usize {
  if (!areStrings(text, part) || lengthOf(part) == 0) return 0;
  const found = findOverlapping(textOf(text), endOf(text), textOf(part), lengthOf(part));
  const count = countOf(found);
  const places = array_new(count);
  let at = textOf(text);
  let runes = 0;
  for (let index = 0; index < count; index++) {
    const place = itemOf(found, index);
    runes += countRunes(at, <i32>(place - at));
    at = place;
    array_append(places, number_from_i64(runes));
  }
  return places;
}

export function builtin_strings_count(text: usize, part: usize): usize {
  if (!areStrings(text, part)) return 0;
  const length = lengthOf(part);
  if (length == 0) return number_from_i64(runeCount(text) + 1);
  takeCharacters(lengthOf(text));
  let count = 0;
  let found = find(text, part);
  while (found != 0) {
    count++;
    found = findBytes(found + length, endOf(text), textOf(part), length);
  }
  return number_from_i64(count);
}

export function builtin_substring(text: usize, offset: usize, length: usize): usize {
  if (!isTag(text, tagString) || !isTag(offset, tagNumber) || !isTag(length, tagNumber)) return 0;
  if (!readMachineInteger(offset) || integer < 0) return 0;
  const start = skipRunes(textOf(text), endOf(text), <i32>min<i64>(integer, i32.MAX_VALUE));
  if (!readMachineInteger(length)) return 0;
  const end =
    integer < 0 ? endOf(text) : skipRunes(start, endOf(text), <i32>min<i64>(integer, i32.MAX_VALUE));
  return stringFromBytes(start, <i32>(end - start));
}

export function builtin_concat(delimiter: usize, texts: usize): usize {
  if (!isTag(delimiter, tagString) || !hasMembers(texts) || !allOfTag(texts, tagString)) return 0;
  const count = prepareMembers(texts);
  const stride = memberStride(texts);
  let member = firstMember(texts);
  beginText(stringText);
  for (let index = 0; index < count; index++, member += stride) {
    const part = load<usize>(member);
    if (index > 0) putBytes(textOf(delimiter), lengthOf(delimiter));
    putBytes(textOf(part), lengthOf(part));
  }
  return writtenString();
}

export function builtin_split(text: usize, delimiter: usize): usize {
  if (!areStrings(text, delimiter)) return 0;
  const parts = array_new(4);
  const length = lengthOf(delimiter);
  const end = endOf(text);
  let at = textOf(text);
  takeCharacters(end - at);
  if (length == 0) {
    for (; at < end; ) {
      const next = skipRunes(at, end, 1);
      array_append(parts, stringFromBytes(at, <i32>(next - at)));
      at = next;
    }
    return parts;
  }
  let found = findBytes(at, end, textOf(delimiter), length);
  while (found != 0) {
    array_append(parts, stringFromBytes(at, <i32>(found - at)));
    at = found + length;
    found = findBytes(at, end, textOf(delimiter), length);
  }
  array_append(parts, stringFromBytes(at, <i32>(end - at)));
  return parts;
}

/** The first so many parts, or the last ones if the count is negative. */
export function builtin_strings_split_n(text: usize, delimiter: usize, count: usize): usize {
  if (!isTag(count, tagNumber) || !readMachineInteger(count)) return 0;
  const wanted = integer;
  const parts = builtin_split(text, delimiter);
  if (parts == 0) return 0;
  const total = <i64>countOf(parts);
  const start = wanted >= 0 ? 0 : max<i64>(0, total + wanted);
  const end = wanted >= 0 ? min<i64>(total, wanted) : total;
  const result = array_new(<i32>(end - start));
  for (let index = start; index < end; index++) array_append(result, itemOf(parts, <i32>index));
  return result;
}

export function builtin_replace(text: usize, old: usize, replacement: usize): usize {
  if (!areStrings(text, old) || !isTag(replacement, tagString)) return 0;
  const length = lengthOf(old);
  const end = endOf(text);
  let at = textOf(text);
  takeCharacters(end - at);
  if (length == 0) return spread(text, replacement);
  let found = findBytes(at, end, textOf(old), length);
  if (found == 0) return text;
  // The search may borrow of the heap, where the text grows: so all places are found first.
  const places = array_new(4);
  for (; found != 0; found = findBytes(found + length, end, textOf(old), length)) array_append(places, found);
  const count = countOf(places);
  beginText(stringText);
  for (let index = 0; index < count; index++) {
    const place = itemOf(places, index);
    putBytes(at, place - at);
    putBytes(textOf(replacement), lengthOf(replacement));
    at = place + length;
  }
  putBytes(at, end - at);
  return writtenString();
}

/** The empty text occurs between any two bytes. */
function spread(text: usize, replacement: usize): usize {
  const end = endOf(text);
  beginText(stringText);
  for (let at = textOf(text); at < end; at++) {
    putBytes(textOf(replacement), lengthOf(replacement));
    putByte(load<u8>(at));
  }
  putBytes(textOf(replacement), lengthOf(replacement));
  return writtenString();
}

export function builtin_strings_reverse(text: usize): usize {
  if (!isTag(text, tagString)) return 0;
  const length = lengthOf(text);
  takeCharacters(length);
  const value = allocate(stringText + length);
  let target = value + stringText + length;
  for (let at = textOf(text); at < endOf(text); ) {
    const next = skipRunes(at, endOf(text), 1);
    target -= next - at;
    memory.copy(target, at, next - at);
    at = next;
  }
  return finishString(value, length);
}

export function builtin_trim_prefix(text: usize, prefix: usize): usize {
  if (!areStrings(text, prefix)) return 0;
  if (!startsWith(text, prefix)) return text;
  return stringFromBytes(textOf(text) + lengthOf(prefix), lengthOf(text) - lengthOf(prefix));
}

export function builtin_trim_suffix(text: usize, suffix: usize): usize {
  if (!areStrings(text, suffix)) return 0;
  return endsWith(text, suffix) ? stringFromBytes(textOf(text), lengthOf(text) - lengthOf(suffix)) : text;
}
