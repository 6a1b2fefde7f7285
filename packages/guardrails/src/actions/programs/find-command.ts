// The command among the words of a command line: the longest that the program has.
import type { ShellWord } from "../shell/shell-word.js";

export type FoundCommand<Spec> = { readonly said: string; readonly spec: Spec };

export function findCommand<Spec>(
  words: readonly ShellWord[],
  commands: Readonly<Record<string, Spec>>,
): FoundCommand<Spec> | undefined {
  for (const count of [2, 1]) {
    const taken = words.slice(0, count);
    if (taken.some(({ dynamic }) => dynamic === true)) continue;
    const said = taken.map(({ text }) => text).join(" ");
    if (Object.hasOwn(commands, said)) return { said, spec: commands[said] as Spec };
  }
  return undefined;
}
