// Runs a command in this process: what it prints and its exit code, without the time that a process takes to start.
import { commands, type Host, runProgram } from "palisade";
import { createColors } from "picocolors";

export type RunHere = { readonly code: number; readonly out: string; readonly err: string };

export async function runHere(line: readonly string[], standardInput = ""): Promise<RunHere> {
  let [out, err] = ["", ""];
  const colours = createColors(false);
  const host: Host = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    readStandardInput: async () => new TextEncoder().encode(standardInput),
    colours,
    errorColours: colours,
    interactive: false,
    environment: {},
  };
  const code = await runProgram(line, { commands, version: "0.0.0", host });
  return { code, out, err };
}
