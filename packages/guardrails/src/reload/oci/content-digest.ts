// Content that is known by its digest: what has another one is not what was asked for.
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

const algorithms = { sha256, sha512 } as const;

const form = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;

/** In an algorithm that the image specification registers. */
export function isDigest(text: string): boolean {
  return form.test(text);
}

/** @param digest one that `isDigest` takes */
export function hasDigest(bytes: Uint8Array, digest: string): boolean {
  const [algorithm, hex] = digest.split(":");
  return bytesToHex(algorithms[algorithm as keyof typeof algorithms](bytes)) === hex;
}
