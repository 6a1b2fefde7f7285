// Constraints of an authority on the names it may certify (RFC 5280, 4.2.1.10).
import { quote } from "../../../values/rego-text.js";
import { BuiltinError } from "../../builtin-error.js";
import { encodeHex } from "../hex.js";
import { parseAddress } from "../ip-network.js";
import { contextTag, type DerReader, readIa5, tags } from "./der.js";
import { isDomainName, parseMailbox } from "./domain-name.js";

export type AddressRange = { readonly address: Uint8Array; readonly mask: Uint8Array };

export type Subtrees = {
  readonly dns: string[];
  readonly ranges: AddressRange[];
  readonly emails: string[];
  readonly uris: string[];
};

export type NameConstraints = {
  readonly critical: boolean;
  readonly permitted: Subtrees;
  readonly excluded: Subtrees;
  /** No name of a kind that we do not know is constrained. */
  readonly complete: boolean;
};

const invalid = "x509: invalid NameConstraints extension";

/** @throws {BuiltinError} in Go's words. */
export function readNameConstraints(reader: DerReader, critical: boolean): NameConstraints {
  const sequence = reader.enter(tags.sequence);
  if (sequence === undefined || !reader.empty) throw new BuiltinError(invalid);
  const permitted = optional(sequence, contextTag(0, true));
  const excluded = optional(sequence, contextTag(1, true));
  if (!sequence.empty) throw new BuiltinError(invalid);
  if ((permitted?.empty ?? true) && (excluded?.empty ?? true)) {
    throw new BuiltinError("x509: empty name constraints extension");
  }
  const permittedTrees = readSubtrees(permitted);
  const excludedTrees = readSubtrees(excluded);
  const complete = permittedTrees.complete && excludedTrees.complete;
  return { critical, permitted: permittedTrees.subtrees, excluded: excludedTrees.subtrees, complete };
}

function optional(reader: DerReader, tag: number): DerReader | undefined {
  if (!reader.peek(tag)) return undefined;
  const inner = reader.enter(tag);
  if (inner === undefined) throw new BuiltinError(invalid);
  return inner;
}

function readSubtrees(reader: DerReader | undefined): {
  readonly subtrees: Subtrees;
  readonly complete: boolean;
} {
  const subtrees: Subtrees = { dns: [], ranges: [], emails: [], uris: [] };
  let complete = true;
  while (reader !== undefined && !reader.empty) {
    const base = reader.enter(tags.sequence)?.next();
    if (base === undefined) throw new BuiltinError(invalid);
    const read = kinds.get(base.tag);
    if (read === undefined) complete = false;
    else read(base.contents, subtrees);
  }
  return { subtrees, complete };
}

const kinds: ReadonlyMap<number, (contents: Uint8Array, subtrees: Subtrees) => void> = new Map([
  [contextTag(1), readEmail],
  [contextTag(2), readDns],
  [contextTag(6), readUri],
  [contextTag(7), readRange],
]);

function asciiText(contents: Uint8Array): string {
  const text = readIa5(contents);
  if (text === undefined) throw new BuiltinError("x509: invalid constraint value: not ASCII");
  return text;
}

function readDns(contents: Uint8Array, { dns }: Subtrees): void {
  const domain = asciiText(contents);
  if (!isDomainName(domain, true)) {
    throw new BuiltinError(`x509: failed to parse dnsName constraint ${quote(domain)}`);
  }
  dns.push(domain);
}

/** A mailbox, a host, or a domain behind a dot. */
function readEmail(contents: Uint8Array, { emails }: Subtrees): void {
  const text = asciiText(contents);
  const valid = text.includes("@") ? parseMailbox(text) !== undefined : isDomainName(text, true);
  if (!valid) throw new BuiltinError(`x509: failed to parse rfc822Name constraint ${quote(text)}`);
  emails.push(text);
}

function readUri(contents: Uint8Array, { uris }: Subtrees): void {
  const domain = asciiText(contents);
  if (parseAddress(domain) !== undefined) {
    throw new BuiltinError(`x509: failed to parse URI constraint ${quote(domain)}: cannot be IP address`);
  }
  if (!isDomainName(domain, true)) {
    throw new BuiltinError(`x509: failed to parse URI constraint ${quote(domain)}`);
  }
  uris.push(domain);
}

/** An address and as many bytes of mask. */
function readRange(contents: Uint8Array, { ranges }: Subtrees): void {
  const { length } = contents;
  if (length !== 8 && length !== 32) {
    throw new BuiltinError(`x509: IP constraint contained value of length ${length}`);
  }
  const mask = contents.subarray(length / 2);
  const bits = Array.from(mask, (byte) => byte.toString(2).padStart(8, "0")).join("");
  if (/01/.test(bits))
    throw new BuiltinError(`x509: IP constraint contained invalid mask ${encodeHex(mask)}`);
  ranges.push({ address: contents.subarray(0, length / 2), mask });
}
