// Asks one of the Go programs about all inputs at once.
import { spawnSync } from "node:child_process";

const mostBytes = 1024 * 1024 * 1024;

/** One answer for each input, in their order. @throws if the program fails. */
export function askOracle<Answer>(path: string, inputs: readonly Uint8Array[]): readonly Answer[] {
  const lines = inputs.map((bytes) => `${Buffer.from(bytes).toString("base64")}\n`).join("");
  const { stdout, stderr, status, error } = spawnSync(path, [], {
    input: lines,
    encoding: "utf8",
    maxBuffer: mostBytes,
  });
  if (status !== 0) throw new Error(`${path} failed: ${stderr}`, { cause: error });
  const answers = stdout
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Answer);
  if (answers.length !== inputs.length)
    throw new Error(`${path} answered ${answers.length} of ${inputs.length} inputs`);
  return answers;
}
