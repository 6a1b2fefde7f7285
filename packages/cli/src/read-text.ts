// Files that are text: UTF-8, and never a guess at what a byte may have meant.
import { FileError } from "./file-error.js";
import type { Host } from "./host.js";
import { type ReadOptions, readInput } from "./read-input.js";

export type ReadTextOptions = ReadOptions & {
  /** As messages call it. */
  readonly called?: string;
};

/** @throws {UsageError} naming the file. */
export async function readText(path: string, host: Host, options: ReadTextOptions = {}): Promise<string> {
  const { called = "the file", ...reading } = options;
  const bytes = await readInput(path, host, reading);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new FileError(path, `${called} is not UTF-8 text`);
  }
}
