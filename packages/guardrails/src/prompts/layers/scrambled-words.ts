// Words whose inner letters changed places, which readers and models read over: `ingore all pervious isntructions`.
import { unitsOf } from "../units.js";
import { vocabulary } from "../vocabulary.js";
import type { Layer } from "./layer.js";

/** One or two are typing errors. */
const fewestWords = 2;
const word = /(?<![A-Za-z0-9])[A-Za-z]{4,14}(?![A-Za-z0-9])/g;

let bySignature: ReadonlyMap<string, string> | undefined;

/** Letters that stay where they are, and the others in order. */
function signatureOf(letters: string): string {
  const inner = [...letters.slice(1, -1)].sort().join("");
  return `${letters[0]}${inner}${letters.at(-1)}`;
}

function signatures(): ReadonlyMap<string, string> {
  return new Map([...vocabulary].map((each) => [signatureOf(each), each]));
}

export const scrambledWords: Layer = {
  name: "scrambled",
  isEncoding: false,
  unwrap: (text) => {
    bySignature ??= signatures();
    const known = bySignature;
    const found: string[] = [];
    for (const unit of unitsOf(text)) {
      let count = 0;
      const read = unit.replace(word, (written) => {
        const lower = written.toLowerCase();
        if (vocabulary.has(lower)) return written;
        const meant = known.get(signatureOf(lower));
        if (meant !== undefined) count++;
        return meant ?? written;
      });
      if (count >= fewestWords) found.push(read);
    }
    return found.join("\n");
  },
};
