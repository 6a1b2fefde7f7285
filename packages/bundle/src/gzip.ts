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

/**
 * What the archive holds; of several archives joined, one after the other, as gzip has it.
 * @throws {BundleError} for what is not gzip, is damaged, or expands to more than `maximumSize` bytes.
 */
export function expand(bytes: Uint8Array, maximumSize: number): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b)
    throw new BundleError("not_gzip", "bundle is not a gzip archive");
  if (bytes.length < headerLength + trailerLength) throw truncated();
  const members = inflate(bytes, maximumSize).map(({ chunks, end }) => {
    const content = concatenate(chunks);
    checkTrailer(bytes, end, content);
    return content;
  });
  return members.length === 1 ? (members[0] as Uint8Array) : concatenate(members);
}

function checkTrailer(bytes: Uint8Array, end: number, content: Uint8Array): void {
  const trailer = new DataView(bytes.buffer, bytes.byteOffset + end - trailerLength, trailerLength);
  if (
    trailer.getUint32(4, true) !== content.length >>> 0 ||
    trailer.getUint32(0, true) !== checksum(content)
  ) {
    throw new BundleError("damaged", "bundle is damaged or truncated: its checksum does not match");
  }
}

/** `end` is where the member, and its trailer, end. */
type Member = { readonly chunks: readonly Uint8Array[]; readonly end: number };

function inflate(bytes: Uint8Array, maximumSize: number): readonly Member[] {
  const members: Member[] = [];
  let chunks: Uint8Array[] = [];
  let size = 0;
  const stream = new Gunzip((chunk) => {
    size += chunk.length;
    if (size > maximumSize) {
      throw new BundleError("too_large", `bundle expands to more than ${maximumSize} bytes`);
    }
    chunks.push(chunk.slice());
  });
  stream.onmember = (start) => {
    members.push({ chunks, end: start });
    chunks = [];
  };
  try {
    // No slice is the last one to the stream, which would not look for members behind it; the checksum says whether all came.
    for (let at = 0; at < bytes.length; at += sliceLength) {
      stream.push(bytes.subarray(at, at + sliceLength), false);
    }
  } catch (cause) {
    if (cause instanceof BundleError) throw cause;
    throw new BundleError("damaged", "bundle is damaged or truncated", { cause });
  }
  return [...members, { chunks, end: bytes.length }];
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
