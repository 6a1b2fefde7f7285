// Runs detectors over a text, in one pass, and settles who found what where several did.
import type { Detector, Sensitive } from "./detector.js";
import { MarkIndex } from "./mark-index.js";

type State = { readonly detector: Detector; end: number };

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
    const states = new Map<number, State>();
    index.visit(text, (by, at) => {
      let state = states.get(by);
      if (state === undefined) {
        state = { detector: detectors[by] as Detector, end: 0 };
        states.set(by, state);
      }
      if (at < state.end) return;
      const span = state.detector.find(text, at);
      if (span === undefined || span.end <= state.end) return;
      state.end = span.end;
      const { kind = state.detector.kind } = span;
      found.push({ kind, at: span.start, length: span.end - span.start, by });
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
