// Values that look drawn at random and are the same each time, so that no test holds anything that a scanner takes for a leak.

const alphabets = {
  base64: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
  letters: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
  word: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
  capitals: "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
  small: "abcdefghijklmnopqrstuvwxyz0123456789",
  hex: "0123456789abcdef",
  digits: "0123456789",
} as const;

/** So many characters; another seed gives others. */
export function madeUp(length: number, alphabet: keyof typeof alphabets = "word", seed = 1): string {
  const characters = alphabets[alphabet];
  let state = 7919 * seed + length;
  let made = "";
  while (made.length < length) {
    state = (state * 48_271) % 2_147_483_647;
    made += characters.charAt(Math.floor(state / 97) % characters.length);
  }
  return made;
}
