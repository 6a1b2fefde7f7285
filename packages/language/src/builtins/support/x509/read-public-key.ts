// Public keys as certificates hold them: SubjectPublicKeyInfo.
import { BuiltinError } from "../../builtin-error.js";
import { isPoint } from "../crypto/curves.js";
import type { PublicKey } from "../crypto/public-key.js";
import { DerReader, rightAligned, tags } from "./der.js";
import { dotted, keyAlgorithms, namedCurves } from "./object-identifiers.js";

export type AlgorithmIdentifier = {
  readonly algorithm: string;
  /** With tag and length; empty if there are none. */
  readonly parameters: Uint8Array;
};

/** Go's number of the algorithm, which the JSON of a certificate shows. */
const algorithmNumbers = { rsa: 1, dsa: 2, ecdsa: 3, ed25519: 4, x25519: 0 } as const;

export type PublicKeyInfo = {
  readonly algorithmNumber: number;
  /** Absent for algorithms that Go does not know. */
  readonly key: PublicKey | undefined;
};

/** @throws {BuiltinError} in Go's words. */
export function readAlgorithm(reader: DerReader): AlgorithmIdentifier {
  const identifier = reader.objectIdentifier();
  if (identifier === undefined) throw new BuiltinError("x509: malformed OID");
  const algorithm = dotted(identifier);
  if (reader.empty) return { algorithm, parameters: new Uint8Array() };
  const parameters = reader.next()?.whole;
  if (parameters === undefined) throw new BuiltinError("x509: malformed parameters");
  return { algorithm, parameters };
}

/** @throws {BuiltinError} in Go's words. */
export function readPublicKeyInfo(contents: Uint8Array): PublicKeyInfo {
  const reader = new DerReader(contents);
  const algorithmReader = reader.enter(tags.sequence);
  if (algorithmReader === undefined)
    throw new BuiltinError("x509: malformed public key algorithm identifier");
  const algorithm = readAlgorithm(algorithmReader);
  const bits = reader.bitString();
  if (bits === undefined) throw new BuiltinError("x509: malformed subjectPublicKey");
  const kind = keyAlgorithms.get(algorithm.algorithm);
  if (kind === undefined) return { algorithmNumber: 0, key: undefined };
  return {
    algorithmNumber: algorithmNumbers[kind],
    key: readers[kind](rightAligned(bits), algorithm.parameters),
  };
}

const readers = { rsa: readRsa, dsa: readDsa, ecdsa: readEcdsa, ed25519: readEd25519, x25519: readX25519 };

function readRsa(data: Uint8Array, parameters: Uint8Array): PublicKey {
  if (parameters.length !== 2 || parameters[0] !== tags.null) {
    throw new BuiltinError("x509: RSA key missing NULL parameters");
  }
  const reader = new DerReader(data).enter(tags.sequence);
  if (reader === undefined) throw new BuiltinError("x509: invalid RSA public key");
  const modulus = reader.integer();
  if (modulus === undefined) throw new BuiltinError("x509: invalid RSA modulus");
  const exponent = reader.integer();
  if (exponent === undefined || exponent >= 2n ** 63n)
    throw new BuiltinError("x509: invalid RSA public exponent");
  if (modulus <= 0n) throw new BuiltinError("x509: RSA modulus is not a positive number");
  if (exponent <= 0n) throw new BuiltinError("x509: RSA public exponent is not a positive number");
  return { kind: "rsa", modulus, exponent };
}

function readDsa(data: Uint8Array, parameters: Uint8Array): PublicKey {
  const y = new DerReader(data).integer();
  if (y === undefined) throw new BuiltinError("x509: invalid DSA public key");
  const reader = new DerReader(parameters).enter(tags.sequence);
  const [p, q, g] = [reader?.integer(), reader?.integer(), reader?.integer()];
  if (p === undefined || q === undefined || g === undefined) {
    throw new BuiltinError("x509: invalid DSA parameters");
  }
  if ([y, p, q, g].some((number) => number <= 0n))
    throw new BuiltinError("x509: zero or negative DSA parameter");
  return { kind: "dsa", parameters: { p, q, g }, y };
}

function readEcdsa(point: Uint8Array, parameters: Uint8Array): PublicKey {
  const identifier = new DerReader(parameters).objectIdentifier();
  if (identifier === undefined) throw new BuiltinError("x509: invalid ECDSA parameters");
  const curve = namedCurves.get(dotted(identifier));
  if (curve === undefined) throw new BuiltinError("x509: unsupported elliptic curve");
  if (!isPoint(curve, point)) throw new BuiltinError("x509: failed to unmarshal elliptic curve point");
  return { kind: "ecdsa", curve, point };
}

function readEd25519(bytes: Uint8Array, parameters: Uint8Array): PublicKey {
  if (parameters.length > 0) throw new BuiltinError("x509: Ed25519 key encoded with illegal parameters");
  if (bytes.length !== 32) throw new BuiltinError("x509: wrong Ed25519 public key size");
  return { kind: "ed25519", bytes };
}

function readX25519(bytes: Uint8Array, parameters: Uint8Array): PublicKey {
  if (parameters.length > 0) throw new BuiltinError("x509: X25519 key encoded with illegal parameters");
  if (bytes.length !== 32) throw new BuiltinError("crypto/ecdh: invalid public key");
  return { kind: "x25519", bytes };
}

/** A key by itself, as in a PEM block of type `PUBLIC KEY`. @throws {BuiltinError} */
export function readPublicKey(der: Uint8Array): PublicKey {
  const reader = new DerReader(der);
  const contents = reader.contents(tags.sequence);
  if (contents === undefined) throw new BuiltinError("asn1: structure error: no public key");
  if (!reader.empty) throw new BuiltinError("x509: trailing data after ASN.1 of public-key");
  const { key } = readPublicKeyInfo(contents);
  if (key === undefined) throw new BuiltinError("x509: unknown public key algorithm");
  return key;
}
