// The extensions of a certificate, each read as Go reads it.

import { decodeUtf8 } from "../../../values/utf8.js";
import { BuiltinError } from "../../builtin-error.js";
import { type AlternativeNames, noNames, readAlternativeNames } from "./alternative-names.js";
import { bitAt, contextTag, DerReader, tags } from "./der.js";
import { type NameConstraints, readNameConstraints } from "./name-constraints.js";
import { dotted, extendedKeyUsages } from "./object-identifiers.js";

export type RawExtension = {
  readonly identifier: readonly number[];
  readonly critical: boolean;
  readonly value: Uint8Array;
};

/** Numbers of policies: -1 and 0 are told apart as Go does. */
export type Extensions = {
  raw: readonly RawExtension[];
  unhandledCritical: (readonly number[])[];
  keyUsage: number;
  basicConstraintsValid: boolean;
  isAuthority: boolean;
  /** -1 if there is a constraint without a length; 0 if there is none, or the length is 0. */
  maximumPathLength: number;
  names: AlternativeNames;
  nameConstraints: NameConstraints | undefined;
  distributionPoints: string[];
  authorityKeyId: Uint8Array | undefined;
  subjectKeyId: Uint8Array | undefined;
  extendedKeyUsage: number[];
  unknownExtendedKeyUsage: (readonly number[])[];
  policies: readonly (readonly number[])[] | undefined;
  policyMappings: (readonly [readonly number[], readonly number[]])[];
  requireExplicitPolicy: number | undefined;
  inhibitPolicyMapping: number | undefined;
  inhibitAnyPolicy: number | undefined;
  ocspServers: string[];
  issuerUrls: string[];
};

function nothing(raw: readonly RawExtension[]): Extensions {
  return {
    raw,
    unhandledCritical: [],
    keyUsage: 0,
    basicConstraintsValid: false,
    isAuthority: false,
    maximumPathLength: 0,
    names: noNames,
    nameConstraints: undefined,
    distributionPoints: [],
    authorityKeyId: undefined,
    subjectKeyId: undefined,
    extendedKeyUsage: [],
    unknownExtendedKeyUsage: [],
    policies: undefined,
    policyMappings: [],
    requireExplicitPolicy: undefined,
    inhibitPolicyMapping: undefined,
    inhibitAnyPolicy: undefined,
    ocspServers: [],
    issuerUrls: [],
  };
}

/** @throws {BuiltinError} naming the extension that is malformed. */
export function readExtensions(raw: readonly RawExtension[]): Readonly<Extensions> {
  const found = nothing(raw);
  for (const extension of raw) {
    const read = readers.get(dotted(extension.identifier));
    const handled = read?.(found, new DerReader(extension.value), extension) ?? read !== undefined;
    if (extension.critical && !handled) found.unhandledCritical.push(extension.identifier);
  }
  return found;
}

function need<Found>(found: Found | undefined, what: string): Found {
  if (found === undefined) throw new BuiltinError(`x509: invalid ${what}`);
  return found;
}

/** `false` says that not all of it was understood. */
type ExtensionReader = (found: Extensions, reader: DerReader, raw: RawExtension) => boolean | undefined;

const readers: ReadonlyMap<string, ExtensionReader> = new Map<string, ExtensionReader>([
  ["2.5.29.14", readSubjectKeyId],
  ["2.5.29.15", readKeyUsage],
  ["2.5.29.17", readNames],
  ["2.5.29.19", readBasicConstraints],
  ["2.5.29.30", readConstraints],
  ["2.5.29.31", readDistributionPoints],
  ["2.5.29.32", readPolicies],
  ["2.5.29.33", readPolicyMappings],
  ["2.5.29.35", readAuthorityKeyId],
  ["2.5.29.36", readPolicyConstraints],
  ["2.5.29.37", readExtendedKeyUsage],
  ["2.5.29.54", readInhibitAnyPolicy],
  ["1.3.6.1.5.5.7.1.1", readInformationAccess],
]);

function readSubjectKeyId(found: Extensions, reader: DerReader, { critical }: RawExtension): undefined {
  if (critical) throw new BuiltinError("x509: subject key identifier incorrectly marked critical");
  found.subjectKeyId = need(reader.contents(tags.octetString), "subject key identifier");
}

function readAuthorityKeyId(found: Extensions, reader: DerReader, { critical }: RawExtension): undefined {
  if (critical) throw new BuiltinError("x509: authority key identifier incorrectly marked critical");
  const sequence = need(reader.enter(tags.sequence), "authority key identifier");
  if (sequence.peek(contextTag(0))) {
    found.authorityKeyId = need(sequence.contents(contextTag(0)), "authority key identifier");
  }
}

