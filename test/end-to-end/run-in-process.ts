// Runs a command in this process: what it prints and its exit code, without the time that a process takes to start.
import { commandGroups, commands, createPaints, type Host, runProgram } from "@palisade/cli";

export type RunHere = { readonly code: number; readonly out: string; readonly err: string };

export type RunHereOptions = {
  readonly coloured?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
};

export async function runHere(
  line: readonly string[],
  standardInput = "",
  { coloured = false, environment = {} }: RunHereOptions = {},
): Promise<RunHere> {
  let [out, err] = ["", ""];
  const colours = createPaints(coloured);
  const host: Host = {
    out: (text) => {
      out += String(text);
    },
    err: (text) => {
      err += String(text);
    },
    standardInput: async function* () {
      yield new TextEncoder().encode(standardInput);
    },
    colours,
    errorColours: colours,
    interactive: false,
    environment,
  };
  const code = await runProgram(line, { commands, groups: commandGroups, version: "0.0.0", host });
  return { code, out, err };
}
