// Telephone numbers: with the sign and code of a country (E.164), in America's form, and others where they are called so.
import type { NumberForm } from "./number-form.js";

const said =
  /phone|\btel\b|telefon|t[ée]l[ée]phone|tel[ée]fono|telefone|mobile|m[óo]vil|celular|cell\b|handy|\bfax\b|\bsms\b|whatsapp|\bcall(?: me| us| him| her| them)?\b|\bdial|\bring\b|rufnummer|portable|contact(?: number| no)|reach (?:me|him|her|them) (?:at|on)|電話|电话|телефон|फ़ोन/i;

/** Right before a number that nothing parts. */
const saidBefore =
  /(?:phone|tel|telefon|t[ée]l[ée]phone|tel[ée]fono|telefone|mobile|m[óo]vil|celular|cell|handy|fax|sms|whatsapp|call|dial|number)["']?(?:\s(?:number|no\.?|nr\.?|me|him|her|us|them|is|at|on)){0,2}[\s:=#"'.]{0,4} … /i;

/** Codes of one and two digits; those of three begin with the others. */
const shortCodes: ReadonlySet<string> = new Set(
  (
    "1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 " +
    "91 92 93 94 95 98"
  ).split(" "),
);
const longCode = /^(?:2[1-6]\d|29[01789]|3[578]\d|4[2]\d|5[09]\d|6[7-9]\d|8[058]\d|9[679]\d)/;

function isInternational(digits: string): boolean {
  if (digits.length < 9 || digits.length > 15 || isInvented(digits)) return false;
  if (digits.startsWith("1")) return digits.length === 11 && isAmerican(digits.slice(1));
  return shortCodes.has(digits.slice(0, 2)) || digits.startsWith("7") || longCode.test(digits);
}

/** Free of charge, or for a fee: nobody's. */
const services = /^1?(?:8(?:00|33|44|55|66|77|88)|900)\d{7}$/;

/** Area and exchange begin with 2 to 9; 555-01 is for fiction. */
function isAmerican(digits: string): boolean {
  return (
    /^[2-9]\d{2}\d{7}$/.test(digits) &&
    !services.test(digits) &&
    !/^\d{3}(?:55501|000)/.test(digits) &&
    !isInvented(digits)
  );
}

function isInvented(digits: string): boolean {
  return /(\d)\1{6}|1234567|7654321/.test(digits) || new Set(digits).size < 3;
}

const isNational = (digits: string): boolean =>
  digits.length >= 8 && digits.length <= 14 && !services.test(digits) && !isInvented(digits);

export const phoneNumbers: readonly NumberForm[] = [
  {
    kind: "phone-number",
    first: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    before: 1,
    form: /\+\d{1,15}(?:[ .\u00a0-]?\(0?\d{0,4}\))?(?:[ .\u00a0-]{0,1}\d{1,14}){0,6}/y,
    isValid: isInternational,
  },
  {
    kind: "phone-number",
    first: [3],
    before: 1,
    form: /\(\d{3}\)[ .-]?\d{3}[ .-]\d{4}/y,
    isValid: (digits) => isAmerican(digits),
  },
  {
    kind: "phone-number",
    first: [3],
    form: /\d{3}-\d{3}-\d{4}(?!-\d)/y,
    isValid: (digits) => isAmerican(digits) && /^[2-9]\d{2}[2-9]/.test(digits),
  },
  {
    kind: "phone-number",
    first: [1],
    form: /1[ -]\(?\d{3}\)?[ -]\d{3}-\d{4}(?!-\d)/y,
    isValid: (digits) => isAmerican(digits.slice(1)),
  },
  { kind: "phone-number", first: [3], form: /\d{3}[ .]\d{3}[ .]\d{4}/y, isValid: isAmerican, context: said },
  { kind: "phone-number", first: [10, 11], form: /\d{10,11}/y, isValid: isNational, context: saidBefore },
  {
    kind: "phone-number",
    first: [2, 3, 4, 5, 6],
    form: /0\d{1,5}(?:[ /.-]{1,2}\d{2,8}){1,5}|\d{5} \d{5}|\d{2,4}[ -]\d{3,4}[ -]\d{3,4}/y,
    isValid: isNational,
    context: said,
  },
  {
    kind: "phone-number",
    first: [2, 3, 4, 5],
    before: 1,
    form: /\(0\d{1,4}\) ?\d{2,8}(?:[ -]\d{2,8}){0,3}/y,
    isValid: isNational,
  },
];
