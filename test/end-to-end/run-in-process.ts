// Runs a command in this process: what it prints and its exit code, without the time that a process takes to start.
import process from "node:process";
import { commandGroups, commands, createPaints, type Host, runProgram } from "@palisade/cli";

export type RunHere = { readonly code: number; readonly out: string; readonly err: string };

export type RunHereOptions = {
  readonly coloured?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  /** Told all that it has printed, each time that there is more. */
  readonly onOut?: (out: string) => void;
};

export async function runHere(
  line: readonly string[],
  standardInput = "",
  { coloured = false, environment = {}, onOut }: RunHereOptions = {},
): Promise<RunHere> {
  let [out, err] = ["", ""];
  const colours = createPaints(coloured);
  const host: Host = {
    out: (text) => {
      out += String(text);
      onOut?.(out);
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

/** A command that goes on until it is stopped: what it prints is waited for, and no time is. */
export class Following {
  #out = "";
  #told: () => void = () => undefined;
  readonly #before = new Set(process.listeners("SIGINT"));
  readonly #run: Promise<RunHere>;

  constructor(line: readonly string[]) {
    this.#run = runHere(line, "", {
      onOut: (out) => {
        this.#out = out;
        this.#told();
      },
    });
  }

  async until(text: string): Promise<void> {
    while (!this.#out.includes(text)) {
      const more = new Promise<void>((resolve) => {
        this.#told = resolve;
      });
      await Promise.race([more, this.#run.then(({ err }) => Promise.reject(new Error(`it ended: ${err}`)))]);
    }
  }

  /** As Ctrl-C does. */
  async stop(): Promise<RunHere> {
    for (const listener of process.listeners("SIGINT")) if (!this.#before.has(listener)) listener("SIGINT");
    return this.#run;
  }
}
