// Alternative names of a certificate's subject: hosts, mailboxes, addresses and URIs.
import { quote } from "../../../values/rego-text.js";
import { BuiltinError } from "../../builtin-error.js";
import { parseUri } from "../parse-uri.js";
import { contextTag, type DerReader, readIa5, tags } from "./der.js";
import { isDomainName } from "./domain-name.js";

export type AlternativeNames = {
  readonly dns: readonly string[];
  readonly emails: readonly string[];
  readonly addresses: readonly Uint8Array[];
  readonly uris: readonly string[];
};

export const noNames: AlternativeNames = { dns: [], emails: [], addresses: [], uris: [] };

/** @throws {BuiltinError} in Go's words. */
export function readAlternativeNames(reader: DerReader): AlternativeNames {
  const list = reader.enter(tags.sequence);
  if (list === undefined) throw new BuiltinError("x509: invalid subject alternative names");
  const names = {
    dns: [] as string[],
    emails: [] as string[],
    addresses: [] as Uint8Array[],
    uris: [] as string[],
  };
  while (!list.empty) {
    const name = list.next();
    if (name === undefined) throw new BuiltinError("x509: invalid subject alternative name");
    if (name.tag === contextTag(1)) names.emails.push(asciiText(name.contents, "rfc822Name"));
    else if (name.tag === contextTag(2)) names.dns.push(asciiText(name.contents, "dNSName"));
    else if (name.tag === contextTag(6)) {
      names.uris.push(checkUri(asciiText(name.contents, "uniformResourceIdentifier")));
    } else if (name.tag === contextTag(7)) names.addresses.push(checkAddress(name.contents));
  }
  return names;
}

function asciiText(contents: Uint8Array, name: string): string {
  const text = readIa5(contents);
  if (text === undefined) throw new BuiltinError(`x509: SAN ${name} is malformed`);
  return text;
}

function checkAddress(address: Uint8Array): Uint8Array {
  if (address.length === 4 || address.length === 16) return address;
  throw new BuiltinError(`x509: cannot parse IP address of length ${address.length}`);
}

function checkUri(uri: string): string {
  const problem = uriProblem(uri);
  if (problem !== undefined) throw new BuiltinError(`x509: cannot parse URI ${quote(uri)}: ${problem}`);
  return uri;
}

function uriProblem(uri: string): string | undefined {
  try {
    const { hostname } = parseUri(uri);
    return hostname === "" || isDomainName(hostname) ? undefined : "invalid domain";
  } catch (error) {
    if (error instanceof BuiltinError) return error.message;
    throw error;
  }
}
