// The bytes of a file or of standard input, never more than a limit, with an error a person can act on.
import { constants } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import { FileError } from "./file-error.js";
import { fileKind, isNamedStream, isStandardInput, notReadable } from "./file-kind.js";
import type { Host } from "./host.js";
import { fileProblem } from "./usage-error.js";

/** Of what has no limit of its own: policies, data, bundles, keys. */
const defaultMaximumBytes = 256 * 1024 * 1024;

const chunkBytes = 1024 * 1024;

export type ReadOptions = {
  /** In bytes. */
  readonly limit?: number;
  /** Whether somebody typed the path. A FIFO that a directory holds is not read. */
  readonly named?: boolean;
};

/**
 * Reads until the end or past the limit, whatever size the file claims.
 * @throws {UsageError} naming the file.
 */
export async function readInput(
  path: string,
  host: Host,
  { limit = defaultMaximumBytes, named = true }: ReadOptions = {},
): Promise<Uint8Array> {
  if (named && isStandardInput(path)) return readStandardInput(host, limit);
  try {
    return await readFile(path, limit, named);
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError(path, fileProblem(error));
  }
}

const alreadyRead = new WeakSet<Host>();

/** @throws {UsageError} past the limit, without reading on; and when it was read before. */
async function readStandardInput(host: Host, limit: number): Promise<Uint8Array> {
  if (alreadyRead.has(host)) throw new FileError("-", "it can be read once, and was asked for twice");
  alreadyRead.add(host);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of host.standardInput()) {
    size += chunk.length;
    if (size > limit) throw new FileError("-", `${tooLarge(limit)}; send less at a time`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function readFile(path: string, limit: number, named: boolean): Promise<Uint8Array> {
  const kind = fileKind(await stat(path));
  const isStream = kind !== "file" && kind !== "directory" && named && (await isNamedStream(path));
  if (kind !== "file" && !isStream) throw new FileError(path, notReadable(kind));
  // What has become a FIFO in the meantime must not be waited for.
  const handle = await open(path, constants.O_RDONLY | (isStream ? 0 : (constants.O_NONBLOCK ?? 0)));
  try {
    const stats = await handle.stat();
    if (!isStream && !stats.isFile()) throw new FileError(path, notReadable(fileKind(stats)));
    if (stats.size > limit) throw new FileError(path, tooLarge(limit, stats.size));
    return await readHandle(handle, path, { limit, size: isStream ? chunkBytes : stats.size });
  } finally {
    await handle.close();
  }
}

type Expected = { readonly limit: number; readonly size: number };

/** Buffers are not much larger than the file: ten thousand small files must not take ten thousand large buffers. */
async function readHandle(handle: FileHandle, path: string, expected: Expected): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // With one byte more, the end is found without another buffer.
  let buffer = Buffer.allocUnsafe(Math.min(expected.size + 1, chunkBytes));
  let filled = 0;
  for (;;) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, null);
    if (bytesRead === 0) return Buffer.concat([...chunks, buffer.subarray(0, filled)]);
    size += bytesRead;
    if (size > expected.limit) throw new FileError(path, tooLarge(expected.limit));
    filled += bytesRead;
    if (filled < buffer.length) continue;
    chunks.push(buffer);
    buffer = Buffer.allocUnsafe(chunkBytes);
    filled = 0;
  }
}

/** Without a size for what has none: streams, and files that grow. */
function tooLarge(limit: number, size?: number): string {
  const shown = size === undefined ? `more than ${amount(limit)}` : amount(size);
  return `the file is too large: ${shown}, and the limit is ${amount(limit)}`;
}

function amount(bytes: number): string {
  return bytes < 1024 * 1024 ? `${bytes} bytes` : `${(bytes / 1024 / 1024).toFixed(1).replace(".0", "")} MiB`;
}
