// A text without its secrets and personal data, as long as it was.
import { normalisePrompt } from "../prompts/normalise-prompt.js";
import { type LengthClass, lengthClass } from "./length-class.js";
import { sensitivePlaces } from "./sensitive-places.js";

/** What was masked: its kind, and where it stood and its mask stands, in UTF-16 units. */
export type Redaction = {
  /** `github-token`, `payment-card`, …; `encoded` for what holds something under a wrapping. */
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly lengthClass: LengthClass;
};

/** A text with masks, and what each of them stands for. Values are nowhere in it. */
export type RedactedText = { readonly text: string; readonly redactions: readonly Redaction[] };

/** Neither letter nor markup in any format that texts have, and the same in every Unicode form. */
const mask = "█";

/** Masks found one beneath the other: a value whose parts are values. */
const rounds = 8;

/**
 * Masks every credential and personal datum of a text, in whatever view it is found: as it stands, without what nobody
 * sees, with letters read as they look, and under encodings. The text stays as long as it was, so that offsets into it
 * stay right, and keeps its lines. Of what is encoded, the whole wrapped piece is masked.
 *
 * What nothing is found in is returned as it is; a text that was redacted is one. It takes about as long as
 * `validatePrompt` for an honest text, and a few times as long for one with something in it.
 *
 * @example
 * const { text, redactions } = redact("Why is card 4929 1804 6210 3359 declined?");
 * // text: "Why is card ███████████████████ declined?"
 * // redactions: [{ kind: "payment-card", start: 12, end: 31, lengthClass: "16 to 31" }]
 */
export function redact(text: string): RedactedText {
  const masked: MaskedPart[] = [];
  let current = text;
  for (let round = 0; round < rounds; round++) {
    const places = sensitivePlaces(current);
    if (places.length === 0) break;
    masked.push(...places);
    current = maskedAt(current, places);
  }
  const wrapped = wrappedParts(current).map((span) => ({ kind: "encoded", ...span }));
  return { text: maskedAt(current, wrapped), redactions: outermost([...masked, ...wrapped]) };
}

type Span = { readonly start: number; readonly end: number };
type MaskedPart = Span & { readonly kind: string };

/** In the order of the text; what stands within another is told by that one. */
function outermost(masked: readonly MaskedPart[]): readonly Redaction[] {
  const redactions: Redaction[] = [];
  for (const { kind, start, end } of masked.toSorted(
    (left, right) => left.start - right.start || right.end - left.end,
  )) {
    if (end <= (redactions.at(-1)?.end ?? 0)) continue;
    redactions.push({ kind, start, end, lengthClass: lengthClass(end - start) });
  }
  return redactions;
}

/** Line breaks stay, so that lines do. */
function maskedAt(text: string, spans: readonly Span[]): string {
  let masked = "";
  let next = 0;
  for (const { start, end } of spans) {
    if (end <= next) continue;
    const from = Math.max(start, next);
    masked += text.slice(next, from) + text.slice(from, end).replace(/[^\r\n]/g, mask);
    next = end;
  }
  return masked + text.slice(next);
}

/** A wrapped piece may be as long as some lines: paragraphs, lines and words are looked at, in this order. */
const parts: readonly RegExp[] = [/\n\s*\n/g, /\n/g, /[^\S\n]+/g];

/**
 * The smallest parts in which something is found by themselves. Each level reads the text once, so that the work is a
 * few times that of reading it.
 */
function wrappedParts(text: string, level = 0, offset = 0): readonly Span[] {
  if (!holdsSensitive(text)) return [];
  for (let finer = level; finer < parts.length; finer++) {
    const pieces = piecesOf(text, parts[finer] as RegExp);
    const found =
      pieces.length < 2
        ? []
        : pieces.flatMap(({ start, end }) => wrappedParts(text.slice(start, end), finer + 1, offset + start));
    if (found.length > 0) return isEnough(text, found, offset) ? found : [whole(text, offset)];
  }
  const narrow = narrowed(text, offset);
  return isEnough(text, [narrow], offset) ? [narrow] : [whole(text, offset)];
}

function whole(text: string, offset: number): Span {
  return { start: offset, end: offset + text.length };
}

function isEnough(text: string, found: readonly Span[], offset: number): boolean {
  return !holdsSensitive(
    maskedAt(
      text,
      found.map(({ start, end }) => ({ start: start - offset, end: end - offset })),
    ),
  );
}

/** Without the words before and behind what is needed to find it: each halving reads the text once. */
function narrowed(text: string, offset: number): Span {
  const all = countSensitive(text);
  const words = piecesOf(text, /\s+/g);
  const first = lastWhere(words.length, (index) => countSensitive(text.slice(words[index]?.start)) >= all);
  const { start = 0 } = words[first] ?? {};
  const last = lastWhere(
    words.length - first,
    (index) => countSensitive(text.slice(start, words[words.length - 1 - index]?.end)) >= all,
  );
  const { end = text.length } = words[words.length - 1 - last] ?? {};
  return { start: offset + start, end: offset + end };
}

/** The last of so many for which it holds, if it holds up to one and for none behind it; the first if for none. */
function lastWhere(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

function piecesOf(text: string, between: RegExp): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(between)) {
    spans.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  spans.push({ start, end: text.length });
  return spans.filter((span) => span.end > span.start);
}

function holdsSensitive(text: string): boolean {
  return countSensitive(text) > 0;
}

function countSensitive(text: string): number {
  const { credentials, personal_data } = normalisePrompt(text).signals;
  return credentials.length + personal_data.length;
}
