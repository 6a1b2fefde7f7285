// Numbers that states give to people: form, ranges, check digits, and what must be said where those are too weak.
import { isDay, isLuhn, isModulo1110, isVerhoeff, remainder, weightedSum } from "./check-digits.js";
import type { NumberForm } from "./number-form.js";

const own =
  /social security|\bssn\b|\bitin\b|social[\s_-]?insurance|national[\s_-]?id|identity (?:number|card)|id (?:number|card|no\b)|tax[\s_-]?(?:payer)?[\s_-]?id|\btin\b|citizen|resident|government id|personal (?:number|code|id)/i;
const withOwn = (words: string): RegExp => new RegExp(`${own.source}|${words}`, "i");

/** Numbers that were printed on cards in purses and in advertisements. */
const printed: ReadonlySet<string> = new Set([
  "078051120",
  "219099999",
  "123456789",
  "123121234",
  "987654321",
]);

function isUsSocialSecurity(digits: string): boolean {
  if (printed.has(digits) || /^(?:000|666)|^\d{3}00|0000$/.test(digits) || new Set(digits).size < 3)
    return false;
  if (!digits.startsWith("9")) return true;
  // Taxpayers without one have numbers of these groups.
  const group = Number(digits.slice(3, 5));
  return (
    (group >= 50 && group <= 65) ||
    (group >= 70 && group <= 88) ||
    (group >= 90 && group <= 99 && group !== 93)
  );
}

