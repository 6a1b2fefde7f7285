// Texts by characters: Rego counts code points where JavaScript counts UTF-16 units.

const beyondBasicPlane = /[\ud800-\udfff]/;

/** Whether units and characters are the same thing, so that cheap ways will do. */
export function isBasic(text: string): boolean {
  return !beyondBasicPlane.test(text);
}

export function codePointCount(text: string): number {
  if (isBasic(text)) return text.length;
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** Characters from `start` up to but without `end`. */
export function sliceCodePoints(text: string, start: number, end: number): string {
  if (isBasic(text)) return text.slice(start, end);
  let index = 0;
  let result = "";
  for (const character of text) {
    if (index >= end) break;
    if (index >= start) result += character;
    index++;
  }
  return result;
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
