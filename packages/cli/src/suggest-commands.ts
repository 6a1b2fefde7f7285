// Commands that somebody may have meant by a word that is none.
import type { Command } from "./define-command.js";

/** `config` is `validate config`, `chek` is `check`: the nearest names, if any is near. */
export function suggestCommands(
  line: readonly string[],
  commands: readonly Pick<Command, "name">[],
): readonly string[] {
  const words = line.filter((word) => !word.startsWith("-")).slice(0, 2);
  const typed = [words.join(""), words[0] ?? ""].map(plain);
  const measured = commands.map(({ name }) => {
    const names = [name, ...name.split(" ").slice(1)].map(plain);
    const distances = names.flatMap((each) => typed.map((text) => relativeDistance(text, each)));
    return { name, distance: Math.min(...distances) };
  });
  const nearest = Math.min(...measured.map(({ distance }) => distance));
  return nearest > 0.34
    ? []
    : measured.filter(({ distance }) => distance === nearest).map(({ name }) => name);
}

/** `validate-config` and `validateConfig` are typed for `validate config`. */
function plain(text: string): string {
  return text.slice(0, 40).toLowerCase().replace(/[-_ ]/g, "");
}

/** Edits for each letter of the longer word. */
function relativeDistance(left: string, right: string): number {
  return editDistance(left, right) / Math.max(left.length, right.length, 1);
}

/** Levenshtein's: letters to insert, delete or replace. */
function editDistance(left: string, right: string): number {
  let before = [...Array(right.length + 1).keys()];
  for (const [row, letter] of [...left].entries()) {
    const now = [row + 1];
    for (const [column, other] of [...right].entries()) {
      const replaced = (before[column] as number) + (letter === other ? 0 : 1);
      now.push(Math.min(replaced, (now[column] as number) + 1, (before[column + 1] as number) + 1));
    }
    before = now;
  }
  return before.at(-1) as number;
}
