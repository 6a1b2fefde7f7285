// Certificates and keys as Go's JSON shows them; nothing found is null there, not an empty list.

import { valueFromJavaScript } from "../../../values/javascript.js";
import type { Value } from "../../../values/value.js";
import { BuiltinError } from "../../builtin-error.js";
import { encodeBase64 } from "../base64.js";
import { bytesOfInteger, integerOfBytes, joinBytes } from "../crypto/bytes.js";
import { chineseRemainders } from "../crypto/modular.js";
import type { PrivateKey } from "../crypto/private-key.js";
import type { PublicKey } from "../crypto/public-key.js";
import { addressText } from "../ip-network.js";
import { normalisedUri, uriJson } from "../uri-json.js";
import type { Certificate } from "./certificate.js";
import type { CertificateRequest } from "./certificate-request.js";
import type { RawExtension } from "./extensions.js";
import type { Attribute } from "./name.js";
import type { AddressRange } from "./name-constraints.js";
import { dotted } from "./object-identifiers.js";

type Json = unknown;

function list<Item>(items: readonly Item[] | undefined, show: (item: Item) => Json = (item) => item): Json {
  return items === undefined || items.length === 0 ? null : items.map(show);
}

export function base64(bytes: Uint8Array | undefined): string | null {
  return bytes === undefined ? null : encodeBase64(bytes, "standard");
}

/** With the texts of its URIs if asked for, as OPA adds them to Go's fields. */
export function certificateJson(certificate: Certificate, withUriTexts: boolean): Value {
  return valueFromJavaScript({
    ...certificateFields(certificate),
    ...(withUriTexts ? { URIStrings: list(certificate.extensions.names.uris, normalisedUri) } : {}),
  });
}

export function certificateFields(certificate: Certificate): Readonly<Record<string, Json>> {
  return {
    Raw: base64(certificate.raw),
    RawTBSCertificate: base64(certificate.rawToBeSigned),
    RawSubjectPublicKeyInfo: base64(certificate.rawPublicKeyInfo),
    RawSubject: base64(certificate.rawSubject),
    RawIssuer: base64(certificate.rawIssuer),
    Signature: base64(certificate.signature),
    SignatureAlgorithm: certificate.signatureScheme?.number ?? 0,
    PublicKeyAlgorithm: certificate.publicKeyAlgorithm,
    PublicKey: publicKeyJson(certificate.publicKey),
    Version: certificate.version,
    SerialNumber: certificate.serialNumber,
    Issuer: nameJson(certificate.issuer),
    Subject: nameJson(certificate.subject),
    NotBefore: timeText(certificate.notBefore),
    NotAfter: timeText(certificate.notAfter),
    ...extensionFields(certificate),
    ...constraintFields(certificate),
    ...policyFields(certificate),
  };
}

function extensionFields({ extensions }: Certificate): Readonly<Record<string, Json>> {
  return {
    KeyUsage: extensions.keyUsage,
    Extensions: list(extensions.raw, extensionJson),
    ExtraExtensions: null,
    UnhandledCriticalExtensions: list(extensions.unhandledCritical),
    ExtKeyUsage: list(extensions.extendedKeyUsage),
    UnknownExtKeyUsage: list(extensions.unknownExtendedKeyUsage),
    BasicConstraintsValid: extensions.basicConstraintsValid,
    IsCA: extensions.isAuthority,
    MaxPathLen: extensions.maximumPathLength,
    MaxPathLenZero: extensions.basicConstraintsValid && extensions.maximumPathLength === 0,
    SubjectKeyId: base64(extensions.subjectKeyId),
    AuthorityKeyId: base64(extensions.authorityKeyId),
    OCSPServer: list(extensions.ocspServers),
    IssuingCertificateURL: list(extensions.issuerUrls),
    DNSNames: list(extensions.names.dns),
    EmailAddresses: list(extensions.names.emails),
    IPAddresses: list(extensions.names.addresses, ipText),
    URIs: list(extensions.names.uris, uriJson),
    CRLDistributionPoints: list(extensions.distributionPoints),
  };
}

