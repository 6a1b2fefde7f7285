// Whether a certificate is for a host (RFC 6125).
import { bytesOfInteger, equalBytes } from "../crypto/bytes.js";
import { parseAddress, wide } from "../ip-network.js";
import type { Certificate } from "./certificate.js";

export function matchesHost({ extensions: { names } }: Certificate, host: string): boolean {
  const address = parseAddress(/^\[.+\]$/.test(host) ? host.slice(1, -1) : host);
  if (address !== undefined) {
    const wanted = bytesOfInteger(wide(address), 16);
    return names.addresses.some((given) => equalBytes(given.length === 4 ? mapped(given) : given, wanted));
  }
  const candidate = host.toLowerCase();
  const isName = isHostname(candidate.replace(/\.$/, ""), false);
  return names.dns.some((name) => {
    const pattern = name.toLowerCase();
    if (isName && isHostname(pattern, true)) return matchesPattern(pattern, candidate.replace(/\.$/, ""));
    return pattern === candidate && pattern !== "" && pattern !== ".";
  });
}

function mapped(address: Uint8Array): Uint8Array {
  return Uint8Array.of(...new Uint8Array(10), 0xff, 0xff, ...address);
}

function isHostname(name: string, pattern: boolean): boolean {
  if (name === "*") return false;
  return name
    .split(".")
    .every(
      (label, index) =>
        (pattern && index === 0 && label === "*") || /^[a-zA-Z0-9_][a-zA-Z0-9_-]*$/.test(label),
    );
}

/** A star stands for the first label, whole. */
function matchesPattern(pattern: string, host: string): boolean {
  const labels = host.split(".");
  const wanted = pattern.split(".");
  if (wanted[0] === "*") labels[0] = "*";
  return wanted.join(".") === labels.join(".");
}
