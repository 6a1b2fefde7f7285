// JSON Web Tokens: told by a header that can be read.
import type { Detector } from "../sensitive/detector.js";
import { patternDetector } from "../sensitive/pattern-detector.js";

const token =
  /(?<![\w-])eyJ[A-Za-z0-9_-]{8,2000}\.(?:eyJ[A-Za-z0-9_-]{8,8000}\.[A-Za-z0-9_-]{10,1400}|[A-Za-z0-9_-]{0,1000}\.[A-Za-z0-9_-]{10,40}\.[A-Za-z0-9_-]{4,8000}\.[A-Za-z0-9_-]{10,40})/y;
/** One in base64, as settings carry it. */
const encoded = /ZXlK[A-Za-z0-9+/]{60,12000}={0,2}/y;

export const webTokens: readonly Detector[] = [
  patternDetector({ kind: "jwt", marks: ["eyJ"], pattern: token, accepts: hasHeader }),
  patternDetector({
    kind: "jwt",
    marks: ["ZXlK"],
    pattern: encoded,
    accepts: (value) => {
      const inner = /^eyJ[\w-]{8,2000}\.[\w-]{8}/.exec(decoded(value.slice(0, 1600)));
      return inner !== null && hasHeader(inner[0]);
    },
  }),
];

/** Each names its algorithm. */
function hasHeader(value: string): boolean {
  const [header = ""] = value.split(".");
  return /"(?:alg|enc)"\s{0,4}:/.test(decoded(header));
}

/** What base64 in either alphabet says, as far as it is whole; nothing if it is none. */
function decoded(value: string): string {
  const digits = value.replaceAll("-", "+").replaceAll("_", "/").replaceAll("=", "");
  return atob(digits.slice(0, digits.length - (digits.length % 4 === 1 ? 1 : 0)));
}
