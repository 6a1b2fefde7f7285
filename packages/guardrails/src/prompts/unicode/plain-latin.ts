// Latin letters without their signs, which a model reads over: `ìgnörе` for `ignore`.
import { latinLetterOf } from "./fold-lookalikes.js";

const lettersWithSigns = /[\u00c0-\u024f\u1e00-\u1eff]/;
const words =
  /[A-Za-z\u00c0-\u024f\u1e00-\u1eff]*[\u00c0-\u024f\u1e00-\u1eff][A-Za-z\u00c0-\u024f\u1e00-\u1eff]*/g;

/** The text with signs off letters, or nothing if there are none. */
export function plainLatin(text: string): string | undefined {
  if (!lettersWithSigns.test(text)) return undefined;
  return text.replace(words, (word) => {
    let plain = "";
    for (const character of word.normalize("NFD").replace(/\p{M}/gu, "")) {
      plain += character < "\x80" ? character : (latinLetterOf(character) ?? character);
    }
    return plain;
  });
}
