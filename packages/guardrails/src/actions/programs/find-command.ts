// The command among the words of a command line: the longest that the program has.
import type { ShellWord } from "../shell/shell-word.js";

export type FoundCommand<Spec> = { readonly said: string; readonly spec: Spec };

/** @param groups first words that say nothing without the next one */
export function findCommand<Spec>(
  words: readonly ShellWord[],
  commands: Readonly<Record<string, Spec>>,
  groups: ReadonlySet<string> = new Set(),
): FoundCommand<Spec> | undefined {
  for (let count = Math.min(3, words.length); count > 0; count--) {
    const taken = words.slice(0, count);
    if (taken.some(({ dynamic, glob }) => dynamic === true || glob === true)) continue;
    const said = taken.map(({ text }) => text).join(" ");
    if (count === 1 && groups.has(said)) return undefined;
    if (Object.hasOwn(commands, said)) return { said, spec: commands[said] as Spec };
  }
  return undefined;
}
