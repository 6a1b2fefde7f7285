// Tar (POSIX ustar, with pax and GNU names when reading): files in, files out, and nothing trusted.
import { BundleError } from "./bundle-error.js";

export type TarFile = { readonly name: string; readonly content: Uint8Array };

const blockLength = 512;
const nameLength = 100;
const prefixLength = 155;
/** What a header may say in addition: names, and things of no use to us. */
const maximumExtensionLength = 64 * 1024;
/** … and all headers of an archive together. */
const maximumExtensions = 32 * 1024 * 1024;
const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** The files of an archive in order, without its directories. @throws {BundleError} for anything that is no tar. */
export function readTar(archive: Uint8Array): readonly TarFile[] {
  const files: TarFile[] = [];
  let longName: string | undefined;
  let extensions = 0;
  for (let at = 0; ; ) {
    if (at + blockLength > archive.length)
      throw new BundleError("truncated", "bundle is truncated: its archive has no end");
    const header = archive.subarray(at, at + blockLength);
    if (header.every((byte) => byte === 0)) return files;
    const { name, size, type } = readHeader(header, longName);
    const start = at + blockLength;
    if (start + size > archive.length)
      throw new BundleError("truncated", `bundle is truncated inside \`${name}\``);
    const content = archive.subarray(start, start + size);
    at = start + Math.ceil(size / blockLength) * blockLength;
    if (type === "x" || type === "L") {
      extensions += size;
      if (size > maximumExtensionLength || extensions > maximumExtensions)
        throw new BundleError("bad_archive", "bundle is no sound archive: its headers are too long");
    }
    if (type === "x") longName = readPaxPath(content) ?? longName;
    else if (type === "L") longName = text(content);
    else if (type !== "g") {
      longName = undefined;
      if (isFile(type, name)) files.push({ name, content });
    }
  }
}

function isFile(type: string, name: string): boolean {
  if (type === "5") return false;
  if (type === "0" || type === "\0" || type === "7") return true;
  throw new BundleError("bad_archive", `\`${name}\` is no ordinary file (tar type \`${type}\`)`);
}

function readHeader(header: Uint8Array, longName: string | undefined) {
  const field = (start: number, length: number) => header.subarray(start, start + length);
  const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 0x20 : byte), 0);
  if (readNumber(field(148, 8)) !== sum) {
    throw new BundleError("bad_archive", "bundle is no tar archive: a header's checksum does not match");
  }
  const isUstar = text(field(257, 5)) === "ustar";
  const prefix = isUstar ? text(field(345, prefixLength)) : "";
  const short = text(field(0, nameLength));
  return {
    name: longName ?? (prefix === "" ? short : `${prefix}/${short}`),
    size: readNumber(field(124, 12)),
    type: String.fromCharCode(header[156] ?? 0),
  };
}

function text(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return decoder.decode(end < 0 ? bytes : bytes.subarray(0, end));
}

/** Octal digits, as every tar of less than 8 GiB has them. */
function readNumber(bytes: Uint8Array): number {
  const digits = text(bytes).trim();
  if (!/^[0-7]+$/.test(digits))
    throw new BundleError("bad_archive", "bundle is no tar archive: a header has no numbers");
  return Number.parseInt(digits, 8);
}

/** Records are `length key=value\n`, the length counting itself. */
function readPaxPath(content: Uint8Array): string | undefined {
  let path: string | undefined;
  for (let at = 0; at < content.length; ) {
    const length = Number.parseInt(decoder.decode(content.subarray(at, at + 20)), 10);
    if (!(length > 0))
      throw new BundleError("bad_archive", "bundle is no tar archive: a pax header is malformed");
    const record = decoder.decode(content.subarray(at, at + length));
    const match = /^\d+ path=(.*)\n$/s.exec(record);
    path = match?.[1] ?? path;
    at += length;
  }
  return path;
}

/** The same bytes for the same files: no times, no owners, one mode. */
export function writeTar(files: readonly TarFile[]): Uint8Array {
  const padded = (size: number) => Math.ceil(size / blockLength) * blockLength;
  const length = files.reduce(
    (size, { content }) => size + blockLength + padded(content.length),
    2 * blockLength,
  );
  const archive = new Uint8Array(length);
  let at = 0;
  for (const file of files) {
    archive.set(writeHeader(file), at);
    archive.set(file.content, at + blockLength);
    at += blockLength + padded(file.content.length);
  }
  return archive;
}

function writeHeader({ name, content }: TarFile): Uint8Array {
  const header = new Uint8Array(blockLength);
  const put = (value: string, start: number) => header.set(encoder.encode(value), start);
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, "0");
  const [prefix, short] = splitName(name);
  put(short, 0);
  put(octal(0o600, 7), 100);
  put(octal(0, 7), 108);
  put(octal(0, 7), 116);
  put(octal(content.length, 11), 124);
  put(octal(0, 11), 136);
  put(" ".repeat(8), 148);
  put("0", 156);
  put("ustar\x0000", 257);
  put(prefix, 345);
  put(
    `${octal(
      header.reduce((total, byte) => total + byte, 0),
      6,
    )}\0 `,
    148,
  );
  return header;
}

/** Ustar has room for 100 bytes of a name, and for 155 of the directories before it. */
function splitName(name: string): readonly [prefix: string, short: string] {
  const size = (part: string) => encoder.encode(part).length;
  if (size(name) <= nameLength) return ["", name];
  for (let slash = name.indexOf("/"); slash >= 0; slash = name.indexOf("/", slash + 1)) {
    const prefix = name.slice(0, slash);
    const short = name.slice(slash + 1);
    if (short !== "" && size(prefix) <= prefixLength && size(short) <= nameLength) return [prefix, short];
  }
  throw new BundleError("bad_archive", `\`${name}\`: the name is too long for an archive`);
}
