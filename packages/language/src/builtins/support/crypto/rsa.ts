// RSA signatures (RFC 8017), PKCS #1 v1.5 and PSS. Verifying is pure; signing asks the platform for its one secret step.
import { rsaPrivateOperation } from "#platform-crypto";
import { bitLength } from "../../../values/decimal.js";
import { BuiltinError } from "../../builtin-error.js";
import { budget } from "../budget.js";
import { bytesOfInteger, equalInConstantTime, integerOfBytes, joinBytes } from "./bytes.js";
import { type HashName, hash } from "./hashes.js";
import type { RsaPrivateKey } from "./private-key.js";
import type { RsaPublicKey } from "./public-key.js";

/** What names the hash in front of a digest: its algorithm's identifier in DER. */
const digestPrefixes: Readonly<Partial<Record<HashName, readonly number[]>>> = {
  sha1: [0x30, 0x21, 0x30, 0x09, 0x06, 0x05, 0x2b, 0x0e, 0x03, 0x02, 0x1a, 0x05, 0x00, 0x04, 0x14],
  sha256: shaPrefix(1, 32),
  sha384: shaPrefix(2, 48),
  sha512: shaPrefix(3, 64),
};

function shaPrefix(member: number, length: number): readonly number[] {
  const identifier = [0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, member];
  return [0x30, length + 17, 0x30, 0x0d, ...identifier, 0x05, 0x00, 0x04, length];
}

/** Smaller keys are insecure; Go refuses them too. */
const minimumModulusBits = 1024;
/** Larger keys would only serve to keep a verifier busy. */
const maximumModulusBits = 16_384;
const maximumExponent = 2n ** 31n - 1n;

function byteCount(value: bigint): number {
  return Math.ceil(value.toString(16).length / 2);
}

export function verifyPkcs1(
  key: RsaPublicKey,
  name: HashName,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const opened = openSignature(key, signature);
  const expected = encodePkcs1(name, hash(name, message), byteCount(key.modulus));
  return opened !== undefined && expected !== undefined && equalInConstantTime(opened, expected);
}

/** The salt may be of any length if none is given. */
export function verifyPss(
  key: RsaPublicKey,
  name: HashName,
  message: Uint8Array,
  signature: Uint8Array,
  saltLength?: number,
): boolean {
  const opened = openSignature(key, signature);
  if (opened === undefined) return false;
  const bits = bitLength(key.modulus) - 1;
  const length = Math.ceil(bits / 8);
  if (opened.subarray(0, opened.length - length).some((byte) => byte !== 0)) return false;
  return checkPss(opened.subarray(opened.length - length), bits, name, hash(name, message), saltLength);
}

/** The signature raised to the public exponent; `undefined` for keys and signatures that Go refuses too. */
function openSignature({ modulus, exponent }: RsaPublicKey, signature: Uint8Array): Uint8Array | undefined {
  const length = byteCount(modulus);
  const bits = bitLength(modulus);
  if (signature.length !== length || bits < minimumModulusBits || bits > maximumModulusBits) return undefined;
  if (modulus % 2n === 0n || exponent < 2n || exponent % 2n === 0n || exponent > maximumExponent)
    return undefined;
  const value = integerOfBytes(signature);
  takePower(bits, bitLength(exponent));
  return value >= modulus ? undefined : bytesOfInteger(power(value, exponent, modulus), length);
}

/** Multiplying goes through the words of one number for each word of the other. */
const wordBits = 64;
const productsPerStep = 16;

function takePower(bits: number, exponentBits: number): void {
  budget.takeSteps((2 * exponentBits * (bits / wordBits) ** 2) / productsPerStep);
}

/** Not in constant time: only for what is public. */
function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** `00 01 FF… 00 prefix digest`. */
function encodePkcs1(name: HashName, digest: Uint8Array, length: number): Uint8Array | undefined {
  const prefix = digestPrefixes[name];
  if (prefix === undefined) return undefined;
  const filling = length - prefix.length - digest.length - 3;
  if (filling < 8) return undefined;
  const padding = new Uint8Array(filling).fill(0xff);
  return joinBytes(Uint8Array.of(0, 1), padding, Uint8Array.of(0, ...prefix), digest);
}

