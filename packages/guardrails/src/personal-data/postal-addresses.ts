// Postal addresses, where street, number and code leave no doubt.
import type { Detector, Span } from "../sensitive/detector.js";
import { digitsBegin } from "../sensitive/mark-index.js";
import { patternDetector } from "../sensitive/pattern-detector.js";

const states: ReadonlySet<string> = new Set(
  (
    "AK AL AR AZ CA CO CT DC DE FL GA GU HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR " +
    "PA PR RI SC SD TN TX UT VA VI VT WA WI WV WY"
  ).split(" "),
);

/** `12 Long Road, Apt 3, Springfield, IL 62704`. */
const american =
  /\d{1,6}[A-Z]?\s(?:[NSEW]{1,2}\.?\s)?(?:[A-Z0-9][\w.'’-]{0,20}\s){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Way|Place|Pl|Square|Sq|Terrace|Ter|Parkway|Pkwy|Circle|Cir|Highway|Hwy|Trail|Trl|Loop|Plaza)\.?(?:\s?,?\s(?:Apt|Apartment|Suite|Ste|Unit|Floor|Fl|#)\.?\s?[\w-]{1,6})?(?:,|\n|\\n|\s)\s{0,2}[A-Z][A-Za-z.'’ -]{1,30},?\s{1,2}(?<state>[A-Z]{2})\s{1,2}\d{5}(?:-\d{4})?(?!\d)/y;
/** `10 Baker Street, London NW1 6XE`. */
const british =
  /\d{1,4}[A-Z]?\s(?:[A-Z][\w'’-]{0,20}\s){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Close|Drive|Gardens|Grove|Way|Court|Crescent|Square|Terrace|Place|Hill|Park|Row|Mews|Green)(?:,|\n|\\n)\s{0,2}(?:[A-Z][A-Za-z'’ -]{1,30},?\s{1,2}){1,3}(?:GIR 0AA|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})(?![A-Z\d])/y;
/** `5 Main Street, Toronto, ON M5V 2T6`; `… NSW 2000`. */
const commonwealth =
  /\d{1,5}[A-Z]?\s(?:[A-Z][\w'’-]{0,20}\s){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Dr|Boulevard|Blvd|Crescent|Court|Place|Parade|Way|Highway)\.?(?:,|\n|\\n)\s{0,2}[A-Z][A-Za-z'’ -]{1,30},?\s{1,2}(?:(?:AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT),?\s{1,2}[A-Z]\d[A-Z]\s?\d[A-Z]\d|(?:NSW|VIC|QLD|TAS|ACT|WA|SA|NT)\s{1,2}\d{4})(?![A-Z\d])/y;
/** `Lange Straße 12a, 10115 Berlin`. */
const german =
  /(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|damm|ufer|laan|straat)\s\d{1,4}\s?[a-zA-Z]?(?:,|\n|\\n)\s{0,2}(?:[A-Z]{1,2}-)?\d{4,5}\s(?:[A-Z]{2}\s)?\p{Lu}\p{L}{2,30}/iuy;
/** `8 rue de la Paix, 75002 Paris`. */
const french =
  /\d{1,4}(?:\s?(?:bis|ter))?,?\s(?:rue|avenue|boulevard|place|chemin|all[ée]e|impasse|quai|cours|route|via|viale|piazza|calle|avenida|plaza)\s[\p{L}'’ .-]{3,40},?\s{1,2}\d{5}\s\p{Lu}\p{L}{1,30}/iuy;

const numbered: readonly RegExp[] = [american, british, commonwealth, french];
/** Of all of them, where the number stands alone. */
const beginning =
  /(?<![\w.,:/-]|(?<!\\)[nrt])\d{1,6}(?:\s?(?:bis|ter)|[A-Z])?,?\s(?=\p{L}|\d{1,3}(?:st|nd|rd|th))/uy;

export const postalAddresses: readonly Detector[] = [
  { kind: "postal-address", marks: [digitsBegin], isGeneral: true, find: findNumbered },
  patternDetector({
    kind: "postal-address",
    marks: ["stra", "str. ", "weg ", "platz ", "allee ", "gasse ", "ring ", "damm ", "ufer ", "laan "],
    pattern: german,
    isGeneral: true,
  }),
];

/** Begins with a number, which stands alone. */
function findNumbered(text: string, at: number): Span | undefined {
  let end = at + 1;
  while (end < at + 6 && isDigit(text, end)) end++;
  if (!mayGoOn(text.charCodeAt(end))) return undefined;
  beginning.lastIndex = at;
  if (!beginning.test(text)) return undefined;
  for (const form of numbered) {
    form.lastIndex = at;
    const match = form.exec(text);
    if (match === null) continue;
    const state = match.groups?.["state"];
    if (state === undefined || states.has(state)) return { start: at, end: at + match[0].length };
  }
  return undefined;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** A space, a comma, or the letter of a house. */
function mayGoOn(code: number): boolean {
  return code === 32 || code === 44 || (code >= 65 && code <= 90) || code === 98 || code === 116;
}
