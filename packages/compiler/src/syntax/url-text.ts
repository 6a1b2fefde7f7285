// A URL as Go's net/url writes it again: a path or fragment that is no part of one as it stands is escaped.
import { encodeUtf8 } from "@palisade/language";

/** What may stand there as it was written, and what stays when the rest is escaped. */
const inPath = { valid: /^(?:[\w\-.~!$&'()*+,;=:@/[\]]|%[\dA-Fa-f]{2})*$/, plain: /[\w\-.~$&+,/:;=@]/ };
const inFragment = {
  valid: /^(?:[\w\-.~!$&'()*+,;=:@/?[\]]|%[\dA-Fa-f]{2})*$/,
  plain: /[\w\-.~$&+,/:;=@?!()*]/,
};

/** @example urlText("https://x.example/a b?c d") // "https://x.example/a%20b?c d" */
export function urlText(url: string): string {
  const [main, fragment] = cut(url, "#");
  const [place, query] = cut(main, "?");
  const start = /^(?:[A-Za-z][A-Za-z\d+\-.]*:)?(?:\/\/[^/]*)?/.exec(place)?.[0] ?? "";
  const path = place.slice(start.length);
  // `mailto:x` has no path: what follows the scheme is opaque.
  const isOpaque = start.endsWith(":") && !path.startsWith("/");
  return [
    start,
    isOpaque ? path : written(path, inPath),
    query === undefined ? "" : `?${query}`,
    fragment === undefined || fragment === "" ? "" : `#${written(fragment, inFragment)}`,
  ].join("");
}

function cut(text: string, mark: string): readonly [string, string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function written(text: string, { valid, plain }: typeof inPath): string {
  if (valid.test(text)) return text;
  let escaped = "";
  for (const part of text.split(/(%[\dA-Fa-f]{2})/)) {
    if (/^%[\dA-Fa-f]{2}$/.test(part)) escaped += escapeByte(Number.parseInt(part.slice(1), 16), plain);
    else for (const byte of encodeUtf8(part)) escaped += escapeByte(byte, plain);
  }
  return escaped;
}

function escapeByte(byte: number, plain: RegExp): string {
  const character = String.fromCharCode(byte);
  if (byte < 0x80 && plain.test(character)) return character;
  return `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}
