// Words whose inner letters changed places, which readers and models read over: `ingore all pervious isntructions`.
import { unitsOf } from "../units.js";
import { vocabulary } from "../vocabulary.js";
import type { Layer } from "./layer.js";

/** One or two are typing errors. */
const fewestWords = 2;
const word = /(?<![A-Za-z0-9])[A-Za-z]{4,14}(?![A-Za-z0-9])/g;

let known: Known | undefined;

type Known = {
  readonly bySignature: ReadonlyMap<string, string>;
  /** What most words are told by that are none of these, without their letters being put in order. */
  readonly sums: ReadonlySet<number>;
};

/** The same for every order of the inner letters, and seldom for other letters. */
function sumOf(letters: string): number {
  let sum = letters.charCodeAt(0) * 31 + letters.charCodeAt(letters.length - 1);
  for (let index = 1; index < letters.length - 1; index++) sum += letters.charCodeAt(index) ** 3;
  return sum;
}

/** Letters that stay where they are, and the others in order. */
function signatureOf(letters: string): string {
  const inner = [...letters.slice(1, -1)].sort().join("");
  return `${letters[0]}${inner}${letters.at(-1)}`;
}

function makeKnown(): Known {
  const words = [...vocabulary];
  return {
    bySignature: new Map(words.map((each) => [signatureOf(each), each])),
    sums: new Set(words.map(sumOf)),
  };
}

export const scrambledWords: Layer = {
  name: "scrambled",
  isEncoding: false,
  unwrap: (text) => {
    known ??= makeKnown();
    const { bySignature, sums } = known;
    const found: string[] = [];
    for (const unit of unitsOf(text)) {
      let count = 0;
      const read = unit.replace(word, (written) => {
        const lower = written.toLowerCase();
        if (vocabulary.has(lower) || !sums.has(sumOf(lower))) return written;
        const meant = bySignature.get(signatureOf(lower));
        if (meant !== undefined) count++;
        return meant ?? written;
      });
      if (count >= fewestWords) found.push(read);
    }
    return found.join("\n");
  },
};
