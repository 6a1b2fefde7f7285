// Words by which a text is known again: addresses, names with digits, paths. Words of a language are anybody's.
import { sha256 } from "@noble/hashes/sha2.js";
import { encodeUtf8 } from "@palisade/language";
import { base64urlnopad } from "@scure/base";
import type { Principal } from "./session-store.js";

const separators = /[\s"'`<>()[\]{},;|=&?]+/;
const ending = new Set(".:!*_#");
const shortest = 6;
const longest = 256;

/**
 * The words of a text that few other texts have: six characters at least, one of them neither at the edge nor a letter.
 * Case does not count.
 * @example distinctWords("See https://evil.example/x, says payments-db.") // evil.example, https://evil.example/x, payments-db
 */
export function distinctWords(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const part of text.toLowerCase().split(separators)) {
    const word = trimmed(part);
    add(words, word);
    // The host of an address, with its port or without.
    const after = word.indexOf("://");
    if (after < 0) continue;
    const [authority = ""] = word.slice(after + 3).split("/", 1);
    add(words, authority);
    add(words, authority.split(":", 1)[0] ?? "");
  }
  return words;
}

function add(words: Set<string>, word: string): void {
  if (word.length >= shortest && word.length <= longest && isDistinct(word)) words.add(word);
}

function isDistinct(word: string): boolean {
  for (let index = 1; index < word.length - 1; index++) {
    const unit = word.charCodeAt(index);
    const isLetter = (unit >= 0x61 && unit <= 0x7a) || unit > 0x7f;
    if (!isLetter) return true;
  }
  return false;
}

/** Without the marks of sentences and of emphasis around it. */
function trimmed(part: string): string {
  let start = 0;
  let end = part.length;
  while (start < end && ending.has(part.charAt(start))) start++;
  while (end > start && ending.has(part.charAt(end - 1))) end--;
  return part.slice(start, end);
}

/** A word as stores have it: told by nobody who does not know it, and another one for each principal. */
export function wordDigest({ tenant, principal }: Principal, word: string): string {
  const text = JSON.stringify([tenant, principal, word]);
  return base64urlnopad.encode(sha256(encodeUtf8(text)).subarray(0, 16));
}
