// Runs detectors over a text, in one pass, and settles who found what where several did.
import type { Detector, Sensitive } from "./detector.js";
import { MarkIndex } from "./mark-index.js";

/** `by`: which of the detectors. */
export type Found = Sensitive & { readonly by: number };

/**
 * A search for all of these, in a time that is linear in the length of the text. Of two that overlap the one told by
 * its form stays, and then the longer one.
 */
export function detectorSearch(detectors: readonly Detector[]): (text: string) => readonly Found[] {
  const index = new MarkIndex(detectors.map((detector, rank) => ({ marks: detector.marks, item: rank })));
  return (text) => {
    const found: Found[] = [];
    /** Up to where each detector has found what it looks for. */
    const ends = new Map<number, number>();
    index.visit(text, (by, at) => {
      if (at < (ends.get(by) ?? 0)) return;
      const detector = detectors[by] as Detector;
      const span = detector.find(text, at);
      if (span === undefined || span.end <= (ends.get(by) ?? 0)) return;
      ends.set(by, span.end);
      const { kind = detector.kind, start, end } = span;
      found.push({ kind, at: start, length: end - start, by });
    });
    return found.length < 2 ? found : settled(found, (by) => detectors[by]?.isGeneral === true);
  };
}

/** In the order of the text, none within or across another. */
function settled(found: readonly Found[], isGeneral: (by: number) => boolean): readonly Found[] {
  const isBetter = (each: Found, last: Found): boolean =>
    isGeneral(each.by) === isGeneral(last.by) ? each.length > last.length : isGeneral(last.by);
  const kept: Found[] = [];
  const ordered = found.toSorted((left, right) => left.at - right.at || right.length - left.length);
  for (const each of ordered) {
    const last = kept.at(-1);
    if (last === undefined || each.at >= last.at + last.length) kept.push(each);
    else if (isBetter(each, last)) kept[kept.length - 1] = each;
  }
  return kept;
}
