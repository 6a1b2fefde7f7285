// Takes marks off Latin letters that no alphabet puts there.
import { latinLetterOf } from "../unicode/fold-lookalikes.js";
import type { HiddenCounts } from "./hidden-counts.js";

/** Strokes through a letter, and frames around it. */
const overlay = /\p{Me}|[\u0334-\u0338]|[\u20d2\u20d3]|[\u20d8-\u20da]|[\u20e5\u20e6\u20ea\u20eb]/u;
/** Letters of alphabets without signs of their own carry one mark or two, and seldom side by side. */
const spelling = 2;
const sideBySide = 3;

/**
 * A normalised text without the marks that stand on its Latin letters and ASCII characters: marks that
 * alphabets have are part of a letter by then. Strokes, stacks and rows are counted as hidden.
 */
export function stripMarks(text: string, counts: HiddenCounts): string {
  let row = 0;
  let rowEnd = -1;
  return text.replace(
    /([\p{Script=Latin}\x20-\x7e])(\p{M}+)/gu,
    (_, base: string, marks: string, at: number) => {
      row = at === rowEnd ? row + 1 : 1;
      rowEnd = at + base.length + marks.length;
      const isKeycap = marks === "\u20e3" && /^[0-9#*]$/.test(base);
      const isDecoration = overlay.test(marks) || [...marks].length > spelling || row >= sideBySide;
      if (isDecoration && !isKeycap) counts.add("combining", at, rowEnd);
      // Some marks look like letters of their own.
      return base + [...marks].filter((mark) => latinLetterOf(mark) !== undefined).join("");
    },
  );
}
