// Reads a text as a model does: without what nobody sees, letters as they look, and form taken off.
import type { HiddenCounts } from "./hidden/hidden-counts.js";
import { revealHidden } from "./hidden/reveal-hidden.js";
import { stripMarks } from "./hidden/strip-marks.js";
import { readLetterSymbols } from "./letter-symbols.js";
import { stripMarkup, stripTerminal } from "./strip-markup.js";
import { foldEarlyLookalikes, foldLookalikes } from "./unicode/fold-lookalikes.js";
import type { View } from "./view.js";

export type PlainReading = {
  readonly text: string;
  /** What else it says: spelt in what nobody sees, or in letters that can be read in two ways. */
  readonly otherwise: readonly View[];
  /** The text without what nobody sees, and nothing else changed. */
  readonly visible: string;
  readonly hidden: HiddenCounts;
  /** Words mix Latin letters with lookalikes of other scripts. */
  readonly mixedScript: boolean;
  /** Abbreviations that were taken out because writing all of them out would blow the text up. */
  readonly unexpanded: number;
};

/** Wrappings stay on: those are the business of `unwrapLayers`, which reads what is under each of them like this, too. */
export function readPlainly(text: string): PlainReading {
  const { visible, counts, smuggled, unexpanded, otherwise } = revealHidden(stripTerminal(text));
  const normal = normaliseForm(visible);
  const bare = /\P{ASCII}/u.test(normal) ? stripMarks(normal, counts) : normal;
  const { text: plain, asides } = stripMarkup(bare);
  const folded = foldLookalikes(plain);
  const symbols = readLetterSymbols(plain);
  return {
    text: folded.text,
    otherwise: [
      ...smuggled,
      // It may be disguised in turn; it is shorter, or has fewer kinds of what nobody sees, so that this ends.
      ...[...smuggled, ...otherwise]
        .map(({ layer, text: other }) => ({ layer, text: readPlainly(other).text }))
        .filter((view) => !smuggled.some((each) => each.text === view.text)),
      ...(folded.whole === "" ? [] : [{ layer: "lookalikes", text: folded.whole } as const]),
      ...(asides === "" ? [] : [{ layer: "markup", text: asides } as const]),
      ...(symbols === "" ? [] : [{ layer: "letter-symbols", text: symbols } as const]),
    ],
    visible,
    hidden: counts,
    mixedScript: folded.mixedScript,
    unexpanded,
  };
}

function normaliseForm(text: string): string {
  return /\P{ASCII}/u.test(text) ? foldEarlyLookalikes(text).normalize("NFKC") : text;
}
