// Joins networks that touch or overlap, and writes what results as few networks as possible.
import { type Address, lastAddress, type Network, narrow, wide } from "./ip-network.js";

type Range = {
  readonly first: bigint;
  readonly last: bigint;
  /** As long as nothing was merged into it. */
  readonly network: Network | undefined;
};

const zeroIpv4 = wide({ bits: 32, value: 0n });

export function mergeNetworks(networks: readonly Network[]): readonly Network[] {
  const ranges = networks.map(rangeOf).sort(byLastThenFirst);
  const merged: Range[] = [];
  let current = ranges.pop();
  while (current !== undefined) {
    const before = ranges.pop();
    if (before !== undefined && previous(current.first) <= before.last) {
      const first = before.first < current.first ? before.first : current.first;
      current = { first, last: current.last, network: undefined };
    } else {
      merged.push(current);
      current = before;
    }
  }
  return merged.flatMap(({ first, last, network }) =>
    network === undefined ? split(first, last) : [network],
  );
}

function rangeOf(network: Network): Range {
  const { address, prefix } = network;
  const host = BigInt(address.bits - prefix);
  const first: Address = { bits: address.bits, value: (address.value >> host) << host };
  return { first: wide(first), last: wide(lastAddress(network)), network };
}

function byLastThenFirst(left: Range, right: Range): number {
  if (left.last !== right.last) return left.last < right.last ? -1 : 1;
  return left.first < right.first ? -1 : left.first > right.first ? 1 : 0;
}

/** Nothing comes before 0.0.0.0, nor before `::`. */
function previous(value: bigint): bigint {
  return value === 0n || value === zeroIpv4 ? value : value - 1n;
}

/** The fewest networks that together are the range. */
function split(first: bigint, last: bigint): readonly Network[] {
  const networks: Network[] = [];
  for (let start = first; start <= last; ) {
    let host = 0n;
    while (host < 128n && (start >> host) % 2n === 0n && start + (2n << host) - 1n <= last) host++;
    const address = narrow(start);
    networks.push({ address, prefix: Math.max(0, address.bits - Number(host)) });
    start += 1n << host;
  }
  return networks;
}
