// UUIDs that follow from names, RFC 9562 version 5: the same report gives the same ids.
import { createHash } from "node:crypto";

/** Of this report's ids; made once, at random. */
const namespace = "6f0c7a52-9d3e-4b7f-8a51-2c3d9e4f5b60";

/**
 * @example uuidOf("observation", target, control) // "2f6a…"
 */
export function uuidOf(...names: readonly string[]): string {
  const hash = createHash("sha1");
  hash.update(Buffer.from(namespace.replaceAll("-", ""), "hex"));
  hash.update(JSON.stringify(names));
  const bytes = hash.digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const digits = bytes.toString("hex");
  return [0, 8, 12, 16, 20]
    .map((from, index, starts) => digits.slice(from, starts[index + 1] ?? 32))
    .join("-");
}