function constraintFields({ extensions: { nameConstraints } }: Certificate): Readonly<Record<string, Json>> {
  const { permitted, excluded, critical } = nameConstraints ?? {};
  return {
    PermittedDNSDomainsCritical: critical ?? false,
    PermittedDNSDomains: list(permitted?.dns),
    ExcludedDNSDomains: list(excluded?.dns),
    PermittedIPRanges: list(permitted?.ranges, rangeJson),
    ExcludedIPRanges: list(excluded?.ranges, rangeJson),
    PermittedEmailAddresses: list(permitted?.emails),
    ExcludedEmailAddresses: list(excluded?.emails),
    PermittedURIDomains: list(permitted?.uris),
    ExcludedURIDomains: list(excluded?.uris),
  };
}

function policyFields({ extensions }: Certificate): Readonly<Record<string, Json>> {
  const { inhibitAnyPolicy, inhibitPolicyMapping, requireExplicitPolicy } = extensions;
  return {
    PolicyIdentifiers: extensions.policies ?? null,
    Policies: list(extensions.policies, dotted),
    PolicyMappings: list(extensions.policyMappings, ([issuer, subject]) => ({
      IssuerDomainPolicy: dotted(issuer),
      SubjectDomainPolicy: dotted(subject),
    })),
    InhibitAnyPolicy: inhibitAnyPolicy ?? 0,
    InhibitAnyPolicyZero: inhibitAnyPolicy === 0,
    InhibitPolicyMapping: inhibitPolicyMapping ?? 0,
    InhibitPolicyMappingZero: inhibitPolicyMapping === 0,
    RequireExplicitPolicy: requireExplicitPolicy ?? 0,
    RequireExplicitPolicyZero: requireExplicitPolicy === 0,
  };
}

export function requestJson(request: CertificateRequest): Value {
  return valueFromJavaScript({
    Raw: base64(request.raw),
    RawTBSCertificateRequest: base64(request.rawToBeSigned),
    RawSubjectPublicKeyInfo: base64(request.rawPublicKeyInfo),
    RawSubject: base64(request.rawSubject),
    Version: request.version,
    Signature: base64(request.signature),
    SignatureAlgorithm: request.signatureScheme?.number ?? 0,
    PublicKeyAlgorithm: request.publicKeyAlgorithm,
    PublicKey: publicKeyJson(request.publicKey),
    Subject: nameJson(request.subject),
    Attributes: list(request.attributes, ({ type, values }) => ({
      Type: type,
      Value: values.map((set) =>
        set.map((item) => ({
          Type: item.type,
          Value: typeof item.value === "object" ? base64(item.value) : item.value,
        })),
      ),
    })),
    Extensions: list(request.extensions, extensionJson),
    ExtraExtensions: null,
    DNSNames: list(request.names.dns),
    EmailAddresses: list(request.names.emails),
    IPAddresses: list(request.names.addresses, ipText),
    URIs: list(request.names.uris, uriJson),
  });
}

function extensionJson({ identifier, critical, value }: RawExtension): Json {
  return { Id: identifier, Critical: critical, Value: base64(value) };
}

function rangeJson({ address, mask }: AddressRange): Json {
  return { IP: ipText(address), Mask: base64(mask) };
}

function ipText(bytes: Uint8Array): string {
  return addressText({ bits: bytes.length === 4 ? 32 : 128, value: integerOfBytes(bytes) });
}

function timeText(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(".000", "");
}

/** The fields that hold the values of an attribute, by the last number of its type, 2.5.4.n. */
const listed = new Map([
  [6, "Country"],
  [7, "Locality"],
  [8, "Province"],
  [9, "StreetAddress"],
  [10, "Organization"],
  [11, "OrganizationalUnit"],
  [17, "PostalCode"],
]);
const single = new Map([
  [3, "CommonName"],
  [5, "SerialNumber"],
]);

