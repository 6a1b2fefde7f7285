// Numbers of bank accounts: IBAN (ISO 13616) by country, length and check digits; others where they are called so.
import { remainder } from "./check-digits.js";
import type { NumberForm } from "./number-form.js";

/** Characters of each country's numbers, as its registry lists them. */
const lengths: ReadonlyMap<string, number> = new Map(
  (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 " +
    "FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 " +
    "LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 " +
    "RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30"
  )
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** Those that the registry and banks print as examples. */
const examples: ReadonlySet<string> = new Set([
  "DE89370400440532013000",
  "GB29NWBK60161331926819",
  "GB82WEST12345698765432",
  "GB33BUKB20201555555555",
  "FR1420041010050500013M02606",
  "FR7630006000011234567890189",
  "CH9300762011623852957",
  "NL91ABNA0417164300",
  "BE68539007547034",
  "ES9121000418450200051332",
  "IT60X0542811101000000123456",
  "AT611904300234573201",
]);

export function isIban(compact: string): boolean {
  if (lengths.get(compact.slice(0, 2)) !== compact.length || examples.has(compact)) return false;
  const turned = compact.slice(4) + compact.slice(0, 4);
  const digits = turned.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return remainder(digits, 97) === 1;
}

export const bankAccounts: readonly NumberForm[] = [
  {
    kind: "iban",
    first: Array.from({ length: 31 }, (_, index) => index + 2),
    before: 2,
    form: /[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?/y,
    isValid: isIban,
  },
  {
    kind: "bank-account",
    first: [8, 9, 10, 11, 12, 13, 14, 15, 16, 17],
    form: /\d{8,17}/y,
    context:
      /(?:bank|checking|savings|giro)[\s-]account|account (?:number|no\.?)[\s:#is]{0,6} … |kontonummer|routing number/i,
  },
];
