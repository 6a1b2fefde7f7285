// Every way to wrap a text that is looked for, encodings first.
import { base64 } from "./base64.js";
import { atbash, reversed, rot13 } from "./ciphers.js";
import { unescapeText } from "./escapes.js";
import type { Layer } from "./layer.js";
import { leetspeak } from "./leetspeak.js";
import { base32, binary, decimal, hex, octal } from "./number-codes.js";
import { plainLatinLetters } from "./plain-latin-letters.js";
import { punctuatedWords } from "./punctuated-words.js";
import { scrambledWords } from "./scrambled-words.js";
import { spacedLetters } from "./spaced-letters.js";

export const layers: readonly Layer[] = [
  base64,
  hex,
  { name: "escapes", isEncoding: true, unwrap: unescapeText },
  base32,
  binary,
  decimal,
  octal,
  rot13,
  atbash,
  reversed,
  leetspeak,
  spacedLetters,
  punctuatedWords,
  scrambledWords,
  plainLatinLetters,
];
