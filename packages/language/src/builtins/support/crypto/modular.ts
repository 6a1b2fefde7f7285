// Arithmetic of RSA keys.
import { bitLength } from "../../../values/decimal.js";
import { budget } from "../budget.js";

/** A round takes off a bit or two, and goes through all that are left. */
const bitsPerStep = 2048;

/** What gives 1 with the value, modulo the other; by the extended Euclidean algorithm. */
export function inverse(value: bigint, modulus: bigint): bigint {
  const bits = bitLength(modulus);
  budget.takeSteps((bits * (256 + bits)) / bitsPerStep);
  let [rest, next] = [modulus, value % modulus];
  let [before, factor] = [0n, 1n];
  while (next !== 0n) {
    const quotient = rest / next;
    [rest, next] = [next, rest - quotient * next];
    [before, factor] = [factor, before - quotient * factor];
  }
  return ((before % modulus) + modulus) % modulus;
}

/** The private exponent for each prime, and the second one's inverse. The key has both primes. */
export function chineseRemainders(privateExponent: bigint, [p = 2n, q = 2n]: readonly bigint[]) {
  return { dp: privateExponent % (p - 1n), dq: privateExponent % (q - 1n), qi: inverse(q, p) };
}
