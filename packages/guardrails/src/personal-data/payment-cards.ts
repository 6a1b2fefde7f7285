// Numbers of payment cards: ranges of issuers (ISO/IEC 7812), lengths, check digit; numbers for tests are known.
import { isLuhn } from "./check-digits.js";
import type { NumberForm } from "./number-form.js";

/** Beginnings, and how many digits such a number has. */
const ranges: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^4/, [13, 16, 19]],
  [/^5[1-5]|^2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)/, [16]],
  [/^3[47]/, [15]],
  [/^6(?:011|4[4-9]|5)/, [16, 17, 18, 19]],
  [/^35(?:2[89]|[3-8])/, [16, 17, 18, 19]],
  [/^3(?:0[0-5]|095|6|[89])/, [14, 16, 17, 18, 19]],
  [/^62|^81/, [16, 17, 18, 19]],
  [/^(?:5018|5020|5038|5893|6304|6759|676[1-3])/, [13, 14, 15, 16, 17, 18, 19]],
  [/^220[0-4]/, [16, 17, 18, 19]],
  [/^(?:60|82|508|9792|636368|438935|504175|451416)/, [16]],
];

/** Those that makers of payment systems print for tests. */
const forTests: ReadonlySet<string> = new Set(
  (
    "4111111111111111 4242424242424242 4012888888881881 4222222222222 4000056655665556 4000000000000002 4000000000000077 " +
    "4000000000009995 4000002500003155 4000000000003220 4000003800000446 4917610000000000 4001020000000009 4444333322221111 " +
    "4005519200000004 4009348888881881 4012000033330026 4012000077777777 4217651111111119 4500600000000061 4007000000027 " +
    "5555555555554444 5105105105105100 5200828282828210 2223003122003222 2223000048400011 5431111111111111 5454545454545454 " +
    "5555444433331111 5555341244441115 5399999999999999 5424000000000015 378282246310005 371449635398431 378734493671000 " +
    "370000000000002 371144371144376 341111111111111 6011111111111117 6011000990139424 6011981111111113 6011000000000012 " +
    "30569309025904 38520000023237 36227206271667 3566002020360505 3530111333300000 3566111111111113 6200000000000005 " +
    "6205500000000000004 5019717010103742 6331101999990016 6759649826438453 1234567812345670 4929000000006 5404000000000001"
  ).split(" "),
);

const said =
  /card|visa|master|amex|american express|discover|payment|credit|debit|\bpan\b|\bcc\b|karte|carte|tarjeta|cart[aã]o/i;

function isCard(digits: string): boolean {
  const isIssued = ranges.some(([range, lengths]) => range.test(digits) && lengths.includes(digits.length));
  return isIssued && isLuhn(digits) && !forTests.has(digits) && new Set(digits).size > 3;
}

export const paymentCards: readonly NumberForm[] = [
  {
    kind: "payment-card",
    first: [4],
    form: /\d{4}([ -]|\u00a0| - )\d{4}\1\d{4}\1\d{1,4}(?:\1\d{1,3})?(?![ -]\d)/y,
    isValid: isCard,
  },
  { kind: "payment-card", first: [4], form: /3\d{3}([ -]|\u00a0)\d{6}\1\d{4,5}(?![ -]\d)/y, isValid: isCard },
  { kind: "payment-card", first: [15, 16], form: /\d{15,16}/y, isValid: isCard },
  { kind: "payment-card", first: [13, 14, 17, 18, 19], form: /\d{13,19}/y, isValid: isCard, context: said },
];
