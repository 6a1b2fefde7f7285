// Letters with signs, read without them.
import { letterWithSign, plainLatin } from "../unicode/plain-latin.js";
import { changedLines } from "./changed-lines.js";
import type { Layer } from "./layer.js";

export const plainLatinLetters: Layer = {
  name: "plain-latin",
  isEncoding: false,
  unwrap: (text) => changedLines(text, letterWithSign, plainLatin),
};
