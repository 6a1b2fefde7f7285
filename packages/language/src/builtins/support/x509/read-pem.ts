// Certificates and keys from texts: PEM, or base 64 of PEM or DER.
import { decodeUtf8, encodeUtf8 } from "../../../values/utf8.js";
import { BuiltinError } from "../../builtin-error.js";
import { decodeBase64 } from "../base64.js";
import { joinBytes } from "../crypto/bytes.js";
import type { PrivateKey } from "../crypto/private-key.js";
import { type Certificate, readCertificates } from "./certificate.js";
import { decodePem, encodePem, type PemBlock } from "./pem.js";
import { readEcPrivateKey, readRsaPrivateKey, readWrappedPrivateKey } from "./read-private-key.js";

const begin = "-----BEGIN";

/** @throws {BuiltinError} */
export function certificatesOfText(text: string): Certificate[] {
  if (text.startsWith(begin)) return certificatesOfPem(text);
  const bytes = decodeBase64(text, "standard");
  const inner = decodeUtf8(bytes);
  return inner.startsWith(begin) ? certificatesOfPem(inner) : readCertificates(bytes);
}

function certificatesOfPem(text: string): Certificate[] {
  const blocks = blocksOf(text);
  const wrong = blocks.find(({ type }) => type !== "CERTIFICATE");
  if (wrong !== undefined) {
    throw new BuiltinError(`PEM block type is '${wrong.type}', expected CERTIFICATE`);
  }
  return readCertificates(joinBytes(...blocks.map(({ bytes }) => bytes)));
}

/** More blocks than anybody keeps in one text. */
const maximumBlocks = 1000;

function blocksOf(text: string): PemBlock[] {
  const blocks: PemBlock[] = [];
  for (let rest = text; ; ) {
    const block = decodePem(rest);
    if (block === undefined || blocks.length >= maximumBlocks) return blocks;
    blocks.push(block);
    rest = block.rest;
  }
}

/** The bytes of a certificate request. @throws {BuiltinError} */
export function requestBytes(text: string): Uint8Array {
  const plain = text.startsWith("-----BEGIN CERTIFICATE REQUEST-----");
  const bytes = plain ? encodeUtf8(text) : decodeBase64(text, "standard");
  const block = decodePem(plain ? text : decodeUtf8(bytes));
  if (block === undefined) return bytes;
  if (block.type !== "CERTIFICATE REQUEST") {
    throw new BuiltinError("invalid PEM-encoded certificate signing request");
  }
  return block.bytes;
}

const keyReaders: ReadonlyMap<string, (bytes: Uint8Array) => PrivateKey> = new Map([
  ["RSA PRIVATE KEY", readRsaPrivateKey],
  ["PRIVATE KEY", readWrappedPrivateKey],
  ["EC PRIVATE KEY", (bytes: Uint8Array) => readEcPrivateKey(bytes)],
] as const);

/** Blocks that hold no private key are passed over. @throws {BuiltinError} for those that are malformed. */
export function privateKeysOfText(text: string): PrivateKey[] {
  return blocksOf(decodedOrSame(text)).flatMap(({ type, bytes }) => keyReaders.get(type)?.(bytes) ?? []);
}

function decodedOrSame(text: string): string {
  try {
    return decodeUtf8(decodeBase64(text, "standard"));
  } catch (error) {
    if (error instanceof BuiltinError) return text;
    throw error;
  }
}

/** PEM, even if it is given as base 64 of it or of DER. @throws {BuiltinError} */
export function pemOfText(text: string, type: string): string {
  if (text.startsWith(`${begin} `)) return text;
  const bytes = decodeBase64(text, "standard");
  const inner = decodeUtf8(bytes);
  return inner.startsWith(`${begin} `) ? inner : encodePem(type, bytes);
}

/** The certificates of a server and its private key, as Go's TLS takes them. @throws {BuiltinError} */
export function keyPairOfPem(
  certificatePem: string,
  keyPem: string,
): { readonly leaf: Certificate; readonly chain: readonly Uint8Array[]; readonly key: PrivateKey } {
  const chain = blocksOf(certificatePem).filter(({ type }) => type === "CERTIFICATE");
  const [first] = chain;
  if (first === undefined) throw missingCertificate(blocksOf(certificatePem));
  const keyBlocks = blocksOf(keyPem);
  const keyBlock = keyBlocks.find(isPrivateKey);
  if (keyBlock === undefined) throw missingKey(keyBlocks);
  const [leaf] = readCertificates(first.bytes);
  if (leaf === undefined) throw new BuiltinError("x509: malformed certificate");
  const key = readAnyKey(keyBlock.bytes);
  checkPair(leaf, key);
  return { leaf, chain: chain.map(({ bytes }) => bytes), key };
}

function isPrivateKey({ type }: PemBlock): boolean {
  return type === "PRIVATE KEY" || type.endsWith(" PRIVATE KEY");
}

function missingCertificate(blocks: readonly PemBlock[]): BuiltinError {
  const [only] = blocks;
  if (only === undefined) return new BuiltinError("tls: failed to find any PEM data in certificate input");
  const types = blocks.map(({ type }) => type);
  return new BuiltinError(
    types.length === 1 && isPrivateKey(only)
      ? "tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched"
      : `tls: failed to find "CERTIFICATE" PEM block in certificate input after skipping PEM blocks of the following types: [${types.join(" ")}]`,
  );
}

function missingKey(blocks: readonly PemBlock[]): BuiltinError {
  if (blocks.length === 0) return new BuiltinError("tls: failed to find any PEM data in key input");
  const types = blocks.map(({ type }) => type);
  return new BuiltinError(
    types.length === 1 && types[0] === "CERTIFICATE"
      ? "tls: found a certificate rather than a key in the PEM for the private key"
      : `tls: failed to find PEM block with type ending in "PRIVATE KEY" in key input after skipping PEM blocks of the following types: [${types.join(" ")}]`,
  );
}

function readAnyKey(bytes: Uint8Array): PrivateKey {
  for (const read of [readRsaPrivateKey, readWrappedPrivateKey, readEcPrivateKey]) {
    try {
      return read(bytes);
    } catch (error) {
      if (!(error instanceof BuiltinError)) throw error;
    }
  }
  throw new BuiltinError("tls: failed to parse private key");
}

function checkPair({ publicKey }: Certificate, key: PrivateKey): void {
  if (publicKey?.kind === "dsa" || publicKey?.kind === "x25519" || publicKey === undefined) {
    throw new BuiltinError("tls: unknown public key algorithm");
  }
  if (publicKey.kind !== key.kind)
    throw new BuiltinError("tls: private key type does not match public key type");
  const same =
    publicKey.kind === "rsa" && key.kind === "rsa"
      ? publicKey.modulus === key.modulus
      : String(pointOf(publicKey)) === String(pointOf(key));
  if (!same) throw new BuiltinError("tls: private key does not match public key");
}

function pointOf(key: object): Uint8Array | undefined {
  if ("point" in key) return key.point as Uint8Array;
  return ("publicBytes" in key ? key.publicBytes : "bytes" in key ? key.bytes : undefined) as
    | Uint8Array
    | undefined;
}
