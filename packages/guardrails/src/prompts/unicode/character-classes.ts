// Characters told apart by what they do to a text rather than by what they say, by Unicode's properties.

/** `plain` ones are seen as they are. */
export const characterClass = {
  plain: 0,
  zeroWidth: 1,
  bidi: 2,
  tag: 3,
  variationSelector: 4,
  filler: 5,
  annotation: 6,
  control: 7,
  mark: 8,
  /** Compatibility normalisation makes a phrase of it. */
  expanding: 9,
} as const;

export type CharacterClass = (typeof characterClass)[keyof typeof characterClass];

/** Later lines win: marks that are ignorable are ignorable. */
const classes: readonly (readonly [CharacterClass, RegExp])[] = [
  [characterClass.mark, /\p{M}/gu],
  [characterClass.zeroWidth, /\p{Default_Ignorable_Code_Point}/gu],
  [characterClass.variationSelector, /[\ufe00-\ufe0f\u180b-\u180d\u180f]/gu],
  [characterClass.bidi, /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu],
  // Hangul fillers, and the Braille pattern without dots.
  [characterClass.filler, /[\u115f\u1160\u3164\uffa0\u2800]/gu],
  [characterClass.annotation, /[\ufff9-\ufffb]/gu],
  [characterClass.control, /(?![\t\n\r])\p{Cc}/gu],
  // Abbreviations of words: `㌖`, `ﷺ`; those of four letters and more.
  [characterClass.expanding, /[\u2474-\u2487\u3200-\u321e\u3300-\u33ff\ufdf0-\ufdfb]/gu],
];

const basicPlane = 0x10000;
let table: Uint8Array | undefined;

function makeTable(): Uint8Array {
  const made = new Uint8Array(basicPlane);
  // In pieces, for surrogates must not become pairs.
  for (const [begin, end] of [
    [0, 0xd800],
    [0xe000, basicPlane],
  ] as const) {
    let text = "";
    for (let code = begin; code < end; code++) text += String.fromCharCode(code);
    for (const [name, pattern] of classes)
      for (const match of text.matchAll(pattern)) made[begin + match.index] = name;
  }
  return made;
}

/** Constant time; the first call makes a table. */
export function classOf(code: number): CharacterClass {
  if (code < basicPlane) {
    table ??= makeTable();
    return table[code] as CharacterClass;
  }
  if (code >= 0xe0000 && code <= 0xe007f) return characterClass.tag;
  if (code >= 0xe0100 && code <= 0xe01ef) return characterClass.variationSelector;
  const character = String.fromCodePoint(code);
  if (/\p{Default_Ignorable_Code_Point}/u.test(character)) return characterClass.zeroWidth;
  return /\p{M}/u.test(character) ? characterClass.mark : characterClass.plain;
}
