// Private keys in their three forms: PKCS #1, PKCS #8 and SEC 1. Messages never quote what a key holds.
import { BuiltinError } from "../../builtin-error.js";
import { bytesOfInteger, integerOfBytes } from "../crypto/bytes.js";
import {
  type CurveName,
  coordinateLength,
  ed25519PublicBytes,
  publicPoint,
  x25519PublicBytes,
} from "../crypto/curves.js";
import type { PrivateKey, RsaPrivateKey } from "../crypto/private-key.js";
import { noSequence } from "./asn1-error.js";
import { contextTag, DerReader, tags } from "./der.js";
import { dotted, keyAlgorithms, namedCurves } from "./object-identifiers.js";

const forms = {
  pkcs1: "use ParsePKCS1PrivateKey instead for this key format",
  pkcs8: "use ParsePKCS8PrivateKey instead for this key format",
  sec1: "use ParseECPrivateKey instead for this key format",
} as const;

/** Go's names for them. */
const structures = { pkcs1: "pkcs1PrivateKey", pkcs8: "pkcs8", sec1: "ecPrivateKey" } as const;

/** Told by what follows the version: a number, a sequence, or bytes. */
function formOf(der: Uint8Array): keyof typeof forms | undefined {
  const reader = new DerReader(der).enter(tags.sequence);
  if (reader?.integer() === undefined) return undefined;
  if (reader.peek(tags.integer)) return "pkcs1";
  if (reader.peek(tags.sequence)) return "pkcs8";
  return reader.peek(tags.octetString) ? "sec1" : undefined;
}

function enter(der: Uint8Array, form: keyof typeof forms): DerReader {
  const found = formOf(der);
  const reader = new DerReader(der).enter(tags.sequence);
  if (found === form && reader !== undefined) return reader;
  if (found === undefined) throw noSequence(der, structures[form]);
  throw new BuiltinError(`x509: failed to parse private key (${forms[found]})`);
}

/** PKCS #1. @throws {BuiltinError} */
export function readRsaPrivateKey(der: Uint8Array): RsaPrivateKey {
  const reader = enter(der, "pkcs1");
  const version = reader.integer();
  const numbers = Array.from({ length: 8 }, () => reader.integer());
  const [modulus, exponent, privateExponent, p, q] = numbers;
  if (
    modulus === undefined ||
    exponent === undefined ||
    privateExponent === undefined ||
    p === undefined ||
    q === undefined
  ) {
    throw new BuiltinError("asn1: structure error: malformed RSA private key");
  }
  if (version !== 0n && version !== 1n) throw new BuiltinError("x509: unsupported private key version");
  if (numbers.some((number) => number !== undefined && number <= 0n)) {
    throw new BuiltinError("x509: private key contains zero or negative value");
  }
  return validRsa({ kind: "rsa", modulus, exponent, privateExponent, primes: [p, q] });
}

function validRsa(key: RsaPrivateKey): RsaPrivateKey {
  const { modulus, exponent, privateExponent, primes } = key;
  const [p = 0n, q = 0n] = primes;
  if (p <= 1n || q <= 1n || p * q !== modulus) throw new BuiltinError("crypto/rsa: p * q != n");
  for (const prime of [p, q]) {
    if ((privateExponent * exponent) % (prime - 1n) !== 1n)
      throw new BuiltinError("crypto/rsa: invalid exponents");
  }
  return key;
}

/** SEC 1; PKCS #8 names the curve outside. @throws {BuiltinError} */
export function readEcPrivateKey(der: Uint8Array, outerCurve?: CurveName): PrivateKey {
  const reader = enter(der, "sec1");
  const version = reader.integer();
  if (version !== 1n) throw new BuiltinError(`x509: unknown EC private key version ${version}`);
  const given = reader.contents(tags.octetString) as Uint8Array;
  const parameters = reader.peek(contextTag(0, true)) ? reader.enter(contextTag(0, true)) : undefined;
  const identifier = parameters?.objectIdentifier();
  const curve = outerCurve ?? (identifier && namedCurves.get(dotted(identifier)));
  if (curve === undefined) throw new BuiltinError("x509: unknown elliptic curve");
  const number = integerOfBytes(given);
  const length = coordinateLength[curve];
  // Zeros in front may be missing, or too many.
  if (number >= 1n << BigInt(length * 8)) throw new BuiltinError("x509: invalid private key length");
  const secret = bytesOfInteger(number, length);
  const point = publicPoint(curve, secret);
  if (point === undefined) throw new BuiltinError("crypto/ecdsa: invalid private key");
  return { kind: "ecdsa", curve, secret, point };
}

/** PKCS #8. @throws {BuiltinError} */
export function readWrappedPrivateKey(der: Uint8Array): PrivateKey {
  const reader = enter(der, "pkcs8");
  reader.integer();
  const algorithmReader = reader.enter(tags.sequence);
  const identifier = algorithmReader?.objectIdentifier();
  const inner = reader.contents(tags.octetString);
  if (algorithmReader === undefined || identifier === undefined || inner === undefined) {
    throw new BuiltinError("asn1: structure error: malformed private key");
  }
  const algorithm = keyAlgorithms.get(dotted(identifier));
  if (algorithm === undefined || algorithm === "dsa") {
    throw new BuiltinError(
      `x509: PKCS#8 wrapping contained private key with unknown algorithm: ${dotted(identifier)}`,
    );
  }
  return wrapped[algorithm](inner, algorithmReader);
}

const wrapped = {
  rsa: (inner: Uint8Array) => embedded("RSA", () => readRsaPrivateKey(inner)),
  ecdsa: (inner: Uint8Array, parameters: DerReader) => {
    const identifier = parameters.objectIdentifier();
    const curve = identifier && namedCurves.get(dotted(identifier));
    return embedded("EC", () => readEcPrivateKey(inner, curve));
  },
  ed25519: (inner: Uint8Array, parameters: DerReader): PrivateKey => {
    const seed = seedOf(inner, parameters, "Ed25519");
    return { kind: "ed25519", seed, publicBytes: ed25519PublicBytes(seed) };
  },
  x25519: (inner: Uint8Array, parameters: DerReader): PrivateKey => {
    const secret = seedOf(inner, parameters, "X25519");
    return { kind: "x25519", secret, publicBytes: x25519PublicBytes(secret) };
  },
};

function embedded(name: string, read: () => PrivateKey): PrivateKey {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof BuiltinError)) throw error;
    throw new BuiltinError(
      `x509: failed to parse ${name} private key embedded in PKCS#8: ${error.message}`,
      undefined,
      { cause: error },
    );
  }
}

function seedOf(inner: Uint8Array, parameters: DerReader, name: string): Uint8Array {
  if (!parameters.empty) throw new BuiltinError(`x509: invalid ${name} private key parameters`);
  const seed = new DerReader(inner).contents(tags.octetString);
  if (seed === undefined) throw new BuiltinError(`x509: invalid ${name} private key: asn1: structure error`);
  if (seed.length !== 32) throw new BuiltinError(`x509: invalid ${name} private key length: ${seed.length}`);
  return seed;
}
