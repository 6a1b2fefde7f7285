// What becomes of a command whose output nobody takes any more.
import { fileProblem } from "../usage-error.js";
import { shown } from "./terminal-text.js";

type Process = Pick<NodeJS.Process, "stdout" | "stderr" | "exit">;

/**
 * A reader that went away (`palisade … | head`) changes no exit code: what was found out is true all the same, and a
 * pipeline may go by it. A result that cannot be written is none: exit code 2.
 */
export function watchOutput(process: Process): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (isReaderGone(error)) return;
    process.stderr.write(String(shown`error: standard output: ${fileProblem(error)}\n`));
    process.exit(2);
  });
  // There is nowhere left to say it.
  process.stderr.on("error", () => undefined);
}

function isReaderGone({ code }: NodeJS.ErrnoException): boolean {
  return code === "EPIPE" || code === "ERR_STREAM_DESTROYED";
}
