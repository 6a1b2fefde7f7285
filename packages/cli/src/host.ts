// The terminal as commands see it: the only way out of them.
import { fstatSync } from "node:fs";
import process from "node:process";
import { FileError } from "./file-error.js";
import { notReadable } from "./file-kind.js";
import { createPaints, type Paints } from "./output/paints.js";
import type { TerminalText } from "./output/terminal-text.js";

export type Host = {
  readonly out: (text: TerminalText) => void;
  readonly err: (text: TerminalText) => void;
  /** Chunk after chunk, so that whoever reads can stop. */
  readonly standardInput: () => AsyncIterable<Uint8Array>;
  /** For standard output. */
  readonly colours: Paints;
  /** For standard error. */
  readonly errorColours: Paints;
  /** Whether a person watches standard error, so that progress is worth showing. */
  readonly interactive: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/** The real one. Colours only on a terminal, `NO_COLOR` and `FORCE_COLOR` as everywhere. */
export function processHost(): Host {
  const wantsColour = (terminal: boolean | undefined): boolean => {
    if (process.env["NO_COLOR"]) return false;
    if (process.env["FORCE_COLOR"]) return process.env["FORCE_COLOR"] !== "0";
    return terminal === true && process.env["TERM"] !== "dumb";
  };
  return {
    out: (text) => void process.stdout.write(String(text)),
    err: (text) => void process.stderr.write(String(text)),
    standardInput,
    colours: createPaints(wantsColour(process.stdout.isTTY)),
    errorColours: createPaints(wantsColour(process.stderr.isTTY)),
    interactive: process.stderr.isTTY === true && !process.env["CI"],
    environment: process.env,
  };
}

/** Node takes a directory for a stream that is empty. @throws {UsageError} for one. */
function standardInput(): AsyncIterable<Uint8Array> {
  if (isDirectory(0)) throw new FileError("-", notReadable("directory"));
  return process.stdin as AsyncIterable<Buffer>;
}

function isDirectory(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isDirectory();
  } catch {
    return false;
  }
}
