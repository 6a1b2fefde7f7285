// IP addresses and networks as Go's net package reads, compares and writes them.

/** 4 or 16 bytes, as one number. Addresses of IPv4 inside IPv6 (`::ffff:1.2.3.4`) may have 16. */
export type Address = { readonly bits: 32 | 128; readonly value: bigint };
/** `address` has its host bits cleared. */
export type Network = { readonly address: Address; readonly prefix: number };

const mappedPrefix = 0xffffn << 32n;
const ipv4Part = /^(?:0|[1-9][0-9]{0,2})$/;
const ipv6Part = /^[0-9a-fA-F]{1,4}$/;

export function parseAddress(text: string): Address | undefined {
  if (text.includes(":")) return parseIpv6(text);
  const value = parseIpv4(text);
  return value === undefined ? undefined : { bits: 32, value };
}

function parseIpv4(text: string): bigint | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => ipv4Part.test(part) && Number(part) < 256))
    return undefined;
  return parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
}

function parseIpv6(text: string): Address | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [head = "", tail] = halves;
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const parts = groupsOf(tail === undefined ? before : [...before, "::", ...after]);
  if (parts === undefined) return undefined;
  const gap = parts.indexOf("::");
  const missing = 8 - (parts.length - (gap < 0 ? 0 : 1));
  if (gap < 0 ? missing !== 0 : missing < 1) return undefined;
  const groups = parts.flatMap((part) => (part === "::" ? Array<string>(missing).fill("0") : [part]));
  if (!groups.every((group) => ipv6Part.test(group))) return undefined;
  return { bits: 128, value: groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n) };
}

/** An IPv4 address at the end stands for two groups. */
function groupsOf(parts: readonly string[]): readonly string[] | undefined {
  const last = parts.at(-1);
  if (last === undefined || !last.includes(".")) return parts;
  const value = parseIpv4(last);
  if (value === undefined) return undefined;
  return [...parts.slice(0, -1), (value >> 16n).toString(16), (value & 0xffffn).toString(16)];
}

export function parseNetwork(text: string): Network | undefined {
  const slash = text.indexOf("/");
  const length = text.slice(slash + 1);
  if (slash < 0 || !/^[0-9]{1,8}$/.test(length)) return undefined;
  const address = parseAddress(text.slice(0, slash));
  const prefix = Number(length);
  if (address === undefined || prefix > address.bits) return undefined;
  return { address: cleared(address, prefix), prefix };
}

function cleared({ bits, value }: Address, prefix: number): Address {
  const host = BigInt(bits - prefix);
  return { bits, value: (value >> host) << host };
}

/** The 4 bytes of an address that is, or stands for, one of IPv4. */
function shortened(address: Address): Address {
  const mapped = address.bits === 128 && address.value >> 32n === 0xffffn;
  return mapped ? { bits: 32, value: address.value & 0xffff_ffffn } : address;
}

export function isPlainIpv6({ address }: Network): boolean {
  return shortened(address).bits === 128;
}

export function containsAddress(network: Network, address: Address): boolean {
  const base = shortened(network.address);
  const other = shortened(address);
  if (base.bits !== other.bits) return false;
  const host = BigInt(base.bits - shortPrefix(network));
  return base.value >> host === other.value >> host;
}

/** The length of the prefix within the 4 bytes of a network that stands for one of IPv4. */
function shortPrefix({ address, prefix }: Network): number {
  const inside = address.bits === 128 && shortened(address).bits === 32;
  return inside ? Math.max(0, prefix - 96) : prefix;
}

/** Between networks of IPv6 by their prefixes, else by the first and the last address. */
export function containsNetwork(outer: Network, inner: Network): boolean {
  if (isPlainIpv6(outer) && isPlainIpv6(inner)) {
    const same = cleared(inner.address, outer.prefix).value === outer.address.value;
    return outer.prefix <= inner.prefix && same;
  }
  return containsAddress(outer, inner.address) && containsAddress(outer, lastAddress(inner));
}

export function lastAddress({ address, prefix }: Network): Address {
  return { bits: address.bits, value: address.value | ((1n << BigInt(address.bits - prefix)) - 1n) };
}

/** How many addresses a network has. */
export function networkSize({ address, prefix }: Network): bigint {
  return 1n << BigInt(address.bits - prefix);
}

export function addressText(address: Address): string {
  const { bits, value } = shortened(address);
  if (bits === 32) return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join(".");
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((value >> BigInt(112 - index * 16)) & 0xffffn).toString(16),
  );
  const [start, length] = longestZeros(groups);
  if (length < 2) return groups.join(":");
  return `${groups.slice(0, start).join(":")}::${groups.slice(start + length).join(":")}`;
}

function longestZeros(groups: readonly string[]): readonly [start: number, length: number] {
  let best: readonly [number, number] = [0, 0];
  let start = 0;
  for (const [index, group] of groups.entries()) {
    if (group !== "0") start = index + 1;
    else if (index + 1 - start > best[1]) best = [start, index + 1 - start];
  }
  return best;
}

export function networkText(network: Network): string {
  return `${addressText(network.address)}/${shortPrefix(network)}`;
}

/** The address among those of IPv6, where IPv4 has its place below `::ffff:0:0`. */
export function wide({ bits, value }: Address): bigint {
  return bits === 32 ? mappedPrefix | value : value;
}

/** The address back again: inside `::ffff:0:0/96` one of IPv4. */
export function narrow(value: bigint): Address {
  return shortened({ bits: 128, value });
}
