// Many strings against many others, without trying every pair.
import { stringText, tagArray, tagObject, tagSet, tagString } from "../../../language/src/wasm-layout";
import { scan_key, scan_size, scan_value } from "../access";
import { value_compare } from "../compare";
import { allocate } from "../heap";
import { takeCharacters, takeSteps, takeText } from "../limits";
import { allOfTag, firstMember, memberStride, prepareMembers } from "../members";
import { sortArray } from "../sort";
import { beginText, putByte, putBytes } from "../text-writer";
import {
  array_append,
  array_new,
  boolean_value,
  countOf,
  finishString,
  isTag,
  itemOf,
  lengthOf,
  textOf,
} from "../value";
import { endOf, startsWith, writtenString } from "./strings";

export function builtin_strings_any_prefix_match(texts: usize, prefixes: usize): usize {
  return anyMatch(textsOf(texts, false), textsOf(prefixes, false));
}

export function builtin_strings_any_suffix_match(texts: usize, suffixes: usize): usize {
  return anyMatch(textsOf(texts, true), textsOf(suffixes, true));
}

/** A fresh array of the strings of a string, an array or a set, turned round if so said; 0 if there is anything else. */
function textsOf(texts: usize, reversed: bool): usize {
  const result = array_new(4);
  if (isTag(texts, tagString)) {
    array_append(result, reversed ? reversedBytes(texts) : texts);
    return result;
  }
  if ((!isTag(texts, tagArray) && !isTag(texts, tagSet)) || !allOfTag(texts, tagString)) return 0;
  const count = prepareMembers(texts);
  const stride = memberStride(texts);
  let member = firstMember(texts);
  for (let index = 0; index < count; index++, member += stride) {
    const text = load<usize>(member);
    array_append(result, reversed ? reversedBytes(text) : text);
  }
  return result;
}

/** An end becomes a beginning; what is inside a character does not matter for that. */
function reversedBytes(text: usize): usize {
  const length = lengthOf(text);
  takeText(length);
  const value = allocate(stringText + length);
  let target = value + stringText + length;
  for (let at = textOf(text); at < endOf(text); at++) store<u8>(--target, load<u8>(at));
  return finishString(value, length);
}

/** Texts with a prefix in common stand next to each other in order, the first of them straight after it. */
function anyMatch(texts: usize, prefixes: usize): usize {
  if (texts == 0 || prefixes == 0) return 0;
  sortArray(texts);
  const count = countOf(prefixes);
  takeSteps(count >> 4);
  for (let index = 0; index < count; index++) {
    const prefix = itemOf(prefixes, index);
    const place = firstNotBefore(texts, prefix);
    if (place < countOf(texts) && startsWith(itemOf(texts, place), prefix)) return boolean_value(1);
  }
  return boolean_value(0);
}

function firstNotBefore(texts: usize, text: usize): i32 {
  let low = 0;
  let high = countOf(texts);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value_compare(itemOf(texts, middle), text) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** In one pass from left to right; of keys that match in one place the first in order is taken. */
export function builtin_strings_replace_n(patterns: usize, text: usize): usize {
  if (!isTag(patterns, tagObject) || !isTag(text, tagString)) return 0;
  const count = scan_size(patterns);
  for (let index = 0; index < count; index++) {
    if (!isTag(scan_key(patterns, index), tagString) || !isTag(scan_value(patterns, index), tagString))
      return 0;
  }
  if (count == 0) return text;
  const end = endOf(text);
  let at = textOf(text);
  takeCharacters(lengthOf(text));
  let afterEmpty = false;
  beginText(stringText);
  while (at <= end) {
    const match = firstMatch(patterns, count, at, end, afterEmpty);
    afterEmpty = match >= 0 && lengthOf(scan_key(patterns, match)) == 0;
    if (match >= 0) {
      const replacement = scan_value(patterns, match);
      putBytes(textOf(replacement), lengthOf(replacement));
      at += lengthOf(scan_key(patterns, match));
    } else {
      if (at < end) putByte(load<u8>(at));
      at++;
    }
  }
  return writtenString();
}

/** Keys that were tried, and not paid for. */
let tried: i32 = 0;

/** The empty key matches anywhere but where it just did; -1 if none does. */
function firstMatch(patterns: usize, count: i32, at: usize, end: usize, afterEmpty: bool): i32 {
  tried += count;
  if (tried >= 32) {
    takeSteps(tried >> 5);
    tried &= 31;
  }
  for (let index = 0; index < count; index++) {
    const key = scan_key(patterns, index);
    const length = lengthOf(key);
    if (length == 0) {
      if (!afterEmpty) return index;
      continue;
    }
    if (<usize>length > end - at || load<u8>(at) != load<u8>(textOf(key))) continue;
    let matched = 1;
    while (matched < length && load<u8>(at + matched) == load<u8>(textOf(key) + matched)) matched++;
    if (matched > 64) takeSteps(matched >> 6);
    if (matched == length) return index;
  }
  return -1;
}