/** RFC 8017, 9.1.2. */
function checkPss(
  encoded: Uint8Array,
  bits: number,
  name: HashName,
  digest: Uint8Array,
  saltLength?: number,
): boolean {
  const size = digest.length;
  const blockLength = encoded.length - size - 1;
  if (blockLength < (saltLength ?? 0) + 1 || encoded.at(-1) !== 0xbc) return false;
  const masked = encoded.subarray(0, blockLength);
  const stated = encoded.subarray(blockLength, blockLength + size);
  const topMask = 0xff >> (encoded.length * 8 - bits);
  if (((masked[0] as number) & ~topMask) !== 0) return false;
  const block = exclusiveOr(masked, expandMask(name, stated, blockLength));
  block[0] = (block[0] as number) & topMask;
  const one = block.findIndex((byte) => byte !== 0);
  if (one < 0 || block[one] !== 1) return false;
  const salt = block.subarray(one + 1);
  if (saltLength !== undefined && salt.length !== saltLength) return false;
  return equalInConstantTime(stated, hash(name, joinBytes(new Uint8Array(8), digest, salt)));
}

/** RFC 8017, 9.1.1. */
function encodePss(
  bits: number,
  name: HashName,
  digest: Uint8Array,
  salt: Uint8Array,
): Uint8Array | undefined {
  const length = Math.ceil(bits / 8);
  const blockLength = length - digest.length - 1;
  const zeros = blockLength - salt.length - 1;
  if (zeros < 1) return undefined;
  const stated = hash(name, joinBytes(new Uint8Array(8), digest, salt));
  const block = joinBytes(new Uint8Array(zeros), Uint8Array.of(1), salt);
  const masked = exclusiveOr(block, expandMask(name, stated, blockLength));
  masked[0] = (masked[0] as number) & (0xff >> (length * 8 - bits));
  return joinBytes(masked, stated, Uint8Array.of(0xbc));
}

/** MGF1. */
function expandMask(name: HashName, seed: Uint8Array, length: number): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (let done = 0, counter = 0n; done < length; counter++) {
    const block = hash(name, joinBytes(seed, bytesOfInteger(counter, 4)));
    blocks.push(block);
    done += block.length;
  }
  return joinBytes(...blocks).subarray(0, length);
}

function exclusiveOr(left: Uint8Array, right: Uint8Array): Uint8Array {
  return left.map((byte, index) => byte ^ (right[index] as number));
}

export function signPkcs1(key: RsaPrivateKey, name: HashName, message: Uint8Array): Uint8Array {
  return seal(key, encodePkcs1(name, hash(name, message), byteCount(key.modulus)));
}

export function signPss(
  key: RsaPrivateKey,
  name: HashName,
  message: Uint8Array,
  salt: Uint8Array,
): Uint8Array {
  return seal(key, encodePss(bitLength(key.modulus) - 1, name, hash(name, message), salt));
}

function seal(key: RsaPrivateKey, encoded: Uint8Array | undefined): Uint8Array {
  const bits = bitLength(key.modulus);
  if (bits > maximumModulusBits) {
    throw new BuiltinError(`crypto/rsa: keys of more than ${maximumModulusBits} bits are not supported`);
  }
  if (key.exponent > maximumExponent) throw new BuiltinError("crypto/rsa: public exponent too large");
  if (bits < minimumModulusBits) {
    throw new BuiltinError(
      `crypto/rsa: ${bits}-bit keys are insecure (see https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)`,
    );
  }
  if (encoded === undefined) throw new BuiltinError("crypto/rsa: message too long for RSA key size");
  // The private exponent is about as long as the modulus.
  takePower(bits, bits);
  const length = byteCount(key.modulus);
  const block = joinBytes(new Uint8Array(length - encoded.length), encoded);
  const signature = rsaPrivateOperation(key, block);
  // A fault in the secret step would give the key away.
  const opened = power(integerOfBytes(signature), key.exponent, key.modulus);
  if (opened !== integerOfBytes(block)) throw new BuiltinError("crypto/rsa: internal error");
  return signature;
}
