// Numbers about people: every form is looked up by its first group of digits, so that a log costs next to nothing.
import type { Detector, Span } from "../sensitive/detector.js";
import { digitsBegin } from "../sensitive/mark-index.js";
import { bankAccounts } from "./bank-accounts.js";
import { nationalIds } from "./national-ids.js";
import type { NumberForm } from "./number-form.js";
import { paymentCards } from "./payment-cards.js";
import { phoneNumbers } from "./phone-numbers.js";

/** How far what is said about a number may stand before it, and after it. */
const reach = { before: 60, after: 24 };
const longestGroup = 32;

/** Fewer digits, with what parts them, are part of no number that begins with a digit. */
const fewest = 6;
const longestRun = 24;
/** What may part them. */
const parting = " -./()\u00a0";

/** By how many digits the first group has. */
function byFirstGroup(forms: readonly NumberForm[]): readonly (readonly NumberForm[])[] {
  return Array.from({ length: longestGroup + 1 }, (_, length) =>
    forms.filter(({ first }) => first.includes(length)),
  );
}

/** Those that begin with digits, and those that begin with something else: capitals, `+`, `(`. */
function numberDetector(forms: readonly NumberForm[], isGeneral: boolean): Detector {
  const plain = byFirstGroup(forms.filter(({ before = 0 }) => before === 0));
  const led = byFirstGroup(forms.filter(({ before = 0 }) => before > 0));
  return {
    kind: "number",
    marks: [digitsBegin],
    isGeneral,
    find: (text, at) => {
      let length = 1;
      while (length <= longestGroup && isDigit(text, at + length)) length++;
      const found = isLed(text, at) ? firstOf(led[length], text, at) : undefined;
      return found ?? (hasDigits(text, at) ? firstOf(plain[length], text, at) : undefined);
    },
  };
}

function firstOf(forms: readonly NumberForm[] = [], text: string, at: number): ReturnType<Detector["find"]> {
  for (const form of forms) {
    const span = matchForm(form, text, at);
    if (span !== undefined) return { ...span, kind: form.kind };
  }
  return undefined;
}

/** `AB12`, `AB 12`, `X-12`, `+49`, `(030`. */
function isLed(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  return (
    before === "+" ||
    before === "(" ||
    isCapital(before) ||
    ((before === " " || before === "-") && isCapital(text.charAt(at - 2)))
  );
}

function isCapital(character: string): boolean {
  return character >= "A" && character <= "Z";
}

function hasDigits(text: string, at: number): boolean {
  let count = 0;
  for (let index = at; index < at + longestRun && count < fewest; index++) {
    if (isDigit(text, index)) count++;
    else if (!parting.includes(text.charAt(index))) break;
  }
  return count >= fewest;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

function matchForm(
  { form, before = 0, isValid, context }: NumberForm,
  text: string,
  at: number,
): Span | undefined {
  if (at < before) return undefined;
  form.lastIndex = at - before;
  const match = form.exec(text);
  if (match === null) return undefined;
  const span = { start: match.index, end: match.index + match[0].length };
  if (!standsAlone(text, span)) return undefined;
  if (isValid?.(match[0].toUpperCase().replace(/[^A-Z0-9]/g, ""), match[0]) === false) return undefined;
  return context === undefined || context.test(around(text, span)) ? span : undefined;
}

/** What goes on is another number, a name, a path, a version: `1234-…`, `v4.111`, `0.4111`, `/4111`. */
function standsAlone(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  if (/[\p{L}\p{N}_./@#+-]$/u.test(before) && !/^\\[nrt]$|[.,:;]\s$|^\.\.$/.test(before)) return false;
  return !/^(?:[\p{L}\p{N}_@]|[.,:/-]\d|-\p{L})/u.test(text.slice(end, end + 2));
}

function around(text: string, { start, end }: Span): string {
  return `${text.slice(Math.max(0, start - reach.before), start)} … ${text.slice(end, end + reach.after)}`;
}

export const numbers: readonly Detector[] = [
  numberDetector([...paymentCards, ...nationalIds, ...bankAccounts.slice(0, 1)], false),
  numberDetector([...phoneNumbers, ...bankAccounts.slice(1)], true),
];
