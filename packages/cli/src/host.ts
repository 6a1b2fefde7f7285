// The terminal as commands see it: the only way out of them.
import process from "node:process";
import { createColors } from "picocolors";

export type Host = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly readStandardInput: () => Promise<Uint8Array>;
  /** For standard output. */
  readonly colours: ReturnType<typeof createColors>;
  /** For standard error. */
  readonly errorColours: ReturnType<typeof createColors>;
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
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    readStandardInput: readAll,
    colours: createColors(wantsColour(process.stdout.isTTY)),
    errorColours: createColors(wantsColour(process.stderr.isTTY)),
    interactive: process.stderr.isTTY === true && !process.env["CI"],
    environment: process.env,
  };
}

async function readAll(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
