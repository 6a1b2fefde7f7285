// Judges a value that stands where a secret would: after a name, a flag, a scheme.
import { classesOf, entropy, shareOfWordPairs } from "./randomness.js";
import { isStandIn } from "./stand-in.js";

const shortest = 6;

/** Paths, addresses, kinds, versions, dates, sizes, and what a program computes. */
const elsewhere: readonly RegExp[] = [
  /^(?:\.{0,2}|~)\/[^+=]*$|^[A-Za-z]:\\/,
  /^(?:https?|file|vault|ssm|arn|secretref|op|env|ref|gs|s3|projects|kms|sops|urn)[:/+]/i,
  /^[\w.-]+\.(?:pem|key|crt|cer|p12|pfx|jks|ya?ml|json|txt|env|conf|cfg|ini|toml|sh|py|js|ts|go|java|md|tf|html?|php|svg|png)$/i,
  /^[A-Za-z_$][\w$.:>?-]{0,100}(?:\(|\[)/,
  /^[A-Za-z_$]{1,60}(?:(?:\.|->|::|\?\.)[A-Za-z_$]{1,60}){1,6}$/,
  /^(?:process|os|System|config|settings|self|this|env|var|local|data|module|secrets|params?|args?|request|req|options|props|ctx|context)\.[\w.[\]"']+/,
  /^v?\d+(?:\.\d+){1,3}(?:[-+][\w.]+)?$/,
  /^\d{4}-\d\d-\d\d(?:T[\d:.Z+-]+)?$/,
  /^\d+(?:ms|s|m|h|d|Ki|Mi|Gi|Ti|k|M|G|B|KB|MB|GB|%)?$/,
  /^(?:\d{1,3}\.){3}\d{1,3}(?:[:/]\d+)?$/,
  /^(?:sha(?:1|224|256|384|512)|md5)[:-]/i,
  /^[\w.-]+\/[\w./-]+:[\w.-]+$/,
  /\]\(/,
  /^[\w.-]+(?:\/[\w.-]+)+\.[a-z]{1,5}$/,
];

/** Small letters, digits and hyphens: how Kubernetes names things. */
const objectName = /^[a-z][a-z0-9]*(?:[-.][a-z0-9]+)+$/;

/** Whether somebody would have chosen or drawn it as a password or token. */
export function isSecretValue(value: string): boolean {
  if (value.length < shortest || isStandIn(value)) return false;
  if (elsewhere.some((pattern) => pattern.test(value))) return false;
  if (/^[A-Za-z]+$/.test(value)) return isRandomLetters(value);
  if (!/[A-Za-z]/.test(value)) return /[^\d\s.,:/+-]/.test(value) && /\d/.test(value) && value.length >= 8;
  if (objectName.test(value)) return hasRandomPart(value);
  if (!/\d/.test(value)) return isSymbolic(value);
  return classesOf(value) >= 3 || entropy(value) >= 2.5;
}

/** Capitals and small letters mixed as no name mixes them, or letters that make no syllables. */
function isRandomLetters(value: string): boolean {
  if (value.length < 10) return false;
  const share = shareOfWordPairs(value);
  const turns = value.match(/[a-z][A-Z]|[A-Z]{2}[a-z]/g)?.length ?? 0;
  const isMixed = turns >= 2 && turns / value.length > 0.15;
  return share < (isMixed ? 0.6 : 0.4);
}

/** A part of a name that is as long and as random as no generated suffix of one. */
function hasRandomPart(value: string): boolean {
  return value
    .split(/[-.]/)
    .some((part) => part.length >= 12 && /\d/.test(part) && /[a-z]/.test(part) && entropy(part) >= 3);
}

/** `Secret!Sauce`: letters of both cases and a sign that joins no words. */
function isSymbolic(value: string): boolean {
  if (/^[\w./:-]+$/.test(value)) return classesOf(value) >= 3 && shareOfWordPairs(value) < 0.6;
  return classesOf(value) >= 3 || (value.length >= 16 && shareOfWordPairs(value) < 0.55);
}

/** `Database-Credentials-2`, `Step4`. */
const joinedWords = /^[A-Za-z]+(?:(?:[-_][A-Za-z]+)+[-_]?\d{0,4}|[-_]?\d{0,2})$/;

/** Full stops, brackets and the like behind a value are of the sentence. */
export function withoutPunctuation(value: string): string {
  return value.replace(/(?<![).\]}:!?])[).\]}:!?]+$/, "");
}

/** In running text, where any word may follow: more kinds of characters than words have, or a long random one. */
export function isSecretAmongWords(written: string): boolean {
  const value = withoutPunctuation(written);
  if (value.length < 8 || joinedWords.test(value) || !isSecretValue(value)) return false;
  if (!/\d/.test(value) && !/[^\w.,:;/()-]/.test(value)) return value.length >= 20;
  return classesOf(value) >= 3 || (value.length >= 20 && entropy(value) >= 3.2);
}
