// Gzip with a cap on what comes out, and with the checksum that fflate does not look at.
import { Gunzip, gzipSync } from "fflate";
import { BundleError } from "./bundle-error.js";

const headerLength = 10;
const trailerLength = 8;
/** Small slices, so that the cap is noticed before a bomb has gone off. */
const sliceLength = 16 * 1024;

/** The same bytes for the same content, on every machine and at any time. */
export function compress(content: Uint8Array): Uint8Array {
  return gzipSync(content, { level: 9, mtime: 0 });
}

/** @throws {BundleError} for what is not gzip, is damaged, or expands to more than `maximumSize` bytes. */
export function expand(bytes: Uint8Array, maximumSize: number): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b)
    throw new BundleError("not_gzip", "bundle is not a gzip archive");
  if (bytes.length < headerLength + trailerLength) throw truncated();
  const chunks = inflate(bytes, maximumSize);
  const content = concatenate(chunks);
  const trailer = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - trailerLength, trailerLength);
  if (
    trailer.getUint32(4, true) !== content.length >>> 0 ||
    trailer.getUint32(0, true) !== checksum(content)
  ) {
    throw new BundleError("damaged", "bundle is damaged or truncated: its checksum does not match");
  }
  return content;
}

function inflate(bytes: Uint8Array, maximumSize: number): readonly Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = new Gunzip((chunk) => {
    size += chunk.length;
    if (size > maximumSize) {
      throw new BundleError("too_large", `bundle expands to more than ${maximumSize} bytes`);
    }
    chunks.push(chunk.slice());
  });
  try {
    for (let at = 0; at < bytes.length; at += sliceLength) {
      stream.push(bytes.subarray(at, at + sliceLength), at + sliceLength >= bytes.length);
    }
  } catch (cause) {
    if (cause instanceof BundleError) throw cause;
    throw new BundleError("damaged", "bundle is damaged or truncated", { cause });
  }
  return chunks;
}

function truncated(): BundleError {
  return new BundleError("truncated", "bundle is truncated");
}

export function concatenate(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** CRC-32, as gzip has it. */
function checksum(content: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of content) sum = (checksumTable[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

const checksumTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
  return sum;
});