const americas: readonly NumberForm[] = [
  { kind: "us-ssn", first: [3], form: /\d{3}-\d{2}-\d{4}(?!-\d)/y, isValid: isUsSocialSecurity },
  { kind: "us-ssn", first: [3], form: /\d{3}[ .]\d{2}[ .]\d{4}/y, isValid: isUsSocialSecurity, context: own },
  {
    kind: "us-ssn",
    first: [9],
    form: /\d{9}/y,
    isValid: isUsSocialSecurity,
    context: /social security|\bssn\b|\bitin\b/i,
  },
  {
    kind: "ca-sin",
    first: [3],
    form: /\d{3}[ -]\d{3}[ -]\d{3}(?![ -]?\d)/y,
    isValid: (digits) => isLuhn(digits) && !/^[08]/.test(digits),
    context: withOwn("\\bsin\\b"),
  },
  { kind: "ca-sin", first: [9], form: /\d{9}/y, isValid: isLuhn, context: /\bsin\b|social insurance/i },
  { kind: "br-cpf", first: [3], form: /\d{3}\.\d{3}\.\d{3}-\d{2}/y, isValid: isCpf },
  { kind: "br-cpf", first: [11], form: /\d{11}/y, isValid: isCpf, context: /\bcpf\b/i },
  { kind: "cl-rut", first: [1, 2], form: /\d{1,2}\.\d{3}\.\d{3}-[\dkK]/y, isValid: isRut },
  {
    kind: "mx-curp",
    first: [6],
    before: 4,
    form: /[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d/y,
    isValid: (compact) => isDay(compact.slice(4, 10)),
  },
  { kind: "ar-dni", first: [1, 2], form: /\d{1,2}\.\d{3}\.\d{3}/y, context: /\bdni\b|documento/i },
];

function isCpf(digits: string): boolean {
  if (new Set(digits).size === 1) return false;
  return [9, 10].every((length) => {
    const weights = Array.from({ length }, (_, index) => length + 1 - index);
    return ((weightedSum(digits, weights) * 10) % 11) % 10 === Number(digits[length]);
  });
}

function isRut(compact: string): boolean {
  const body = compact.slice(0, -1);
  let sum = 0;
  for (let index = 0; index < body.length; index++)
    sum += Number(body[body.length - 1 - index]) * ((index % 6) + 2);
  return "0K987654321"[sum % 11] === compact.slice(-1);
}

const spanishLetters = "TRWAGMYFPDXBNJZSQVHLCKE";

const west: readonly NumberForm[] = [
  {
    kind: "uk-nino",
    first: [2],
    before: 3,
    form: /[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] \d{2} \d{2} \d{2} [A-D]/y,
    isValid: isNino,
  },
  {
    kind: "uk-nino",
    first: [6],
    before: 2,
    form: /[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]/y,
    isValid: isNino,
    context: withOwn("national insurance|\\bni\\b|\\bnino\\b"),
  },
  {
    kind: "uk-nhs",
    first: [3],
    form: /\d{3}[ -]\d{3}[ -]\d{4}/y,
    isValid: isNhs,
    context: /\bnhs\b|patient|medical/i,
  },
  { kind: "uk-nhs", first: [10], form: /\d{10}/y, isValid: isNhs, context: /\bnhs\b/i },
  { kind: "ie-pps", first: [7], form: /\d{7}[A-W][A-IW]?/y, context: /\bpps(?:n|no)?\b/i, isValid: isPps },
  {
    kind: "de-tax-id",
    first: [11],
    form: /\d{11}/y,
    isValid: (digits) => isModulo1110(digits) && !digits.startsWith("0"),
    context: withOwn("steuer|\\bidnr\\b|identifikationsnummer"),
  },
  {
    kind: "de-tax-id",
    first: [2],
    form: /\d{2} \d{3} \d{3} \d{3}/y,
    isValid: (digits) => isModulo1110(digits) && !digits.startsWith("0"),
  },
  {
    kind: "de-social-security",
    first: [2, 8],
    form: /\d{2} ?\d{6} ?[A-Z] ?\d{3}/y,
    isValid: (compact) => isDay(`${compact.slice(4, 6)}${compact.slice(2, 4)}`),
    context: /sozialversicherung|rentenversicherung|svnr|versicherungsnummer/i,
  },
  {
    kind: "fr-nir",
    first: [1],
    form: /[12] \d{2} (?:0[1-9]|1[0-2]|[2-9]\d) (?:\d{2}|2[AB]) \d{3} \d{3} \d{2}/y,
    isValid: isNir,
  },
  {
    kind: "fr-nir",
    first: [15, 13],
    form: /[12]\d{2}(?:0[1-9]|1[0-2]|[2-9]\d)\d{8} ?\d{2}/y,
    isValid: isNir,
  },
  {
    kind: "es-dni",
    first: [8],
    form: /\d{8}[- ]?[A-Z]/y,
    isValid: (compact) =>
      spanishLetters[remainder(compact.slice(0, 8), 23)] === compact[8] && compact !== "12345678Z",
    context: withOwn("\\b(?:dni|nie|nif)\\b|documento|identidad"),
  },
  {
    kind: "es-nie",
    first: [7],
    before: 1,
    form: /[XYZ]\d{7}-?[A-Z]/y,
    isValid: isNie,
  },
  { kind: "es-nie", first: [7], before: 2, form: /[XYZ]-\d{7}-?[A-Z]/y, isValid: isNie },
  {
    kind: "pt-nif",
    first: [9, 3],
    form: /\d{3} ?\d{3} ?\d{3}/y,
    isValid: (digits) =>
      ((11 - (weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11) % 10 === Number(digits[8]),
    context: /\bnif\b|contribuinte/i,
  },
  {
    kind: "it-codice-fiscale",
    first: [2],
    before: 6,
    form: /[A-Z]{6}\d{2}[A-EHLMPR-T]\d{2}[A-Z]\d{3}[A-Z]/y,
    isValid: isCodiceFiscale,
  },
  {
    kind: "nl-bsn",
    first: [9, 4],
    form: /\d{9}|\d{4}[. ]\d{2}[. ]\d{3}/y,
    isValid: (digits) => (weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2]) - Number(digits[8])) % 11 === 0,
    context: /\bbsn\b|burgerservice|sofi/i,
  },
  { kind: "be-national-number", first: [2], form: /\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}/y, isValid: isBelgian },
  {
    kind: "ch-ahv",
    first: [3, 13],
    form: /756\.?\d{4}\.?\d{4}\.?\d{2}/y,
    isValid: (digits) => weightedSum(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0,
  },
  {
    kind: "at-svnr",
    first: [4, 10],
    form: /\d{4} ?\d{6}/y,
    isValid: (digits) => weightedSum(digits, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === Number(digits[3]),
    context: /sozialversicherung|svnr|\bsv-?nr/i,
  },
];

function isNie(compact: string): boolean {
  const digits = `${"XYZ".indexOf(compact.charAt(0))}${compact.slice(1, 8)}`;
  return spanishLetters[remainder(digits, 23)] === compact[8];
}

function isNino(compact: string): boolean {
  return !/^(?:BG|GB|KN|NK|NT|TN|ZZ)/.test(compact) && compact !== "QQ123456C" && compact !== "AB123456C";
}

function isNhs(digits: string): boolean {
  const check = (11 - (weightedSum(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return check === Number(digits[9]);
}

function isPps(compact: string): boolean {
  const second = compact[8];
  const sum =
    weightedSum(compact, [8, 7, 6, 5, 4, 3, 2]) +
    (second === undefined ? 0 : 9 * ((second.charCodeAt(0) - 64) % 23));
  return "WABCDEFGHIJKLMNOPQRSTUV"[sum % 23] === compact[7];
}

function isNir(compact: string): boolean {
  const digits = compact.replace("2A", "19").replace("2B", "18");
  return 97 - remainder(digits.slice(0, 13), 97) === Number(digits.slice(13));
}

function isBelgian(digits: string): boolean {
  const check = Number(digits.slice(9));
  return [digits.slice(0, 9), `2${digits.slice(0, 9)}`].some((body) => 97 - remainder(body, 97) === check);
}

/** What a digit, or a letter by its place in the alphabet, counts for where it stands first, third, fifth. */
const oddValues = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

function isCodiceFiscale(compact: string): boolean {
  let sum = 0;
  for (let index = 0; index < 15; index++) {
    const character = compact.charAt(index);
    const value = /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 65;
    sum += index % 2 === 0 ? (oddValues[value] as number) : value;
  }
  return String.fromCharCode(65 + (sum % 26)) === compact[15];
}

const north: readonly NumberForm[] = [
  { kind: "pl-pesel", first: [11], form: /\d{11}/y, isValid: isPesel, context: withOwn("pesel") },
  {
    kind: "se-personnummer",
    first: [6],
    form: /\d{6}[-+]\d{4}/y,
    isValid: (digits) => isDay(digits.slice(0, 6)) && isLuhn(digits),
    context: withOwn("person(?:n(?:umme)?r|al)|svensk|swedish"),
  },
  {
    kind: "se-personnummer",
    first: [8, 12],
    form: /(?:19|20)\d{6}-?\d{4}/y,
    isValid: (digits) => isDay(digits.slice(0, 8)) && isLuhn(digits.slice(2)),
    context: withOwn("person(?:n(?:umme)?r|al)|svensk|swedish"),
  },
  {
    kind: "no-national-number",
    first: [11, 6],
    form: /\d{6} ?\d{5}/y,
    isValid: isNorwegian,
    context: withOwn("f[øo]dselsnummer|norwegian|personnummer"),
  },
  { kind: "fi-hetu", first: [6], form: /\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]/y, isValid: isHetu },
  {
    kind: "dk-cpr",
    first: [6],
    form: /\d{6}-\d{4}/y,
    isValid: (digits) => isDay(`${digits.slice(2, 4)}${digits.slice(0, 2)}`),
    context: withOwn("\\bcpr\\b|danish"),
  },
  {
    kind: "ee-lt-personal-code",
    first: [11],
    form: /[1-6]\d{10}/y,
    isValid: (digits) => isDay(digits.slice(1, 7)),
    context: withOwn("isikukood|asmens kod"),
  },
];

function isPesel(digits: string): boolean {
  const month = Number(digits.slice(2, 4)) % 20;
  return (
    month >= 1 &&
    month <= 12 &&
    (10 - (weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10 === Number(digits[10])
  );
}

function isNorwegian(digits: string): boolean {
  const first = (11 - (weightedSum(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11;
  const second = (11 - (weightedSum(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return first === Number(digits[9]) && second === Number(digits[10]);
}

function isHetu(compact: string): boolean {
  const digits = compact.slice(0, 6) + compact.slice(-4, -1);
  const isDate = isDay(`${digits.slice(2, 4)}${digits.slice(0, 2)}`);
  return isDate && "0123456789ABCDEFHJKLMNPRSTUVWXY"[remainder(digits, 31)] === compact.slice(-1);
}

const east: readonly NumberForm[] = [
  {
    kind: "cz-birth-number",
    first: [6],
    form: /\d{6}\/\d{3,4}/y,
    isValid: (digits) => digits.length === 9 || remainder(digits, 11) === 0,
    context: withOwn("rodn[ée]"),
  },
  {
    kind: "ro-cnp",
    first: [13],
    form: /[1-9]\d{12}/y,
    isValid: (digits) =>
      isDay(digits.slice(1, 7)) &&
      (weightedSum(digits, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11) % 10 === Number(digits[12]),
    context: withOwn("\\bcnp\\b"),
  },
  {
    kind: "bg-egn",
    first: [10],
    form: /\d{10}/y,
    isValid: (digits) => (weightedSum(digits, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === Number(digits[9]),
    context: withOwn("\\begn\\b|егн"),
  },
  { kind: "hr-oib", first: [11], form: /\d{11}/y, isValid: isModulo1110, context: withOwn("\\boib\\b") },
  {
    kind: "tr-identity-number",
    first: [11],
    form: /[1-9]\d{10}/y,
    isValid: isTurkish,
    context: withOwn("kimlik|tckn|turkish"),
  },
  {
    kind: "za-id",
    first: [13],
    form: /\d{13}/y,
    isValid: (digits) => isDay(digits.slice(0, 6)) && isLuhn(digits),
    context: withOwn("south african|\\brsa\\b"),
  },
  { kind: "il-id", first: [9], form: /\d{9}/y, isValid: isLuhn, context: /teudat|israeli id/i },
  {
    kind: "in-aadhaar",
    first: [4, 12],
    form: /[2-9]\d{3}[ -]?\d{4}[ -]?\d{4}(?![ -]\d)/y,
    isValid: isVerhoeff,
    context: withOwn("aadh?aar|uidai|\\buid\\b|\\bkyc\\b|आधार"),
  },
  {
    kind: "in-pan",
    first: [4],
    before: 5,
    form: /[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]/y,
    context: /\bpan\b|permanent account|income tax|\bkyc\b/i,
  },
  { kind: "cn-resident-id", first: [17, 18], form: /[1-8]\d{16}[\dXx]/y, isValid: isChinese },
  { kind: "kr-rrn", first: [6], form: /\d{6}-[1-8]\d{6}/y, isValid: (digits) => isDay(digits.slice(0, 6)) },
  {
    kind: "jp-my-number",
    first: [4, 12],
    form: /\d{4}[ -]?\d{4}[ -]?\d{4}(?![ -]\d)/y,
    context: /my ?number|マイナンバー|個人番号/i,
  },
  {
    kind: "sg-nric",
    first: [7],
    before: 1,
    form: /[STFGM]\d{7}[A-Z]/y,
    context: withOwn("\\bnric\\b|\\bfin\\b|singapore"),
  },
  { kind: "hk-id", first: [6], before: 1, form: /[A-Z]\d{6}\([0-9A]\)/y },
  { kind: "tw-id", first: [9], before: 1, form: /[A-Z][1289]\d{8}/y, context: withOwn("taiwan|身分證") },
  { kind: "th-id", first: [1], form: /\d-\d{4}-\d{5}-\d{2}-\d/y },
  {
    kind: "my-nric",
    first: [6],
    form: /\d{6}-\d{2}-\d{4}/y,
    isValid: (digits) => isDay(digits.slice(0, 6)),
    context: withOwn("\\bnric\\b|mykad|\\bic\\b|malaysia"),
  },
  { kind: "id-nik", first: [16], form: /\d{16}/y, context: /\bnik\b|\bktp\b/i },
  {
    kind: "au-tfn",
    first: [3, 8, 9],
    form: /\d{3}[ -]?\d{3}[ -]?\d{2,3}/y,
    isValid: (digits) => digits.length === 8 || weightedSum(digits, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0,
    context: /\btfn\b|tax file/i,
  },
  {
    kind: "au-medicare",
    first: [4, 10],
    form: /[2-6]\d{3} ?\d{5} ?\d/y,
    isValid: (digits) => weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === Number(digits[8]),
    context: /medicare/i,
  },
  { kind: "nz-ird", first: [2, 3, 8, 9], form: /\d{2,3}-?\d{3}-?\d{3}/y, context: /\bird\b|inland revenue/i },
];

function isTurkish(digits: string): boolean {
  const [odd, even] = [0, 1].map((begin) => {
    const weights = Array.from({ length: 9 }, (_, index) => (index % 2 === begin ? 1 : 0));
    return weightedSum(digits, weights);
  }) as [number, number];
  const tenth = (((odd * 7 - even) % 10) + 10) % 10;
  return tenth === Number(digits[9]) && (odd + even + tenth) % 10 === Number(digits[10]);
}

function isChinese(compact: string): boolean {
  const sum = weightedSum(compact, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]);
  return (
    /^(?:19|20)/.test(compact.slice(6, 8)) &&
    isDay(compact.slice(6, 14)) &&
    "10X98765432"[sum % 11] === compact[17]
  );
}

export const nationalIds: readonly NumberForm[] = [...americas, ...west, ...north, ...east];
