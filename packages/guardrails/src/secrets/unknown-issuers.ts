// Tokens of issuers that nobody told us of: a short mark, a sign, and a tail that was drawn at random.
import type { Detector, Span } from "../sensitive/detector.js";
import { standsAlone } from "./issuers/issued.js";
import { entropy, shareOfWordPairs } from "./randomness.js";
import { isIssuedStandIn } from "./stand-in.js";

const longestMark = 24;
const shortestTail = 20;

/** Small letters, and up to three further parts: `shpat_`, `key-live-`, `acme_v1_`. */
const mark = /^[a-z]{2,12}(?:[_-][a-z0-9]{1,10}){0,3}[_-]$/;
const tail = /[A-Za-z0-9_-]{20,200}={0,2}/y;
/** Digits of hexadecimal are of a digest as often as of a token, unless the mark says what they are. */
const saysToken =
  /(?:^|[_-])(?:sk|pk|rk|key|token|tok|secret|pat|api|live|test|prod|auth|access|oauth|bot|app)[_-]/i;
const saysDigest = /sha|md5|hash|digest|commit|rev|trace|span|uuid|etag|cache|build/i;

/** Whoever's marks are known has forms that are known: what has the mark and not the form is a stand-in, or cut off. */
export function unknownIssuers(known: readonly Detector[]): Detector {
  const marks = known.flatMap((detector) => detector.marks).map((each) => each.toLowerCase());
  const knownMarks = marks.filter((each) => /^[a-z]\w*[_-]/.test(each));
  return {
    kind: "unknown-token",
    marks: ["_", "-"],
    isGeneral: true,
    find: (text, at) => {
      const span = findToken(text, at);
      const isKnown = span !== undefined && knownMarks.some((each) => text.startsWith(each, span.start));
      return isKnown ? undefined : span;
    },
  };
}

function findToken(text: string, at: number): Span | undefined {
  // Most signs stand between short words: two looks ahead tell.
  if (!isWord(text, at + 9) || !isWord(text, at + 18) || !isWord(text, at + 1)) return undefined;
  const start = startOfWord(text, at);
  const written = text.slice(start, at + 1);
  if (!mark.test(written) || saysDigest.test(written)) return undefined;
  tail.lastIndex = at + 1;
  const [found = ""] = tail.exec(text) ?? [];
  if (found.length < shortestTail) return undefined;
  const span = { start, end: at + 1 + found.length };
  return standsAlone(text, span) &&
    !/^[/.:@]\w/.test(text.slice(span.end, span.end + 2)) &&
    isRandom(found, written)
    ? span
    : undefined;
}

/** In a path or an address, anything may be random. */
function startOfWord(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start <= longestMark && /[A-Za-z0-9_-]/.test(text.charAt(start - 1))) start--;
  return /[/.@%&#?~]/.test(text.charAt(start - 1)) ? at : start;
}

function isRandom(found: string, written: string): boolean {
  if (isIssuedStandIn(found)) return false;
  if (/^[0-9a-f]{32,128}$/.test(found)) return saysToken.test(written) && entropy(found) >= 3;
  const isMixed = /[a-z]/.test(found) && /[A-Z]/.test(found) && /\d/.test(found);
  const longest = Math.max(...found.split(/[_-]/).map((part) => part.length));
  return isMixed && longest >= 12 && entropy(found) >= 3.7 && shareOfWordPairs(found) < 0.62;
}

function isWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (
    (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122) || code === 95 || code === 45
  );
}
