// JSON text as a value of the language: written as Go writes it, read as the input is.
import {
  entryKey,
  entrySize,
  entryValue,
  falseAddress,
  stringText,
  tableEntries,
  tagArray,
  tagObject,
  tagSet,
  tagString,
  trueAddress,
} from "../../../language/src/wasm-layout";
import { release, top } from "../heap";
import { parseAll, parsePrefix, restAfterPrefix } from "../json-read";
import { putValue } from "../json-write";
import { takeComposite, takeText } from "../limits";
import { membersArray } from "../members";
import { newTable, object_insert } from "../table";
import { beginText, cursor, endText, putByte, putBytes } from "../text-writer";
import { array_append, array_new, countOf, finishString, isTag, itemOf, lengthOf, textOf } from "../value";

export function builtin_json_marshal(value: usize): usize {
  const json = textKeys(value);
  beginText(stringText);
  putValue(json, false);
  const text = endText();
  const string = finishString(text, <i32>(cursor - text - stringText));
  return escapedForHtml(string);
}

/** The value with texts as keys, so that they are sorted as texts; itself where they are already. */
function textKeys(value: usize): usize {
  if (!hasOtherKeys(value)) return value;
  if (isTag(value, tagObject)) {
    const object = newTable(tagObject, countOf(value));
    for (let index = 0; index < countOf(value); index++) {
      const entry = load<usize>(value, tableEntries) + <usize>index * entrySize;
      object_insert(object, keyText(load<usize>(entry, entryKey)), textKeys(load<usize>(entry, entryValue)));
    }
    return object;
  }
  const source = isTag(value, tagSet) ? membersArray(value) : value;
  const array = array_new(countOf(source));
  for (let index = 0; index < countOf(source); index++) array_append(array, textKeys(itemOf(source, index)));
  return array;
}

function keyText(key: usize): usize {
  if (isTag(key, tagString)) return key;
  const json = textKeys(key);
  beginText(stringText);
  putValue(json, false);
  const text = endText();
  return finishString(text, <i32>(cursor - text - stringText));
}

function hasOtherKeys(value: usize): bool {
  const count =
    isTag(value, tagArray) || isTag(value, tagObject) || isTag(value, tagSet) ? countOf(value) : 0;
  if (count > 0) takeComposite(count);
  if (isTag(value, tagArray)) {
    for (let index = 0; index < count; index++) if (hasOtherKeys(itemOf(value, index))) return true;
    return false;
  }
  for (let index = 0; index < count; index++) {
    const entry = load<usize>(value, tableEntries) + <usize>index * entrySize;
    if (isTag(value, tagObject) && !isTag(load<usize>(entry, entryKey), tagString)) return true;
    // A set's members are its values, too.
    if (hasOtherKeys(load<usize>(entry, entryValue))) return true;
  }
  return false;
}

/** With `<`, `>`, `&`, U+2028 and U+2029 as escapes; they occur in strings only. */
function escapedForHtml(string: usize): usize {
  const end = textOf(string) + lengthOf(string);
  let at = textOf(string);
  takeText(end - at);
  while (at < end && escapeSize(at, end) == 0) at++;
  if (at == end) return string;
  beginText(stringText);
  putBytes(textOf(string), at - textOf(string));
  while (at < end) {
    const size = escapeSize(at, end);
    if (size == 0) putByte(load<u8>(at++));
    else {
      putEscape(size == 1 ? load<u8>(at) : 0x2000 | (<u32>load<u8>(at, 2) & 0x3f));
      at += size;
    }
  }
  const text = endText();
  return finishString(text, <i32>(cursor - text - stringText));
}

/** How many bytes here need an escape. */
function escapeSize(at: usize, end: usize): usize {
  const byte: u32 = load<u8>(at);
  if (byte == 0x3c || byte == 0x3e || byte == 0x26) return 1;
  if (byte != 0xe2 || at + 3 > end || load<u8>(at, 1) != 0x80) return 0;
  return (load<u8>(at, 2) & 0xfe) == 0xa8 ? 3 : 0;
}

function putEscape(unit: u32): void {
  putByte(0x5c);
  putByte(0x75);
  for (let shift = 12; shift >= 0; shift -= 4) {
    const digit = (unit >> shift) & 15;
    putByte(digit < 10 ? 0x30 + digit : 0x57 + digit);
  }
}

/** Nothing may follow the value but space, or a `null`, which Go does not notice. */
export function builtin_json_unmarshal(text: usize): usize {
  if (!isTag(text, tagString)) return 0;
  const value = parsePrefix(textOf(text), lengthOf(text));
  if (value == 0) return 0;
  const rest = restAfterPrefix();
  const end = textOf(text) + lengthOf(text);
  if (rest == end) return value;
  return rest + 4 <= end && load<u32>(rest) == 0x6c6c756e ? value : 0;
}

export function builtin_json_is_valid(text: usize): usize {
  if (!isTag(text, tagString)) return falseAddress;
  const mark = top;
  const value = parseAll(textOf(text), lengthOf(text));
  release(mark);
  return value == 0 ? falseAddress : trueAddress;
}
