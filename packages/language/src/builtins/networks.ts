// IP networks: what is inside what, enumerating and merging.
import { t } from "../types/type.js";
import { RegoSet } from "../values/collections.js";
import { isArray, isObject, isSet } from "../values/kind.js";
import type { Value } from "../values/value.js";
import { BuiltinError } from "./builtin-error.js";
import { defineBuiltin } from "./define-builtin.js";
import { budget } from "./support/budget.js";
import {
  type Address,
  addressText,
  containsAddress,
  containsNetwork,
  type Network,
  networkSize,
  networkText,
  parseAddress,
  parseNetwork,
} from "./support/ip-network.js";
import { prepareItems } from "./support/limits.js";
import { mergeNetworks } from "./support/merge-networks.js";
import { membersOf, operandTypeError } from "./support/operands.js";

/** OPA's messages name operand 1 for either one. */
const first = { position: 1 } as const;

function requireNetwork(text: string): Network {
  const network = parseNetwork(text);
  if (network === undefined) throw new BuiltinError(`invalid CIDR address: ${text}`);
  return network;
}

function contains(outer: string, inner: string): boolean {
  return holds(requireNetwork(outer), inner);
}

function holds(network: Network, inner: string): boolean {
  const address = parseAddress(inner);
  if (address !== undefined) return containsAddress(network, address);
  const other = parseNetwork(inner);
  if (other !== undefined) return containsNetwork(network, other);
  throw new BuiltinError(`not a valid textual representation of an IP address or CIDR: ${inner}`);
}

export const cidrContains = defineBuiltin({
  name: "net.cidr_contains",
  summary: "Whether a network contains an address or another network.",
  parameters: { network: t.string, inner: t.string },
  returns: t.boolean,
  operands: { inner: first },
  examples: [
    { rego: 'net.cidr_contains("10.0.0.0/8", "10.1.2.3")', result: "true" },
    { rego: 'net.cidr_contains("10.0.0.0/8", "11.0.0.0/24")', result: "false" },
  ],
  evaluate: ({ network, inner }) => contains(network, inner),
});

export const cidrOverlap = defineBuiltin({
  name: "net.cidr_overlap",
  summary: "Whether a network contains an address or another network; the old name of `net.cidr_contains`.",
  parameters: { network: t.string, inner: t.string },
  returns: t.boolean,
  operands: { inner: first },
  deprecated: true,
  examples: [{ rego: 'net.cidr_overlap("10.0.0.0/8", "10.1.2.3")', result: "true" }],
  evaluate: ({ network, inner }) => contains(network, inner),
});

export const cidrIntersects = defineBuiltin({
  name: "net.cidr_intersects",
  summary: "Whether two networks have addresses in common.",
  parameters: { left: t.string, right: t.string },
  returns: t.boolean,
  operands: { right: first },
  examples: [{ rego: 'net.cidr_intersects("10.0.0.0/8", "10.1.0.0/16")', result: "true" }],
  evaluate: (values) => {
    const left = requireNetwork(values.left);
    const right = requireNetwork(values.right);
    return containsAddress(left, right.address) || containsAddress(right, left.address);
  },
});

export const cidrIsValid = defineBuiltin({
  name: "net.cidr_is_valid",
  summary: "Whether a string is a network such as `10.0.0.0/8`.",
  parameters: { text: t.string },
  returns: t.boolean,
  operands: { text: { unchecked: "operand" } },
  examples: [{ rego: 'net.cidr_is_valid("10.0.0.0/33")', result: "false" }],
  evaluate: ({ text }) => typeof text === "string" && parseNetwork(text) !== undefined,
});

/** Writing one down. */
const stepsPerAddress = 20;

export const cidrExpand = defineBuiltin({
  name: "net.cidr_expand",
  summary: "All addresses of a network.",
  parameters: { network: t.string },
  returns: t.set(t.string),
  examples: [{ rego: 'net.cidr_expand("10.0.0.4/31")', result: '{"10.0.0.4", "10.0.0.5"}' }],
  evaluate: (values) => {
    const network = requireNetwork(values.network);
    const size = networkSize(network);
    prepareItems(size);
    budget.takeSteps(Number(size) * stepsPerAddress);
    const { bits, value } = network.address;
    const at = (index: number): Address => ({ bits, value: value + BigInt(index) });
    return RegoSet.from(Array.from({ length: Number(size) }, (_, index) => addressText(at(index))));
  },
});

