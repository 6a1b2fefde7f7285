// Upper and lower case as Go has them: one character for one character.

import { prepareText } from "./limits.js";

const beyondAscii = /[^\p{ASCII}]/u;

export function toLower(text: string): string {
  prepareText(text.length);
  return beyondAscii.test(text) ? mapCharacters(text, lowerCharacter) : text.toLowerCase();
}

export function toUpper(text: string): string {
  prepareText(text.length);
  return beyondAscii.test(text) ? mapCharacters(text, upperCharacter) : text.toUpperCase();
}

function mapCharacters(text: string, map: (character: string) => string): string {
  let mapped = "";
  for (const character of text) mapped += map(character);
  return mapped;
}

function lowerCharacter(character: string): string {
  const lower = character.toLowerCase();
  // Only `İ` grows, by a dot above.
  return isOne(lower) ? lower : (lower[0] as string);
}

function upperCharacter(character: string): string {
  const upper = character.toUpperCase();
  return isOne(upper) ? upper : (withIota(character) ?? character);
}

const otherIotas: ReadonlyMap<number, number> = new Map([
  [0x1fb3, 0x1fbc],
  [0x1fc3, 0x1fcc],
  [0x1ff3, 0x1ffc],
]);

/** Greek letters with a subscript iota have capitals of their own, which JavaScript takes apart. */
function withIota(character: string): string | undefined {
  const code = character.codePointAt(0) as number;
  if (code >= 0x1f80 && code <= 0x1faf) return String.fromCodePoint(code | 8);
  const capital = otherIotas.get(code);
  return capital === undefined ? undefined : String.fromCodePoint(capital);
}

function isOne(text: string): boolean {
  return text.length === 1 || (text.length === 2 && (text.codePointAt(0) as number) > 0xffff);
}