function readKeyUsage(found: Extensions, reader: DerReader): undefined {
  const bits = need(reader.bitString(), "key usage");
  for (let bit = 0; bit < 9; bit++) if (bitAt(bits, bit)) found.keyUsage |= 1 << bit;
}

function readNames(found: Extensions, reader: DerReader): boolean {
  found.names = readAlternativeNames(reader);
  return Object.values(found.names).some((names) => names.length > 0);
}

function readBasicConstraints(found: Extensions, reader: DerReader): undefined {
  const sequence = need(reader.enter(tags.sequence), "basic constraints");
  found.isAuthority = sequence.peek(tags.boolean) && need(sequence.boolean(), "basic constraints");
  found.maximumPathLength = -1;
  if (sequence.peek(tags.integer)) {
    const length = need(sequence.integer(), "basic constraints");
    found.maximumPathLength = Number(
      need(length >= 0n && length < 2n ** 63n ? length : undefined, "basic constraints"),
    );
  }
  found.basicConstraintsValid = true;
}

function readConstraints(found: Extensions, reader: DerReader, { critical }: RawExtension): boolean {
  found.nameConstraints = readNameConstraints(reader, critical);
  return found.nameConstraints.complete;
}

function readDistributionPoints(found: Extensions, reader: DerReader): undefined {
  const list = need(reader.enter(tags.sequence), "CRL distribution points");
  while (!list.empty) {
    const point = need(list.enter(tags.sequence), "CRL distribution point");
    if (!point.peek(contextTag(0, true))) continue;
    const names = need(
      point.enter(contextTag(0, true))?.enter(contextTag(0, true)),
      "CRL distribution point",
    );
    while (names.peek(contextTag(6))) {
      found.distributionPoints.push(
        decodeUtf8(need(names.contents(contextTag(6)), "CRL distribution point")),
      );
    }
  }
}

function readPolicies(found: Extensions, reader: DerReader): undefined {
  const list = need(reader.enter(tags.sequence), "certificate policies");
  const policies: (readonly number[])[] = [];
  const seen = new Set<string>();
  while (!list.empty) {
    const policy = need(list.enter(tags.sequence)?.objectIdentifier(), "certificate policies");
    need(seen.has(dotted(policy)) ? undefined : true, "certificate policies");
    seen.add(dotted(policy));
    policies.push(policy);
  }
  found.policies = policies;
}

function readPolicyMappings(found: Extensions, reader: DerReader): undefined {
  const list = need(reader.enter(tags.sequence), "policy mappings extension");
  while (!list.empty) {
    const pair = need(list.enter(tags.sequence), "policy mappings extension");
    const issuer = need(pair.objectIdentifier(), "policy mappings extension");
    found.policyMappings.push([issuer, need(pair.objectIdentifier(), "policy mappings extension")]);
  }
}

function readPolicyConstraints(found: Extensions, reader: DerReader): undefined {
  const what = "policy constraints extension";
  const sequence = need(reader.enter(tags.sequence), what);
  const [explicit, mapping] = [contextTag(0), contextTag(1)];
  if (sequence.peek(explicit)) found.requireExplicitPolicy = Number(need(sequence.integer(explicit), what));
  if (sequence.peek(mapping)) found.inhibitPolicyMapping = Number(need(sequence.integer(mapping), what));
}

function readInhibitAnyPolicy(found: Extensions, reader: DerReader): undefined {
  found.inhibitAnyPolicy = Number(need(reader.integer(), "inhibit any policy extension"));
}

function readExtendedKeyUsage(found: Extensions, reader: DerReader): undefined {
  const list = need(reader.enter(tags.sequence), "extended key usages");
  while (!list.empty) {
    const usage = need(list.objectIdentifier(), "extended key usages");
    const known = extendedKeyUsages.get(dotted(usage));
    if (known === undefined) found.unknownExtendedKeyUsage.push(usage);
    else found.extendedKeyUsage.push(known);
  }
}

function readInformationAccess(found: Extensions, reader: DerReader, { critical }: RawExtension): undefined {
  if (critical) throw new BuiltinError("x509: authority info access incorrectly marked critical");
  const list = need(reader.enter(tags.sequence), "authority info access");
  while (!list.empty) {
    const access = need(list.enter(tags.sequence), "authority info access");
    const method = dotted(need(access.objectIdentifier(), "authority info access"));
    if (!access.peek(contextTag(6))) continue;
    const location = decodeUtf8(need(access.contents(contextTag(6)), "authority info access"));
    if (method === "1.3.6.1.5.5.7.48.1") found.ocspServers.push(location);
    else if (method === "1.3.6.1.5.5.7.48.2") found.issuerUrls.push(location);
  }
}
