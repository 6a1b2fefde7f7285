// One directive of a format, such as `%-8.3f`, and padding by its width.
import { codePointCount, sliceCodePoints } from "../code-points.js";

export type Directive = {
  readonly verb: string;
  readonly minus: boolean;
  readonly plus: boolean;
  readonly sharp: boolean;
  readonly space: boolean;
  readonly zero: boolean;
  readonly width: number | undefined;
  readonly precision: number | undefined;
  /** `%#v`, which asks for the text as source code. */
  readonly sharpValue: boolean;
  /** `%+v`, which only the largest integers heed. */
  readonly plusValue: boolean;
};

/** Fills up to the width; with zeros only where that was asked for and leaves the value readable. */
export function pad(text: string, directive: Directive, zeros = directive.zero): string {
  const missing = (directive.width ?? 0) - codePointCount(text);
  if (missing <= 0) return text;
  if (directive.minus) return text + " ".repeat(missing);
  return (zeros ? "0" : " ").repeat(missing) + text;
}

/** At most as many characters as the precision says. */
export function truncate(text: string, { precision }: Directive): string {
  return precision === undefined ? text : sliceCodePoints(text, 0, precision);
}
