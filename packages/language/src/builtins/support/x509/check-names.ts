// Whether the names of a chain keep to the constraints of the authorities above them.
import { BuiltinError } from "../../builtin-error.js";
import { parseAddress } from "../ip-network.js";
import { parseUri } from "../parse-uri.js";
import type { AlternativeNames } from "./alternative-names.js";
import type { Certificate } from "./certificate.js";
import { parseMailbox } from "./domain-name.js";
import type { AddressRange, NameConstraints, Subtrees } from "./name-constraints.js";

/** More comparisons than any honest chain takes. */
const maximumComparisons = 250_000;

export function checkNameConstraints(chain: readonly Certificate[]): boolean {
  let comparisons = 0;
  return chain.every(({ extensions: { names } }, index) =>
    chain.slice(index + 1).every(({ extensions: { nameConstraints } }) => {
      if (nameConstraints === undefined) return true;
      comparisons +=
        countNames(names) * (countTrees(nameConstraints.permitted) + countTrees(nameConstraints.excluded));
      return comparisons <= maximumComparisons && keepsTo(names, nameConstraints);
    }),
  );
}

function countNames({ dns, emails, addresses, uris }: AlternativeNames): number {
  return dns.length + emails.length + addresses.length + uris.length;
}

function countTrees({ dns, emails, ranges, uris }: Subtrees): number {
  return dns.length + emails.length + ranges.length + uris.length;
}

function keepsTo(names: AlternativeNames, { permitted, excluded }: NameConstraints): boolean {
  return (
    names.dns.every((name) => allowed(name, permitted.dns, excluded.dns, matchesDns)) &&
    names.emails.every((name) => allowed(name, permitted.emails, excluded.emails, matchesEmail)) &&
    names.addresses.every((name) => allowed(name, permitted.ranges, excluded.ranges, inRange)) &&
    names.uris.every(
      (name) => isConstrainable(name) && allowed(name, permitted.uris, excluded.uris, matchesUri),
    )
  );
}

function allowed<Name, Constraint>(
  name: Name,
  permitted: readonly Constraint[],
  excluded: readonly Constraint[],
  matches: (name: Name, constraint: Constraint) => boolean,
): boolean {
  if (excluded.some((constraint) => matches(name, constraint))) return false;
  return permitted.length === 0 || permitted.some((constraint) => matches(name, constraint));
}

/** A name is below itself; behind a dot stands a domain whose names are below it. */
function matchesDomain(name: string, constraint: string, includesBelow: boolean): boolean {
  const [lower, wanted] = [name.toLowerCase(), constraint.toLowerCase()];
  if (wanted === "") return true;
  if (wanted.startsWith(".")) return lower.endsWith(wanted);
  return lower === wanted || (includesBelow && lower.endsWith(`.${wanted}`));
}

function matchesDns(name: string, constraint: string): boolean {
  return matchesDomain(name, constraint, true);
}

function matchesEmail(name: string, constraint: string): boolean {
  const mailbox = parseMailbox(name);
  if (mailbox === undefined) return false;
  if (!constraint.includes("@")) return matchesDomain(mailbox.domain, constraint, false);
  const wanted = parseMailbox(constraint);
  return wanted?.local === mailbox.local && wanted.domain.toLowerCase() === mailbox.domain.toLowerCase();
}

function inRange(address: Uint8Array, { address: base, mask }: AddressRange): boolean {
  if (address.length !== base.length) return false;
  return address.every((byte, index) => {
    const bits = mask[index] as number;
    return (byte & bits) === ((base[index] as number) & bits);
  });
}

/** Constraints are on the names of hosts: a URI without one is within none. */
function isConstrainable(uri: string): boolean {
  const host = hostOf(uri);
  return host !== undefined && host !== "" && parseAddress(host) === undefined;
}

function matchesUri(uri: string, constraint: string): boolean {
  return matchesDomain(hostOf(uri) ?? "", constraint, false);
}

function hostOf(uri: string): string | undefined {
  try {
    return parseUri(uri).hostname;
  } catch (error) {
    if (error instanceof BuiltinError) return undefined;
    throw error;
  }
}