export const cidrMerge = defineBuiltin({
  name: "net.cidr_merge",
  effort: 4,
  summary: "The fewest networks that cover the given addresses and networks, and nothing else.",
  parameters: { networks: t.union(t.array(t.union(t.string)), t.set(t.string)) },
  returns: t.set(t.string),
  operands: { networks: { unchecked: "operand" } },
  examples: [{ rego: 'net.cidr_merge(["10.0.0.0/25", "10.0.0.128/25"])', result: '{"10.0.0.0/24"}' }],
  evaluate: ({ networks }) => {
    if (!isArray(networks) && !isSet(networks)) {
      throw new BuiltinError("operand must be an array");
    }
    budget.takeSteps(membersOf(networks).length * stepsPerNetwork);
    return RegoSet.from(mergeNetworks(membersOf(networks).map(networkOf)).map(networkText));
  },
});

/** Reading it, putting it in its place, and cutting what it became a part of. */
const stepsPerNetwork = 300;

/** A bare address of IPv4 stands for the network of its class. */
function networkOf(member: Value): Network {
  if (typeof member !== "string") throw new BuiltinError("element must be string");
  const address = parseAddress(member);
  if (address === undefined) return requireNetwork(member);
  const network = { address, prefix: address.bits };
  const short = networkText(network).split("/")[0] ?? "";
  const ipv4 = parseAddress(short);
  if (ipv4?.bits !== 32) throw new BuiltinError("IPv6 invalid: needs prefix length");
  const top = Number(ipv4.value >> 24n);
  return { address: ipv4, prefix: top < 0x80 ? 8 : top < 0xc0 ? 16 : 24 };
}

const entry = t.union(t.string, t.array(t.any));
const entries = t.union(t.string, t.array(entry), t.set(entry), t.object(t.string, entry));

export const cidrContainsMatches = defineBuiltin({
  name: "net.cidr_contains_matches",
  effort: 4,
  summary:
    "Pairs of a network of the first argument and an address or network of the second that it contains, by index, key or member.",
  parameters: { networks: entries, inner: entries },
  returns: t.set(t.tuple(t.any, t.any)),
  operands: { networks: { unchecked: "operand" }, inner: { unchecked: "operand" } },
  examples: [
    {
      rego: 'net.cidr_contains_matches(["10.0.0.0/8", "11.0.0.0/8"], {"a": "11.1.1.1"})',
      result: '{[1, "a"]}',
    },
  ],
  evaluate: ({ networks, inner }, { takeSteps }) => {
    const outer = indexed(networks);
    const others = indexed(inner);
    takeSteps(outer.length * others.length * stepsPerPair);
    const matches = new RegoSet();
    for (const [index, member] of outer) {
      const text = cidrText(member, 1);
      const network = others.length === 0 ? undefined : requireNetwork(text);
      for (const [otherIndex, other] of others) {
        if (network !== undefined && holds(network, cidrText(other, 2))) matches.add([index, otherIndex]);
      }
    }
    return matches;
  },
});

/** Reading and comparing one network of each side. */
const stepsPerPair = 60;

function indexed(collection: Value): readonly (readonly [index: Value, member: Value])[] {
  if (typeof collection === "string") return [[collection, collection]];
  if (isArray(collection)) return collection.map((member, index) => [index, member]);
  if (isObject(collection)) return collection.entries();
  return collection instanceof RegoSet ? collection.values().map((member) => [member, member]) : [];
}

function cidrText(member: Value, operand: number): string {
  const first = isArray(member) ? member[0] : member;
  if (first === undefined || (!isArray(member) && typeof member !== "string")) {
    throw new BuiltinError(`operand ${operand}: element must be string or non-empty array`);
  }
  return typeof first === "string" ? first : notAString(first);
}

function notAString(member: Value): never {
  throw operandTypeError(1, member, ["string"]);
}