function nameJson(attributes: readonly Attribute[]): Json {
  const found = new Map<string, Json>([...single.values()].map((field) => [field, ""]));
  for (const field of listed.values()) found.set(field, null);
  for (const { type, value } of attributes) {
    const [, , , last = -1] = type;
    if (type.length !== 4 || dotted(type.slice(0, 3)) !== "2.5.4") continue;
    const text = single.get(last);
    if (text !== undefined) found.set(text, value);
    const field = listed.get(last);
    if (field !== undefined) found.set(field, [...((found.get(field) ?? []) as Json[]), value]);
  }
  return {
    ...Object.fromEntries(found),
    Names: list(attributes, ({ type, value }) => ({ Type: type, Value: value })),
    ExtraNames: null,
  };
}

function publicKeyJson(key: PublicKey | undefined): Json {
  switch (key?.kind) {
    case undefined:
      return null;
    case "rsa":
      return { N: key.modulus, E: key.exponent };
    case "ecdsa":
      return pointJson(key.point);
    case "ed25519":
      return base64(key.bytes);
    case "x25519":
      return {};
    case "dsa": {
      const { p, q, g } = key.parameters;
      return { P: p, Q: q, G: g, Y: key.y };
    }
  }
}

function pointJson(point: Uint8Array): Readonly<Record<string, Json>> {
  const half = 1 + (point.length - 1) / 2;
  return { Curve: {}, X: integerOfBytes(point.subarray(1, half)), Y: integerOfBytes(point.subarray(half)) };
}

export function privateKeyJson(key: PrivateKey): Json {
  switch (key.kind) {
    case "rsa": {
      const { dp, dq, qi } = chineseRemainders(key.privateExponent, key.primes);
      return {
        N: key.modulus,
        E: key.exponent,
        D: key.privateExponent,
        Primes: key.primes,
        Precomputed: { Dp: dp, Dq: dq, Qinv: qi, CRTValues: [] },
      };
    }
    case "ecdsa":
      return { ...pointJson(key.point), D: integerOfBytes(key.secret) };
    case "ed25519":
      return base64(joinBytes(key.seed, key.publicBytes));
    case "x25519":
      return {};
  }
}

/** As a JSON Web Key. */
export function webKeyJson(key: PrivateKey): Json {
  const url = (bytes: Uint8Array) => encodeBase64(bytes, "url", false);
  const number = (value: bigint) => url(bytesOfInteger(value, Math.ceil(value.toString(16).length / 2)));
  switch (key.kind) {
    case "rsa": {
      const [p = 0n, q = 0n] = key.primes;
      const remainders = chineseRemainders(key.privateExponent, key.primes);
      const numbers = { n: key.modulus, e: key.exponent, d: key.privateExponent, p, q, ...remainders };
      const texts = Object.entries(numbers).map(([name, value]) => [name, number(value)]);
      return { kty: "RSA", ...Object.fromEntries(texts) };
    }
    case "ecdsa": {
      if (key.curve === "P-224") {
        throw new BuiltinError(
          "failed to initialize *jwk.ecdsaPrivateKey from *ecdsa.PrivateKey: jwk: failed to get algorithm for converting ECDSA private key to JWK: unknown elliptic curve",
        );
      }
      const half = 1 + (key.point.length - 1) / 2;
      const [x, y] = [key.point.subarray(1, half), key.point.subarray(half)];
      return { kty: "EC", crv: key.curve, d: url(key.secret), x: url(x), y: url(y) };
    }
    case "ed25519":
      return { kty: "OKP", crv: "Ed25519", d: url(key.seed), x: url(key.publicBytes) };
    case "x25519":
      return { kty: "OKP", crv: "X25519", d: url(key.secret), x: url(key.publicBytes) };
  }
}
