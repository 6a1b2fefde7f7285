// Runs a program of others: without a shell, and never longer or louder than a limit.
import { spawn } from "node:child_process";

export type ToolLimits = {
  readonly milliseconds: number;
  /** Of what it prints; of its errors only the beginning is kept. */
  readonly bytes: number;
};

export type ToolRun =
  | { readonly kind: "printed"; readonly bytes: Uint8Array }
  /** There is no such program. */
  | { readonly kind: "missing" }
  | { readonly kind: "failed"; readonly problem: string };

const keptErrors = 2000;

/** What a program prints, if it ends with 0. Never throws; it is killed at a limit. */
export function runTool(
  program: string,
  line: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  limits: ToolLimits,
): Promise<ToolRun> {
  return new Promise((resolve) => {
    const child = spawn(program, line, {
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
    });
    const chunks: Uint8Array[] = [];
    let size = 0;
    let errors = "";
    const end = (run: ToolRun): void => {
      clearTimeout(timer);
      resolve(run);
    };
    // What it started itself may go on, and hold the pipes open: nobody waits for that.
    const stop = (problem: string): void => {
      child.kill("SIGKILL");
      child.stdout.destroy();
      child.stderr.destroy();
      end({ kind: "failed", problem });
    };
    const timer = setTimeout(
      () => stop(`took more than ${limits.milliseconds / 1000} s`),
      limits.milliseconds,
    );
    child.stdout.on("data", (chunk: Uint8Array) => {
      size += chunk.length;
      if (size > limits.bytes) stop(`printed more than ${limits.bytes / 1024 / 1024} MiB`);
      else chunks.push(chunk);
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      if (errors.length < keptErrors) errors = (errors + text).slice(0, keptErrors);
    });
    child.once("error", (error: NodeJS.ErrnoException) => {
      const isMissing = error.code === "ENOENT";
      end(
        isMissing ? { kind: "missing" } : { kind: "failed", problem: `cannot be started: ${error.message}` },
      );
    });
    child.once("close", (code, signal) => {
      if (code === 0) return end({ kind: "printed", bytes: Buffer.concat(chunks) });
      const how = code === null ? `was ended by ${signal}` : `ended with exit code ${code}`;
      end({ kind: "failed", problem: `${how}: ${errors.trim() || "it did not say why"}` });
    });
  });
}
