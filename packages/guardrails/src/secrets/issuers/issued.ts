// Tokens with a mark of their issuer.
import type { Detector, Span } from "../../sensitive/detector.js";
import { patternDetector } from "../../sensitive/pattern-detector.js";
import { isIssuedStandIn } from "../stand-in.js";

/** Kind, marks, form (sticky, with a bound on each repetition), and units of it that stand before the mark. */
export type IssuedToken = readonly [kind: string, marks: readonly string[], form: RegExp, before?: number];

/** Each stands alone, and is no placeholder. */
export function issuedDetectors(tokens: readonly IssuedToken[]): readonly Detector[] {
  return tokens.map(([kind, marks, pattern, before = 0]) =>
    patternDetector({
      kind,
      marks,
      pattern,
      before,
      accepts: (value, text, span) => standsAlone(text, span) && !isIssuedStandIn(value),
    }),
  );
}

/** No letter or digit on either side, but for those of an escape: `\n` in a text within a text. */
export function standsAlone(text: string, { start, end }: Span): boolean {
  if (/^[A-Za-z0-9]/.test(text.slice(end, end + 1))) return false;
  const before = text.slice(Math.max(0, start - 2), start);
  return !/[A-Za-z0-9]$/.test(before) || /^\\[nrt]$/.test(before);
}
