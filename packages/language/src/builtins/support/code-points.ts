// Texts by characters: Rego counts code points where JavaScript counts UTF-16 units.

import { isHighSurrogate, isLowSurrogate, textOfUnits } from "../../values/utf8.js";

const beyondBasicPlane = /[\ud800-\udfff]/;

/** Whether units and characters are the same thing, so that cheap ways will do. */
export function isBasic(text: string): boolean {
  return !beyondBasicPlane.test(text);
}

export function codePointCount(text: string): number {
  if (isBasic(text)) return text.length;
  let count = text.length;
  // Of a pair, the second unit does not count.
  for (let at = 1; at < text.length; at++)
    if (isLowSurrogate(text.charCodeAt(at)) && isHighSurrogate(text.charCodeAt(at - 1))) count--;
  return count;
}

/** Characters from `start` up to but without `end`. */
export function sliceCodePoints(text: string, start: number, end: number): string {
  if (isBasic(text)) return text.slice(start, end);
  const from = unitAt(text, 0, start);
  return text.slice(from, end === Number.POSITIVE_INFINITY ? undefined : unitAt(text, from, end - start));
}

/** The place of the unit so many characters further, at most the end. */
function unitAt(text: string, from: number, characters: number): number {
  let at = from;
  for (let left = characters; left > 0 && at < text.length; left--) {
    at += isHighSurrogate(text.charCodeAt(at)) && isLowSurrogate(text.charCodeAt(at + 1)) ? 2 : 1;
  }
  return at;
}

/** The places, in characters, of units that `indices` lists in ascending order. */
export function toCodePointIndices(text: string, indices: readonly number[]): readonly number[] {
  if (isBasic(text)) return indices;
  let unit = 0;
  let character = 0;
  return indices.map((index) => {
    while (unit < index) {
      unit += (text.codePointAt(unit) as number) > 0xffff ? 2 : 1;
      character++;
    }
    return character;
  });
}

/** The characters back to front. */
export function reverseCharacters(text: string): string {
  const units = new Uint16Array(text.length);
  let place = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    units[--place] = unit;
    if (!isLowSurrogate(unit) || !isHighSurrogate(text.charCodeAt(at - 1))) continue;
    // A pair keeps its order.
    units[place] = text.charCodeAt(at - 1);
    units[place + 1] = unit;
  }
  return textOfUnits(units);
}
