// Detectors written as one regular expression.
import type { Detector, Span } from "./detector.js";

export type Pattern = {
  readonly kind: string;
  readonly marks: readonly string[];
  /** Sticky; its group `value` is the secret, or all of it. Repetitions have a bound. */
  readonly pattern: RegExp;
  /** Units of the match that stand before the mark. */
  readonly before?: number;
  /** Further conditions on the value. */
  readonly accepts?: (value: string, text: string, span: Span) => boolean;
  readonly isGeneral?: boolean;
};

export function patternDetector({
  kind,
  marks,
  pattern,
  before = 0,
  accepts,
  isGeneral = false,
}: Pattern): Detector {
  return {
    kind,
    marks,
    isGeneral,
    find: (text, at) => {
      if (at < before) return undefined;
      pattern.lastIndex = at - before;
      const match = pattern.exec(text);
      if (match === null) return undefined;
      const value = match.groups?.["value"] ?? match[0];
      const start = match.index + match[0].lastIndexOf(value);
      const span = { start, end: start + value.length };
      return accepts === undefined || accepts(value, text, span) ? span : undefined;
    },
  };
}
