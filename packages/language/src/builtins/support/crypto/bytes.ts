// Bytes as texts and integers, put together and compared without telling where they differ.
import { encodeUtf8 } from "../../../values/utf8.js";
import { encodeHex } from "../hex.js";

/** An unsigned integer, the highest byte first. */
export function integerOfBytes(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${encodeHex(bytes)}`);
}

/** So many bytes, with zeros in front. The integer has to fit. */
export function bytesOfInteger(value: bigint, length: number): Uint8Array {
  const digits = value.toString(16).padStart(length * 2, "0");
  return Uint8Array.from({ length }, (_, index) =>
    Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16),
  );
}

/** Texts as UTF-8. */
export function joinBytes(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const chunks = parts.map((part) => (typeof part === "string" ? encodeUtf8(part) : part));
  const joined = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.length;
  }
  return joined;
}

/** In a time that depends on the lengths only, so that nobody guesses a signature byte by byte. */
export function equalInConstantTime(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (const [index, byte] of left.entries()) difference |= byte ^ (right[index] as number);
  return difference === 0;
}

export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}
