// Programs whose command line is commands, flags and names: the grammar is data, the reading is one.

import { classOf } from "../calls/tool-name.js";
import { nameProblem } from "../names.js";
import type { Operation, Target } from "../operation.js";
import type { Command, ProgramReader, Said } from "../shell/command.js";
import { quoted } from "../shell/quoted.js";
import type { ShellWord } from "../shell/shell-word.js";
import { findCommand } from "./find-command.js";
import { flagChanges } from "./flag-changes.js";
import { type Flag, type Flags, isSwitchedOn, readFlags } from "./flags.js";

export type GrammarCommand = {
  readonly verb: string;
  /** What its words are names of; `files` are files that it reads. Without it, they name nothing. */
  readonly kind?: string;
  /** Only so many of its words are names. */
  readonly names?: number;
  /** What it is about where no word says it. */
  readonly target?: Target;
  readonly shows?: true;
};

export type Grammar = {
  readonly flags: Flags;
  readonly commands: Readonly<Record<string, GrammarCommand>>;
  /** More that flags and words say. */
  readonly parts?: (read: GrammarRead) => Partial<Operation>;
  /** Flags that say nothing of what is changed. */
  readonly aside?: ReadonlySet<string>;
};

export type GrammarRead = {
  readonly command: Command;
  readonly said: string;
  readonly spec: GrammarCommand;
  readonly flags: readonly Flag[];
  /** Behind the command. */
  readonly words: readonly ShellWord[];
};

export function grammarReader(grammar: Grammar): ProgramReader {
  const { flags: table, commands, parts, aside = new Set<string>() } = grammar;
  return (command) => {
    const { flags, words, behind, unknown } = readFlags(command.words, table);
    if (isSwitchedOn(flags, "help", "h") || words[0]?.text === "help")
      return void command.emit({ verb: "options", said: "help" });
    if (words.length === 0 && unknown.length === 0) {
      const isVersion = isSwitchedOn(flags, "version");
      return void command.emit({
        verb: isVersion ? "version" : "options",
        said: isVersion ? "version" : "help",
      });
    }
    const found = findCommand(words, commands);
    if (found === undefined) return refuse(command, words);
    for (const word of unknown)
      command.refuse(
        "unknown-flag",
        `\`${quoted(word.text)}\` is no flag of ${command.program} that is known`,
        word,
      );
    const rest = [...words.slice(found.said.split(" ").length), ...(behind ?? [])];
    const read = { command, ...found, flags, words: rest };
    const changes = flagChanges(
      flags.filter(({ name, value }) => !aside.has(name) && value?.dynamic !== true),
      command.at,
    );
    command.emit({
      verb: found.spec.verb,
      said: found.said,
      targets: targetsOf(read),
      ...(found.spec.shows === true && { shows_credentials: true }),
      ...(changes.length > 0 && { changes }),
      ...dynamicIn(read),
      ...(parts?.(read) ?? {}),
    });
  };
}

function refuse(command: Command, words: readonly ShellWord[]): void {
  const [first] = words;
  if (words.slice(0, 2).some(({ dynamic }) => dynamic === true)) {
    command.refuse("dynamic", `what ${command.program} does is known only when it runs`, first);
    return;
  }
  const said = words
    .slice(0, 2)
    .map(({ text }) => quoted(text))
    .join(" ");
  command.refuse("unknown-verb", `\`${said}\` is no command of ${command.program} that is known`, first);
}

function targetsOf({ spec, words, command }: GrammarRead): readonly Target[] {
  const { kind, names = words.length, target } = spec;
  if (kind === undefined) return target === undefined ? [] : [target];
  const named = words.slice(0, names).filter(({ dynamic }) => dynamic !== true);
  for (const word of named) {
    const problem = nameProblem(word.text, command.at);
    if (problem !== undefined) command.refuse(problem.kind, problem.message, word);
  }
  return named.length === 0 ? [target ?? { kind }] : named.map(({ text }) => ({ kind, name: text }));
}

function dynamicIn({ spec, words, flags }: GrammarRead): Partial<Said> {
  const all = [
    ...(words.some(({ dynamic }) => dynamic === true) ? ["name"] : []),
    ...(flags.some(({ value }) => value?.dynamic === true) && classOf(spec.verb) !== "read" ? ["value"] : []),
  ];
  return all.length === 0 ? {} : { dynamic: all };
}
