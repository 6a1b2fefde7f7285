// The options of `crypto.x509.parse_and_verify_certificates_with_options`.
import type { RegoObject } from "../../../values/collections.js";
import { isArray, isNumber, isSet } from "../../../values/kind.js";
import type { Value } from "../../../values/value.js";
import { BuiltinError } from "../../builtin-error.js";
import { asMachineInteger, membersOf } from "../operands.js";
import { trimCharacters } from "../trim.js";
import type { ChainOptions } from "./verify-chain.js";

/** In the order of Go's numbers. */
const usages = [
  "KeyUsageAny",
  "KeyUsageServerAuth",
  "KeyUsageClientAuth",
  "KeyUsageCodeSigning",
  "KeyUsageEmailProtection",
  "KeyUsageIPSECEndSystem",
  "KeyUsageIPSECTunnel",
  "KeyUsageIPSECUser",
  "KeyUsageTimeStamping",
  "KeyUsageOCSPSigning",
  "KeyUsageMicrosoftServerGatedCrypto",
  "KeyUsageNetscapeServerGatedCrypto",
  "KeyUsageMicrosoftCommercialCodeSigning",
  "KeyUsageMicrosoftKernelCodeSigning",
];

/** @throws {BuiltinError} for options that are unknown or of a wrong type. */
export function readChainOptions(given: RegoObject, now: bigint): ChainOptions {
  const options = { dnsName: "", time: now, keyUsages: [] as readonly number[] };
  for (const [name, value] of given.entries()) {
    if (typeof name !== "string") continue;
    if (name === "DNSName") options.dnsName = readDnsName(value);
    else if (name === "CurrentTime") options.time = readInteger(name, value, "a valid int64 number");
    else if (name === "MaxConstraintComparisons") readInteger(name, value, "a valid number");
    else if (name === "KeyUsages") options.keyUsages = readUsages(value);
    else throw new BuiltinError("invalid key option");
  }
  return options;
}

function withoutQuotes(text: string): string {
  return trimCharacters(text, '"', { left: true, right: true });
}

function readDnsName(value: Value): string {
  if (typeof value !== "string") throw new BuiltinError("'DNSName' should be a string");
  return withoutQuotes(value);
}

function readInteger(name: string, value: Value, wanted: string): bigint {
  if (!isNumber(value)) throw new BuiltinError(`'${name}' should be a number`);
  const integer = asMachineInteger(value);
  if (integer === undefined) throw new BuiltinError(`'${name}' should be ${wanted}`);
  return integer;
}

function readUsages(value: Value): readonly number[] {
  if (!isArray(value) && !isSet(value)) throw new BuiltinError("'KeyUsages' should be an Array or Set");
  const names = membersOf(value)
    .filter((name) => typeof name === "string")
    .map(withoutQuotes);
  const invalid = names.filter((name) => !usages.includes(name));
  if (invalid.length > 0) {
    throw new BuiltinError(`invalid entries for 'KeyUsages' found: [${invalid.join(" ")}]`);
  }
  return names.map((name) => usages.indexOf(name));
}
