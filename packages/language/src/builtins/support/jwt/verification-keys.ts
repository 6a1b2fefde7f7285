// The keys that tokens are verified with: from a certificate, a public key in PEM, or JSON Web Keys.
import { BuiltinError } from "../../builtin-error.js";
import { CompiledCache } from "../compiled-cache.js";
import { readCertificate } from "../x509/certificate.js";
import { decodePem } from "../x509/pem.js";
import { readPublicKey } from "../x509/read-public-key.js";
import { algorithms } from "./algorithms.js";
import { type KeyMaterial, parseJsonWebKeys } from "./json-web-key.js";

export type VerificationKey = {
  /** Absent for keys that Go does not know; nothing verifies with them. */
  readonly material: KeyMaterial | undefined;
  readonly algorithm?: string | undefined;
  readonly keyId?: string | undefined;
};

/** Keys take little more room than their text. */
const bytesPerUnit = 4;
const stepsPerUnit = 4;
/** Bytes of keys kept between evaluations. */
const capacity = 4 * 1024 * 1024;

const cache = new CompiledCache<readonly VerificationKey[]>(capacity, ({ length }) => ({
  steps: length * stepsPerUnit,
  bytes: length * bytesPerUnit,
}));

/** Policies verify many tokens with the same few keys. @throws {BuiltinError} */
export function verificationKeys(text: string): readonly VerificationKey[] {
  return cache.getOrMake(text, () => parseKeys(text));
}

function parseKeys(text: string): readonly VerificationKey[] {
  const block = decodePem(text);
  if (block === undefined) {
    const keys = explained("failed to parse a JWK key (set): jwk.ParseString: failed to parse string", () =>
      parseJsonWebKeys(text),
    );
    for (const { material } of keys) requirePrimes(material);
    // Keys for algorithms nobody here knows are no reason to refuse the others.
    return keys.filter(({ algorithm = "" }) => algorithm === "" || algorithms.has(algorithm));
  }
  if (block.rest !== "") throw new BuiltinError("extra data after a PEM certificate block");
  if (block.type === "CERTIFICATE") {
    const certificate = explained("failed to parse a PEM certificate", () => readCertificate(block.bytes));
    const { publicKey } = certificate;
    return [{ material: publicKey && { kind: "public", key: publicKey } }];
  }
  if (block.type === "PUBLIC KEY") {
    const key = explained("failed to parse a PEM public key", () => readPublicKey(block.bytes));
    return [{ material: { kind: "public", key } }];
  }
  throw new BuiltinError("failed to extract a Key from the PEM certificate");
}

/** @throws {BuiltinError} for private keys that are not complete. */
export function requirePrimes(material: KeyMaterial): void {
  if (material.kind !== "private" || material.key.kind !== "rsa" || material.key.primes.length === 2) return;
  throw new BuiltinError('jwk.Export: failed to export jwk.Key to raw format: missing "q" value');
}

function explained<Result>(what: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof BuiltinError)) throw error;
    throw new BuiltinError(`${what}: ${error.message}`, undefined, { cause: error });
  }
}
