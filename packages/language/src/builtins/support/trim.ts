// Takes characters off the ends of texts.

type Ends = { readonly left: boolean; readonly right: boolean };

/** White space in Go's sense: U+0085 is, U+FEFF is not. */
const space = new Set(
  "\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000",
);

export function trimSpace(text: string): string {
  return trimBy(text, space, { left: true, right: true });
}

export function trimCharacters(text: string, characters: string, ends: Ends): string {
  return trimBy(text, new Set(characters), ends);
}

function trimBy(text: string, characters: ReadonlySet<string>, ends: Ends): string {
  let start = 0;
  let end = text.length;
  while (ends.left && start < end) {
    const character = String.fromCodePoint(text.codePointAt(start) as number);
    if (!characters.has(character)) break;
    start += character.length;
  }
  while (ends.right && start < end) {
    const character = lastCharacter(text, end);
    if (!characters.has(character)) break;
    end -= character.length;
  }
  return text.slice(start, end);
}

function lastCharacter(text: string, end: number): string {
  const pair = text.slice(end - 2, end);
  return pair.length === 2 && (pair.codePointAt(0) as number) > 0xffff ? pair : text.slice(end - 1, end);
}
