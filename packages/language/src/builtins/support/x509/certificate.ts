// A certificate (RFC 5280) read from DER, with Go's strictness and Go's errors.
import { BuiltinError } from "../../builtin-error.js";
import { equalBytes } from "../crypto/bytes.js";
import type { PublicKey } from "../crypto/public-key.js";
import { contextTag, type DerReader, DerReader as Reader, rightAligned, tags } from "./der.js";
import { type Extensions, type RawExtension, readExtensions } from "./extensions.js";
import { type Attribute, readName } from "./name.js";
import { dotted, type SignatureScheme } from "./object-identifiers.js";
import { readAlgorithm, readPublicKeyInfo } from "./read-public-key.js";
import { signatureScheme } from "./signature-scheme.js";
import { readTime } from "./time.js";

export type Certificate = {
  readonly raw: Uint8Array;
  readonly rawToBeSigned: Uint8Array;
  readonly rawPublicKeyInfo: Uint8Array;
  readonly rawSubject: Uint8Array;
  readonly rawIssuer: Uint8Array;
  readonly signature: Uint8Array;
  readonly signatureScheme: SignatureScheme | undefined;
  readonly publicKeyAlgorithm: number;
  readonly publicKey: PublicKey | undefined;
  /** From 1. */
  readonly version: number;
  readonly serialNumber: bigint;
  readonly issuer: readonly Attribute[];
  readonly subject: readonly Attribute[];
  /** Seconds since the epoch. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly extensions: Extensions;
};

/** More certificates than any chain has. */
const maximumCertificates = 1000;

/** Certificates one after another. @throws {BuiltinError} */
export function readCertificates(der: Uint8Array): Certificate[] {
  const certificates: Certificate[] = [];
  for (let rest = der; rest.length > 0; ) {
    if (certificates.length >= maximumCertificates) throw new BuiltinError("x509: too many certificates");
    const certificate = readFirst(rest);
    certificates.push(certificate);
    rest = rest.subarray(certificate.raw.length);
  }
  return certificates;
}

/** One certificate, and nothing behind it. @throws {BuiltinError} */
export function readCertificate(der: Uint8Array): Certificate {
  const certificate = readFirst(der);
  if (certificate.raw.length !== der.length) throw new BuiltinError("x509: trailing data");
  return certificate;
}

/** What has to be there. @throws {BuiltinError} saying what is malformed. */
export function need<Found>(found: Found | undefined, what: string): Found {
  if (found === undefined) throw new BuiltinError(`x509: ${what}`);
  return found;
}

function readFirst(der: Uint8Array): Certificate {
  const outer = need(new Reader(der).element(tags.sequence), "malformed certificate");
  const reader = new Reader(outer.contents);
  const toBeSigned = need(reader.element(tags.sequence), "malformed tbs certificate");
  const inner = new Reader(toBeSigned.contents);
  const version = readVersion(inner);
  const serialNumber = need(inner.integer(), "malformed serial number");
  if (serialNumber < 0n) throw new BuiltinError("x509: negative serial number");
  const scheme = readScheme(inner, reader);
  const issuer = need(inner.element(tags.sequence), "malformed issuer").whole;
  const issuerAttributes = readName(issuer);
  const validity = need(inner.enter(tags.sequence), "malformed validity");
  const [notBefore, notAfter] = [readTime(validity), readTime(validity)];
  const subject = need(inner.element(tags.sequence), "malformed issuer").whole;
  const subjectAttributes = readName(subject);
  const keyInfo = need(inner.element(tags.sequence), "malformed spki");
  const { key, algorithmNumber } = readPublicKeyInfo(keyInfo.contents);
  const extensions = readExtensions(version > 1 ? rawExtensions(inner, version) : []);
  const signature = need(reader.bitString(), "malformed signature");
  return {
    raw: outer.whole,
    rawToBeSigned: toBeSigned.whole,
    rawPublicKeyInfo: keyInfo.whole,
    rawSubject: subject,
    rawIssuer: issuer,
    signature: rightAligned(signature),
    signatureScheme: scheme,
    publicKeyAlgorithm: algorithmNumber,
    publicKey: key,
    version,
    serialNumber,
    issuer: issuerAttributes,
    subject: subjectAttributes,
    notBefore,
    notAfter,
    extensions,
  };
}

function readVersion(reader: DerReader): number {
  const tag = contextTag(0, true);
  if (!reader.peek(tag)) return 1;
  const version = reader.enter(tag)?.integer();
  if (version === undefined || version < 0n) throw new BuiltinError("x509: malformed version");
  if (version > 2n) throw new BuiltinError("x509: invalid version");
  return Number(version) + 1;
}

/** Stated twice: among what is signed, and beside it. */
function readScheme(inner: DerReader, outer: DerReader): SignatureScheme | undefined {
  const stated = need(inner.contents(tags.sequence), "malformed signature algorithm identifier");
  const used = need(outer.contents(tags.sequence), "malformed algorithm identifier");
  if (!equalBytes(stated, used)) {
    throw new BuiltinError("x509: inner and outer signature algorithm identifiers don't match");
  }
  return signatureScheme(readAlgorithm(new Reader(stated)));
}

function rawExtensions(reader: DerReader, version: number): readonly RawExtension[] {
  for (const [tag, name] of [
    [contextTag(1), "issuerUniqueID"],
    [contextTag(2), "subjectUniqueID"],
  ] as const) {
    if (reader.peek(tag)) need(reader.next(), `malformed ${name}`);
  }
  const tag = contextTag(3, true);
  if (version < 3 || !reader.peek(tag)) return [];
  const list = need(reader.enter(tag)?.enter(tags.sequence), "malformed extensions");
  const found: RawExtension[] = [];
  const seen = new Set<string>();
  while (!list.empty) {
    const extension = readExtension(need(list.enter(tags.sequence), "malformed extension"));
    const name = dotted(extension.identifier);
    if (seen.has(name)) {
      throw new BuiltinError(`x509: certificate contains duplicate extension with OID "${name}"`);
    }
    seen.add(name);
    found.push(extension);
  }
  return found;
}

export function readExtension(reader: DerReader): RawExtension {
  const identifier = need(reader.objectIdentifier(), "malformed extension OID field");
  const critical = reader.peek(tags.boolean)
    ? need(reader.boolean(), "malformed extension critical field")
    : false;
  return {
    identifier,
    critical,
    value: need(reader.contents(tags.octetString), "malformed extension value field"),
  };
}
