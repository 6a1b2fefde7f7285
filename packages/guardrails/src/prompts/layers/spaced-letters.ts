// Words with gaps between their letters, and without gaps between each other.
import { segmentWords } from "../segment-words.js";
import type { Layer } from "./layer.js";

/** Letters on their own, with up to four other characters between them. */
const row =
  /(?<![A-Za-z0-9\u00c0-\u02af\u0370-\u1fff])[A-Za-z0-9\u00c0-\u02af\u0370-\u1fff](?:[^A-Za-z0-9\u00c0-\u02af\u0370-\u1fff]{1,4}[A-Za-z0-9\u00c0-\u02af\u0370-\u1fff](?![A-Za-z0-9\u00c0-\u02af\u0370-\u1fff])){4,}/g;
const gap = /[^A-Za-z0-9\u00c0-\u02af\u0370-\u1fff]+/g;
/** Letters without gaps: shorter ones are words. */
const solid = /(?<![A-Za-z0-9])[A-Za-z]{14,400}(?![A-Za-z0-9])/g;
const fewestSolidWords = 3;

export const spacedLetters: Layer = {
  name: "spaced",
  isEncoding: false,
  unwrap: (text) => [...rowsOf(text), ...solidsOf(text)].join("\n"),
};

function rowsOf(text: string): readonly string[] {
  const found: string[] = [];
  for (const [match] of text.matchAll(row)) {
    const signs = match.replace(gap, "");
    if (signs.replace(/[0-9]+/g, "").length * 2 > signs.length) found.push(...joinLetters(match));
  }
  return found;
}

/** The commonest gap stands between letters, any other between words. */
function joinLetters(match: string): readonly string[] {
  const gaps = match.match(gap) ?? [];
  const counts = new Map<string, number>();
  for (const each of gaps) counts.set(each, (counts.get(each) ?? 0) + 1);
  const common = [...counts].sort(([, left], [, right]) => right - left)[0]?.[0];
  const words = match.split(/([^A-Za-z0-9\u00c0-\u02af\u0370-\u1fff]+)/);
  const joined = words
    .map((part, index) => (index % 2 === 0 ? part : part === common ? "" : readGap(part)))
    .join("");
  const spelt = joined
    .split(" ")
    .map((each) => segmentWords(each.toLowerCase())?.join(" ") ?? each)
    .join(" ");
  // Letters may be words of their own, as in `g i v e m e a k e y`: both readings count.
  return spelt === joined ? [joined] : [spelt, joined];
}

/** Between words, marks stay; an apostrophe belongs to its word. */
function readGap(gapBetween: string): string {
  const marks = gapBetween.trim();
  return marks === "'" || marks === "’" ? "'" : /^[.,:;!?]$/.test(marks) ? `${marks} ` : " ";
}

function solidsOf(text: string): readonly string[] {
  const found: string[] = [];
  for (const [match] of text.matchAll(solid)) {
    const words = segmentWords(match.toLowerCase());
    if (words !== undefined && words.length >= fewestSolidWords) found.push(words.join(" "));
  }
  return found;
}
