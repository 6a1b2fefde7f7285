// A request to be certified (RFC 2986), read from DER; errors are those of Go's general decoder.
import { decodeUtf8 } from "../../../values/utf8.js";
import { BuiltinError } from "../../builtin-error.js";
import type { PublicKey } from "../crypto/public-key.js";
import { type AlternativeNames, noNames, readAlternativeNames } from "./alternative-names.js";
import { noSequence } from "./asn1-error.js";
import { readExtension } from "./certificate.js";
import { contextTag, type DerElement, DerReader, rightAligned, tags } from "./der.js";
import type { RawExtension } from "./extensions.js";
import { type Attribute, readName } from "./name.js";
import { dotted, type SignatureScheme } from "./object-identifiers.js";
import { readAlgorithm, readPublicKeyInfo } from "./read-public-key.js";
import { signatureScheme } from "./signature-scheme.js";

type TypedValue = { readonly type: readonly number[]; readonly value: string | boolean | Uint8Array };

export type CertificateRequest = {
  readonly raw: Uint8Array;
  readonly rawToBeSigned: Uint8Array;
  readonly rawPublicKeyInfo: Uint8Array;
  readonly rawSubject: Uint8Array;
  /** From 0, unlike a certificate's. */
  readonly version: number;
  readonly signature: Uint8Array;
  readonly signatureScheme: SignatureScheme | undefined;
  readonly publicKeyAlgorithm: number;
  readonly publicKey: PublicKey | undefined;
  readonly subject: readonly Attribute[];
  readonly attributes: readonly {
    readonly type: readonly number[];
    readonly values: readonly (readonly TypedValue[])[];
  }[];
  readonly extensions: readonly RawExtension[];
  readonly names: AlternativeNames;
};

const extensionRequest = "1.2.840.113549.1.9.14";
const alternativeName = "2.5.29.17";

/** @throws {BuiltinError} */
export function readCertificateRequest(der: Uint8Array): CertificateRequest {
  const whole = new DerReader(der);
  const outer = whole.element(tags.sequence);
  if (outer === undefined) throw noSequence(der, "certificateRequest");
  if (!whole.empty) throw new BuiltinError("asn1: syntax error: trailing data");
  const reader = new DerReader(outer.contents);
  const toBeSigned = need(reader.element(tags.sequence));
  const inner = new DerReader(toBeSigned.contents);
  const version = need(inner.integer());
  const subject = need(inner.element(tags.sequence)).whole;
  const keyInfo = need(inner.element(tags.sequence));
  const attributes = inner.peek(contextTag(0, true))
    ? elementsOf(need(inner.enter(contextTag(0, true))))
    : [];
  const scheme = signatureScheme(readAlgorithm(need(reader.enter(tags.sequence))));
  const signature = need(reader.bitString());
  const { key, algorithmNumber } = readPublicKeyInfo(keyInfo.contents);
  const extensions = attributes.flatMap(requestedExtensions);
  refuseDuplicates(extensions);
  const names = extensions.findLast(({ identifier }) => dotted(identifier) === alternativeName);
  return {
    raw: outer.whole,
    rawToBeSigned: toBeSigned.whole,
    rawPublicKeyInfo: keyInfo.whole,
    rawSubject: subject,
    version: Number(version),
    signature: rightAligned(signature),
    signatureScheme: scheme,
    publicKeyAlgorithm: algorithmNumber,
    publicKey: key,
    subject: readName(subject),
    attributes: attributes.flatMap(typedAttribute),
    extensions,
    names: names === undefined ? noNames : readAlternativeNames(new DerReader(names.value)),
  };
}

function need<Found>(found: Found | undefined): Found {
  if (found !== undefined) return found;
  throw new BuiltinError("asn1: structure error: malformed certificateRequest");
}

function elementsOf(reader: DerReader): DerElement[] {
  const elements: DerElement[] = [];
  while (!reader.empty) elements.push(need(reader.next()));
  return elements;
}

function requestedExtensions(attribute: DerElement): RawExtension[] {
  const reader = new DerReader(attribute.contents);
  const type = reader.objectIdentifier();
  if (attribute.tag !== tags.sequence || type === undefined || dotted(type) !== extensionRequest) return [];
  const list = reader.enter(tags.set)?.enter(tags.sequence);
  return list === undefined
    ? []
    : elementsOf(list).map(({ contents }) => readExtension(new DerReader(contents)));
}

function refuseDuplicates(extensions: readonly RawExtension[]): void {
  if (new Set(extensions.map(({ identifier }) => dotted(identifier))).size < extensions.length) {
    throw new BuiltinError("x509: certificate request contains duplicate requested extensions");
  }
}

/** Attributes of another shape are left out, as Go leaves them out. */
function typedAttribute(attribute: DerElement): CertificateRequest["attributes"] {
  const reader = new DerReader(attribute.contents);
  const type = reader.objectIdentifier();
  const set = reader.enter(tags.set);
  if (attribute.tag !== tags.sequence || type === undefined || set === undefined) return [];
  const values: TypedValue[][] = [];
  while (!set.empty) {
    const sequence = set.enter(tags.sequence);
    const items = sequence && typedValues(sequence);
    if (items === undefined) return [];
    values.push(items);
  }
  return [{ type, values }];
}

function typedValues(reader: DerReader): TypedValue[] | undefined {
  const items: TypedValue[] = [];
  while (!reader.empty) {
    const pair = reader.enter(tags.sequence);
    const type = pair?.objectIdentifier();
    const element = pair?.next();
    const value = element && simpleValue(element);
    if (type === undefined || value === undefined || pair?.empty !== true) return undefined;
    items.push({ type, value });
  }
  return items;
}

function simpleValue({ tag, contents }: DerElement): string | boolean | Uint8Array | undefined {
  if (tag === tags.octetString) return contents;
  if (tag === tags.boolean) return contents[0] === 0xff;
  return tag === tags.utf8String || tag === tags.printableString || tag === tags.ia5String
    ? decodeUtf8(contents)
    : undefined;
}
