// What a path leads to, in the words that a problem needs.
import type { Stats } from "node:fs";
import { lstat } from "node:fs/promises";

export type FileKind = "file" | "directory" | "fifo" | "socket" | "device";

export function fileKind(stats: Pick<Stats, "isFile" | "isDirectory" | "isFIFO" | "isSocket">): FileKind {
  if (stats.isFile()) return "file";
  if (stats.isDirectory()) return "directory";
  if (stats.isFIFO()) return "fifo";
  return stats.isSocket() ? "socket" : "device";
}

const nouns: Readonly<Record<FileKind, string>> = {
  file: "a file",
  directory: "a directory",
  fifo: "a FIFO",
  socket: "a socket",
  device: "a device",
};

export function notReadable(kind: FileKind): string {
  return `is ${nouns[kind]}, not a regular file`;
}

/** A FIFO or a standard stream that somebody typed is read as `cat` would read it; a link to one is not. */
export async function isNamedStream(path: string): Promise<boolean> {
  return isStandardStream(path) || (await lstat(path)).isFIFO();
}

/** Opened once, by the process itself: some systems cannot open it again. */
export function isStandardInput(path: string): boolean {
  return path === "-" || path === "/dev/stdin" || path === "/dev/fd/0" || path === "/proc/self/fd/0";
}

/** `/dev/stdin`, and what a shell puts in the place of `<(…)`: links by nature, to whatever the caller opened. */
function isStandardStream(path: string): boolean {
  return /^\/(?:dev\/(?:stdin|fd\/\d+)|proc\/(?:self|\d+)\/fd\/\d+)$/.test(path);
}

/** What is written to as it stands: a FIFO, a terminal, or what a shell puts in the place of `>(…)`. */
export function isOutputStream(path: string, stats: Stats | undefined): boolean {
  if (/^\/(?:dev\/(?:stdout|stderr|fd\/\d+)|proc\/(?:self|\d+)\/fd\/\d+)$/.test(path)) return true;
  return stats !== undefined && (stats.isFIFO() || stats.isCharacterDevice());
}
