// Latin letters without their signs, which a model reads over: `ìgnörе` for `ignore`.
import { chooseReading, latinLetterOf } from "./fold-lookalikes.js";

/** Letters with signs, and signs that pass for letters. */
export const letterWithSign = /[\u00a1\u00a2\u00a5\u00c0-\u024f\u1e00-\u1eff]/;
const words = /[A-Za-z\u00a1\u00a2\u00a5\u00c0-\u024f\u1e00-\u1eff]+/g;

/** The text with signs off letters. */
export function plainLatin(text: string): string {
  return text.replace(words, (word) => {
    const letters = [...word.normalize("NFD").replace(/\p{M}/gu, "")];
    return chooseReading(
      letters.map((letter) => latinLetterOf(letter) ?? letter),
      letters,
    );
  });
}
