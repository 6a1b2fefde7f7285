// UUIDs as bytes and text, and the fields of RFC 4122.
import { RegoObject } from "../../values/collections.js";
import { numberFromBigInt } from "../../values/number.js";
import type { Value } from "../../values/value.js";

const dashed = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/i;
/** From 15 October 1582 to 1970, in units of 100 ns. */
const gregorianOffset = 0x01b21dd213814000n;

/** Accepts what Go's uuid package does: dashes, braces around, `urn:uuid:` before, or bare digits. */
export function uuidBytes(text: string): Uint8Array | undefined {
  const digits = digitsOf(text);
  if (digits === undefined) return undefined;
  return Uint8Array.from({ length: 16 }, (_, index) =>
    Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16),
  );
}

function digitsOf(text: string): string | undefined {
  if (text.length === 32) return /^[0-9a-f]{32}$/i.test(text) ? text : undefined;
  const inner =
    text.length === 45 && /^urn:uuid:/i.test(text)
      ? text.slice(9)
      : text.length === 38
        ? text.slice(1, 37)
        : text;
  return dashed.exec(inner)?.slice(1).join("");
}

export function uuidText(bytes: Uint8Array): string {
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => digits.slice(from, to))
    .join("-");
}

export function describeUuid(bytes: Uint8Array): RegoObject {
  const byte = (index: number) => bytes[index] as number;
  const version = byte(6) >> 4;
  const fields: [string, Value][] = [
    ["version", version],
    ["variant", variantOf(byte(8))],
  ];
  if (version === 1 || version === 2) {
    fields.push(
      ["time", numberFromBigInt(timeOf(bytes))],
      ["nodeid", Array.from(bytes.subarray(10), (part) => part.toString(16).padStart(2, "0")).join("-")],
      ["macvariables", macVariables(byte(10))],
      ["clocksequence", ((byte(8) << 8) | byte(9)) & 0x3fff],
    );
  }
  if (version === 2) {
    fields.push(
      ["id", new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)],
      ["domain", ["Person", "Group", "Org"][byte(9)] ?? `Domain${byte(9)}`],
    );
  }
  return RegoObject.from(fields);
}

function variantOf(byte: number): string {
  if ((byte & 0xc0) === 0x80) return "RFC4122";
  if ((byte & 0xe0) === 0xc0) return "Microsoft";
  return (byte & 0xe0) === 0xe0 ? "Future" : "Reserved";
}

/** Nanoseconds since 1970. */
function timeOf(bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const low = BigInt(view.getUint32(0));
  const middle = BigInt(view.getUint16(4));
  const high = BigInt(view.getUint16(6) & 0x0fff);
  const elapsed = ((high << 48n) + (middle << 32n) + low - gregorianOffset) * 100n;
  // As in Go, what lies beyond 64 bits comes out wrong.
  return BigInt.asIntN(64, elapsed);
}

function macVariables(byte: number): string {
  const scope = (byte & 2) === 2 ? "local" : "global";
  return `${scope}:${(byte & 1) === 1 ? "multicast" : "unicast"}`;
}
