// Letters with signs, read without them.
import { plainLatin } from "../unicode/plain-latin.js";
import { changedLines } from "./changed-lines.js";
import type { Layer } from "./layer.js";

export const plainLatinLetters: Layer = {
  name: "plain-latin",
  isEncoding: false,
  unwrap: (text) => changedLines(text, /[\u00c0-\u024f\u1e00-\u1eff]/, (line) => plainLatin(line) ?? line),
};
