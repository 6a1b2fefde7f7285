// One run of either command line.
import { spawn } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";

export type Ran = {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** From its start to its end. */
  readonly millis: number;
};

export type Tools = {
  readonly opa: (line: readonly string[], folder: string) => Promise<Ran>;
  readonly palisade: (line: readonly string[], folder: string) => Promise<Ran>;
};

const palisade = fileURLToPath(new URL("../../../packages/cli/bin/palisade.js", import.meta.url));

export function toolsWith(opa: string): Tools {
  return {
    opa: (line, folder) => run(opa, line, folder),
    palisade: (line, folder) => run(process.execPath, [palisade, ...line], folder),
  };
}

/** A run that took longer than this is a failure of its own. */
const longestMillis = 600_000;

function run(command: string, line: readonly string[], folder: string): Promise<Ran> {
  const began = process.hrtime.bigint();
  return new Promise((resolve, reject) => {
    const child = spawn(command, line, {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: longestMillis,
    });
    const [out, err]: Buffer[][] = [[], []];
    child.stdout.on("data", (chunk: Buffer) => void out?.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => void err?.push(chunk));
    child.on("error", reject);
    child.on("close", (code) =>
      resolve({
        code: code ?? -1,
        out: Buffer.concat(out ?? []).toString("utf8"),
        err: Buffer.concat(err ?? []).toString("utf8"),
        millis: Number((process.hrtime.bigint() - began) / 1_000_000n),
      }),
    );
  });
}
