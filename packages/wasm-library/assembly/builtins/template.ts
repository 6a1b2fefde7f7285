// What template strings become: their parts as one text.
import {
  entryKey,
  stringText,
  tableEntries,
  tagArray,
  tagObject,
  tagSet,
  tagString,
} from "../../../language/src/wasm-layout";
import { abortWith } from "../limits";
import { putRego } from "../rego-write";
import { beginText, cursor, endText, putByte, putBytes } from "../text-writer";
import { countOf, finishString, isTag, itemOf, lengthOf, textOf } from "../value";

/** Each part is a constant, or the set of its values: one, or none where it is undefined. */
export function builtin_internal_template_string(parts: usize): usize {
  if (!isTag(parts, tagArray)) return 0;
  const count = countOf(parts);
  checkParts(parts, count);
  beginText(stringText);
  for (let index = 0; index < count; index++) {
    const part = itemOf(parts, index);
    if (!isTag(part, tagSet)) putShown(part);
    else if (countOf(part) == 0) putUndefined();
    else putShown(load<usize>(load<usize>(part, tableEntries), entryKey));
  }
  const text = endText();
  return finishString(text, <i32>(cursor - text - stringText));
}

function checkParts(parts: usize, count: i32): void {
  let several = false;
  for (let index = 0; index < count; index++) {
    const part = itemOf(parts, index);
    if (isTag(part, tagArray)) abortWith("eval_internal_error: illegal argument type: array");
    if (isTag(part, tagObject)) abortWith("eval_internal_error: illegal argument type: object");
    if (isTag(part, tagSet) && countOf(part) > 1) several = true;
  }
  if (several) abortWith("eval_conflict_error: template-strings must not produce multiple outputs");
}

function putShown(value: usize): void {
  if (isTag(value, tagString)) putBytes(textOf(value), lengthOf(value));
  else putRego(value);
}

function putUndefined(): void {
  const text = "<undefined>";
  for (let index = 0; index < text.length; index++) putByte(text.charCodeAt(index));
}
