// Symbols that are letters to a reader: flags' halves, and letters standing on their heads.
import { changedLines } from "./layers/changed-lines.js";
import { turnedTable } from "./unicode/lookalike-table.js";
import { readCodePoints } from "./unicode/read-code-points.js";

const firstIndicator = 0x1f1e6;
/** Two are a flag. */
const fewestIndicators = 3;

/** Letters that are another letter when they are turned, or look like one. */
const turnedByLook = Object.entries({
  ɔ: "c",
  ɟ: "f",
  ƃ: "g",
  ɾ: "j",
  ı: "i",
  ן: "l",
  n: "u",
  u: "n",
  p: "d",
  d: "p",
  b: "q",
  q: "b",
  "˙": ".",
  "¡": "!",
  "¿": "?",
});
const turned = new Map([
  ...[...readCodePoints(turnedTable)].map(([code, letter]) => [String.fromCodePoint(code), letter] as const),
  ...turnedByLook,
]);
const turnedOnly = /[ɐǝᵷɥᴉʞꞁɹʇʌʍʎɔɟƃɾ]/gu;
const fewestTurned = 3;

/** What symbols spell; empty if none do. */
export function readLetterSymbols(text: string): string {
  return [
    changedLines(text, /\p{Regional_Indicator}/u, (line) => {
      const count = [...line.matchAll(/\p{Regional_Indicator}/gu)].length;
      return count < fewestIndicators ? line : line.replace(/\p{Regional_Indicator}/gu, letterOfIndicator);
    }),
    changedLines(text, /[ɐǝɹʇʌʍʎɥ]/u, (line) => {
      const count = [...line.matchAll(turnedOnly)].length;
      return count < fewestTurned
        ? line
        : [...line]
            .reverse()
            .map((letter) => turned.get(letter) ?? letter)
            .join("");
    }),
  ]
    .filter((each) => each !== "")
    .join("\n");
}

function letterOfIndicator(symbol: string): string {
  return String.fromCharCode((symbol.codePointAt(0) as number) - firstIndicator + 97);
}
