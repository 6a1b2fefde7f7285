// What Go's general decoder of ASN.1 says of data that do not start with the sequence it looks for.
import { BuiltinError } from "../../builtin-error.js";
import { DerReader } from "./der.js";

/** `structure` is the name of Go's type for what was expected. */
export function noSequence(der: Uint8Array, structure: string): BuiltinError {
  const [tag, length] = der;
  if (tag === undefined) return new BuiltinError("asn1: syntax error: sequence truncated");
  if (length === undefined) return new BuiltinError("asn1: syntax error: truncated tag or length");
  if (tag !== 0x30) {
    const given = `{class:${tag >> 6} tag:${tag & 0x1f} length:${length} isCompound:${(tag & 0x20) !== 0}}`;
    const parameters =
      "{optional:false explicit:false application:false private:false defaultValue:<nil> tag:<nil> stringType:0 timeType:0 set:false omitEmpty:false}";
    return new BuiltinError(
      `asn1: structure error: tags don't match (16 vs ${given}) ${parameters} ${structure} @2`,
    );
  }
  return new DerReader(der).next() === undefined
    ? new BuiltinError("asn1: syntax error: data truncated")
    : new BuiltinError(`asn1: structure error: malformed ${structure}`);
}
