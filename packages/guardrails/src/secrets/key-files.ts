// Private keys in the forms of their files, whole or begun.
import type { Detector } from "../sensitive/detector.js";
import { patternDetector } from "../sensitive/pattern-detector.js";
import { shareOfRows } from "./randomness.js";

/** Between the lines of a file as it stands, in a text in a text, in a comment, quoted, or on one line. */
const armored =
  /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:(?:\s|\\[nrt]|["'+,#>|*\\]){0,40}[A-Za-z-]{1,20}: [^\r\n\\]{1,80}){0,4}(?<body>(?:[A-Za-z0-9+/=\s#>|*"',]|\\[nr]|\\){16,12000})(?:-----END [A-Z0-9 ]{1,40}-----)?/y;

/** Letters of base64 that a body must have, at least; less was left out by whoever quotes it. */
const leastBody = 16;

export const keyFiles: readonly Detector[] = [
  {
    kind: "private-key",
    marks: ["-----BEGIN "],
    find: (text, at) => {
      armored.lastIndex = at;
      const match = armored.exec(text);
      if (match === null) return undefined;
      const body = (match.groups?.["body"] ?? "").replace(/\\[nr]|[^A-Za-z0-9+/=]/g, "");
      const start = match.index;
      const isBody = body.length >= leastBody && shareOfRows(body) < 0.5 && /[A-Z]/.test(body);
      return isBody ? { start, end: start + match[0].trimEnd().length } : undefined;
    },
  },
  patternDetector({
    kind: "private-key",
    marks: ["PuTTY-User-Key-File-"],
    pattern:
      /PuTTY-User-Key-File-\d: [\s\S]{1,2000}?Private-Lines: \d{1,3}\s{1,4}(?<value>[A-Za-z0-9+/=\s]{40,8000})/y,
  }),
  // The same in base64: `-----BEGIN` and what follows of it, in each of its three shifts the first is usual.
  patternDetector({
    kind: "private-key",
    marks: ["LS0tLS1CRUdJTi"],
    pattern: /LS0tLS1CRUdJTi[A-Za-z0-9+/_-]{30,16000}={0,2}/y,
    accepts: (value) =>
      /PRIVATE KEY/.test(atob(value.slice(0, 80).replaceAll("-", "+").replaceAll("_", "/"))),
  }),
  // Keys of JSON Web Keys: `d` is the private part.
  patternDetector({
    kind: "private-key",
    marks: ['"d"'],
    pattern: /(?<="kty"[^{}]{1,400})"d"\s{0,3}:\s{0,3}"(?<value>[A-Za-z0-9_-]{40,1400})"/y,
  }),
  // Of WireGuard: 32 bytes.
  patternDetector({
    kind: "private-key",
    marks: ["PrivateKey", "PresharedKey"],
    pattern: /(?:Private|Preshared)Key\s{0,3}=\s{0,3}(?<value>[A-Za-z0-9+/]{43}=)/y,
  }),
];
