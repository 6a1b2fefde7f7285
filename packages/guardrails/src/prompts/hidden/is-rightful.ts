// Tells invisible characters that spelling needs from those that only hide something.
import { characterClass, classOf } from "../unicode/character-classes.js";

/** Where an invisible character stands. */
export type Neighbours = {
  /** The last character that is seen, and the next one; empty at the ends. */
  readonly previous: string;
  readonly next: string;
  /** Invisible characters since the last that is seen. */
  readonly before: number;
  /** Whether the one before is a variation selector that belongs there. */
  readonly afterSelector: boolean;
  readonly atStart: boolean;
  /** Whether the whole text matches. */
  readonly textHas: (pattern: RegExp) => boolean;
};

const zeroWidthSpace = 0x200b;
const nonJoiner = 0x200c;
const joiner = 0x200d;
const byteOrderMark = 0xfeff;
const mongolianVowelSeparator = 0x180e;
const enclosingKeycap = "\u20e3";

/** Scripts whose letters join, or refuse to, by a character of their own. */
const joiningScripts =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Myanmar}\p{Script=Khmer}\p{Script=Tibetan}\p{Script=Balinese}\p{Script=Javanese}]/u;
/** Scripts that write no spaces, and mark where a line may break. */
const spacelessScripts =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const rightToLeft =
  /(?=\p{L})[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const pictograph = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}/u;
const jamoFillers: readonly number[] = [0x115f, 0x1160];
const conjoiningJamo = /[\u1100-\u115e\u1161-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/;

function isRightfulZeroWidth(
  code: number,
  { previous, before, afterSelector, atStart }: Neighbours,
): boolean {
  if (code === byteOrderMark) return atStart;
  if (before > (afterSelector ? 1 : 0)) return false;
  if (code === joiner && (afterSelector || pictograph.test(previous))) return true;
  if (code === joiner || code === nonJoiner) return joiningScripts.test(previous);
  if (code === zeroWidthSpace) return spacelessScripts.test(previous);
  return code === mongolianVowelSeparator && /\p{Script=Mongolian}/u.test(previous);
}

/** One selector may follow a character that has variants. */
function isRightfulSelector(code: number, { previous, next, before }: Neighbours): boolean {
  if (before > 0) return false;
  if (code === 0xfe0e || code === 0xfe0f) {
    return /^[0-9#*]$/.test(previous) ? next === enclosingKeycap : /[\p{Emoji}\p{S}]/u.test(previous);
  }
  if (code < 0xfe00) return /\p{Script=Mongolian}/u.test(previous);
  if (code >= 0xe0100) return /\p{Ideographic}/u.test(previous);
  return /(?!\p{ASCII})[\p{Sm}\p{Ideographic}\p{Script=Myanmar}\p{Script=Phags_Pa}\p{P}]/u.test(previous);
}

function isRightfulFiller(code: number, { previous, next, textHas }: Neighbours): boolean {
  if (code === 0x2800) return textHas(/[\u2801-\u28ff]/);
  return jamoFillers.includes(code) && (conjoiningJamo.test(previous) || conjoiningJamo.test(next));
}

/** Marks of direction are part of a text in a script from right to left; embeddings are not. */
function isRightfulDirection(code: number, { textHas }: Neighbours): boolean {
  const isMark = code === 0x200e || code === 0x200f || code === 0x061c;
  return isMark && textHas(rightToLeft);
}

export function isRightful(code: number, neighbours: Neighbours): boolean {
  switch (classOf(code)) {
    case characterClass.zeroWidth:
      return isRightfulZeroWidth(code, neighbours);
    case characterClass.variationSelector:
      return isRightfulSelector(code, neighbours);
    case characterClass.filler:
      return isRightfulFiller(code, neighbours);
    case characterClass.bidi:
      return isRightfulDirection(code, neighbours);
    default:
      return false;
  }
}
