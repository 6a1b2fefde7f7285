// Characters that a model reads and a person does not see: zero-width, bidirectional controls, tags.

export type HiddenKind = "zero-width" | "bidi" | "tag";
export type HiddenCharacters = { readonly kind: HiddenKind; readonly count: number };

const zeroWidth: ReadonlySet<number> = new Set([
  0x00ad, 0x034f, 0x180e, 0x200b, 0x200c, 0x200d, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0xfeff,
]);

function hiddenKind(code: number): HiddenKind | undefined {
  if (zeroWidth.has(code)) return "zero-width";
  if (
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069) ||
    code === 0x200e ||
    code === 0x200f
  )
    return "bidi";
  if (code >= 0xe0000 && code <= 0xe007f) return "tag";
  return undefined;
}

export type Revealed = {
  /** The text without them. */
  readonly visible: string;
  /** What tag characters spell in ASCII; empty where there are none. */
  readonly smuggled: string;
  readonly hidden: readonly HiddenCharacters[];
};

const zeroWidthJoiner = 0x200d;
const emojiModifier = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f/u;
const blackFlag = 0x1f3f4;
const cancelTag = 0xe007f;

/**
 * Takes hidden characters out and counts them. Emoji sequences use joiners and (in flags) tags by
 * right, and a joiner between letters is spelling in Indic and Arabic scripts: those are not counted.
 */
export function revealHidden(text: string): Revealed {
  const counts = new Map<HiddenKind, number>();
  let visible = "";
  let smuggled = "";
  let previous = "";
  let inFlag = false;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    const kind = hiddenKind(code);
    if (kind === undefined) {
      visible += character;
      previous = character;
      inFlag = code === blackFlag;
      continue;
    }
    if (kind === "tag" && inFlag) {
      inFlag = code !== cancelTag;
      continue;
    }
    if (kind === "tag" && code >= 0xe0020 && code < cancelTag)
      smuggled += String.fromCharCode(code - 0xe0000);
    if (!isRightful(code, previous)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return { visible, smuggled, hidden: [...counts].map(([kind, count]) => ({ kind, count })) };
}

function isRightful(code: number, previous: string): boolean {
  if (code === zeroWidthJoiner && emojiModifier.test(previous)) return true;
  return (
    (code === zeroWidthJoiner || code === 0x200c) &&
    /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Malayalam}\p{Script=Tamil}\p{Script=Sinhala}]/u.test(
      previous,
    )
  );
}
