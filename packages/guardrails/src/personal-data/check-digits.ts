// Check digits, as the issuers of numbers publish them. All take digits only, unless they say otherwise.

/** Of ISO/IEC 7812: payment cards, and many others. */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** The remainder of a number of any length. */
export function remainder(digits: string, divisor: number): number {
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % divisor;
  return rest;
}

/** The sum of digits, each times its weight. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index] ?? 0), 0);
}

/** ISO 7064 MOD 11,10: a check digit over all digits. */
export function isModulo1110(digits: string): boolean {
  let product = 10;
  for (const digit of digits.slice(0, -1)) {
    const sum = (Number(digit) + product) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (11 - product) % 10 === Number(digits.at(-1));
}

const dihedral = (
  "0123456789 1234067895 2340178956 3401289567 4012395678 " +
  "5987604321 6598710432 7659821043 8765932104 9876543210"
).split(" ");
const permuted =
  "0123456789 1576283094 5803796142 8916043527 9453126870 4286573901 2793806415 7046913258".split(" ");

/** Verhoeff's, in the dihedral group of ten. */
export function isVerhoeff(digits: string): boolean {
  let check = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(permuted[index % 8]?.[Number(digits[digits.length - 1 - index])]);
    check = Number(dihedral[check]?.[digit]);
  }
  return check === 0;
}

/** `MMDD`, behind a year or not, of a day that there is. */
export function isDay(digits: string): boolean {
  const month = Number(digits.slice(-4, -2));
  const day = Number(digits.slice(-2));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
