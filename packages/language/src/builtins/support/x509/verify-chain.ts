// Finds a chain from a certificate to a root, and checks all that Go checks along it.
import { equalBytes } from "../crypto/bytes.js";
import { verifyEcdsa, verifyEd25519 } from "../crypto/curves.js";
import { hash } from "../crypto/hashes.js";
import { verifyPkcs1, verifyPss } from "../crypto/rsa.js";
import type { Certificate } from "./certificate.js";
import { checkNameConstraints } from "./check-names.js";
import { DerReader, tags } from "./der.js";
import { matchesHost } from "./match-host.js";
import { dotted } from "./object-identifiers.js";

export type ChainOptions = {
  readonly dnsName: string;
  /** Nanoseconds since the epoch. */
  readonly time: bigint;
  /** Go's numbers; one of them has to be good for the whole chain. */
  readonly keyUsages: readonly number[];
};

const anyUsage = 0;
const serverAuthentication = 1;
const mayCertify = 1 << 5;
/** As Go limits it, so that certificates made to loop cost little. */
const maximumSignatureChecks = 100;

/** From the leaf to the root; `undefined` if there is none. */
export function verifyChain(
  leaf: Certificate,
  intermediates: readonly Certificate[],
  root: Certificate,
  options: ChainOptions,
): readonly Certificate[] | undefined {
  if (!isCurrent(leaf, options.time) || leaf.extensions.unhandledCritical.length > 0) return undefined;
  if (tooLong(leaf, 0) || (options.dnsName !== "" && !matchesHost(leaf, options.dnsName))) return undefined;
  const search = { intermediates, root, options, checks: 0 };
  const chains = equalBytes(leaf.raw, root.raw) ? [[leaf]] : chainsFrom([leaf], search);
  return chains.find(
    (chain) => fitsUsages(chain, options.keyUsages) && needsNoPolicy(chain) && checkNameConstraints(chain),
  );
}

type Search = {
  readonly intermediates: readonly Certificate[];
  readonly root: Certificate;
  readonly options: ChainOptions;
  checks: number;
};

/** Its depth is bounded by the intermediates: none comes twice. */
function chainsFrom(chain: readonly Certificate[], search: Search): (readonly Certificate[])[] {
  const child = chain.at(-1) as Certificate;
  const chains: (readonly Certificate[])[] = [];
  const candidates = [
    ...potentialParents(child, [search.root]),
    ...potentialParents(child, search.intermediates),
  ];
  for (const candidate of candidates) {
    if (++search.checks > maximumSignatureChecks) break;
    const isRoot = candidate === search.root;
    if (isInChain(candidate, chain) || !isSignedBy(child, candidate)) continue;
    if (!isValidParent(candidate, chain, isRoot, search.options)) continue;
    if (isRoot) chains.push([...chain, candidate]);
    else chains.push(...chainsFrom([...chain, candidate], search));
  }
  return chains;
}

/** Those of the issuer's name; with the right key's name first. */
function potentialParents(child: Certificate, pool: readonly Certificate[]): readonly Certificate[] {
  const named = pool.filter(({ rawSubject }) => equalBytes(rawSubject, child.rawIssuer));
  const rank = ({ extensions: { subjectKeyId } }: Certificate) => {
    const wanted = child.extensions.authorityKeyId;
    if (wanted === undefined && subjectKeyId === undefined) return 0;
    if (wanted === undefined || subjectKeyId === undefined) return 1;
    return equalBytes(wanted, subjectKeyId) ? 0 : 2;
  };
  return named.sort((left, right) => rank(left) - rank(right));
}

function isInChain(candidate: Certificate, chain: readonly Certificate[]): boolean {
  const names = (certificate: Certificate) =>
    certificate.extensions.raw.find(({ identifier }) => dotted(identifier) === "2.5.29.17")?.value ??
    new Uint8Array();
  return chain.some(
    (member) =>
      equalBytes(candidate.rawSubject, member.rawSubject) &&
      equalBytes(candidate.rawPublicKeyInfo, member.rawPublicKeyInfo) &&
      equalBytes(names(candidate), names(member)),
  );
}

function isSignedBy(child: Certificate, parent: Certificate): boolean {
  const { basicConstraintsValid, isAuthority, keyUsage } = parent.extensions;
  if ((parent.version === 3 && !basicConstraintsValid) || (basicConstraintsValid && !isAuthority))
    return false;
  if (keyUsage !== 0 && (keyUsage & mayCertify) === 0) return false;
  return verifyCertificateSignature(child, parent);
}

function verifyCertificateSignature(child: Certificate, { publicKey: key }: Certificate): boolean {
  const { signatureScheme: scheme, rawToBeSigned: message, signature } = child;
  if (scheme === undefined || key === undefined || scheme.key !== key.kind) return false;
  if (key.kind === "ed25519") return verifyEd25519(key, message, signature);
  if (scheme.hash === undefined) return false;
  const digest = hash(scheme.hash, message);
  if (key.kind === "rsa") {
    return scheme.pss === true
      ? verifyPss(key, scheme.hash, message, signature, digest.length)
      : verifyPkcs1(key, scheme.hash, message, signature);
  }
  if (key.kind !== "ecdsa") return false;
  const reader = new DerReader(signature).enter(tags.sequence);
  const [r, s] = [reader?.integer(), reader?.integer()];
  return r !== undefined && s !== undefined && reader?.empty === true && verifyEcdsa(key, digest, r, s);
}

function isValidParent(
  parent: Certificate,
  chain: readonly Certificate[],
  isRoot: boolean,
  { time }: ChainOptions,
): boolean {
  const { unhandledCritical, basicConstraintsValid, isAuthority } = parent.extensions;
  if (unhandledCritical.length > 0 || !isCurrent(parent, time)) return false;
  if (!isRoot && !(basicConstraintsValid && isAuthority)) return false;
  return !tooLong(parent, chain.length - 1);
}

function tooLong({ extensions }: Certificate, intermediates: number): boolean {
  const { basicConstraintsValid, maximumPathLength } = extensions;
  return basicConstraintsValid && maximumPathLength >= 0 && intermediates > maximumPathLength;
}

function isCurrent({ notBefore, notAfter }: Certificate, time: bigint): boolean {
  return time >= BigInt(notBefore) * 1_000_000_000n && time <= BigInt(notAfter) * 1_000_000_000n;
}

/** A usage is good for a chain if every certificate allows it, or says nothing of usages. */
function fitsUsages(chain: readonly Certificate[], wanted: readonly number[]): boolean {
  if (wanted.includes(anyUsage)) return true;
  let left = wanted.length === 0 ? [serverAuthentication] : [...wanted];
  for (const { extensions } of chain.toReversed()) {
    const { extendedKeyUsage, unknownExtendedKeyUsage } = extensions;
    if (extendedKeyUsage.length === 0 && unknownExtendedKeyUsage.length === 0) continue;
    if (!extendedKeyUsage.includes(anyUsage)) left = left.filter((usage) => extendedKeyUsage.includes(usage));
  }
  return left.length > 0;
}

/** Policies are not followed: a chain that insists on one is refused. */
function needsNoPolicy(chain: readonly Certificate[]): boolean {
  return chain.every(({ extensions }) => extensions.requireExplicitPolicy === undefined);
}
