// One command of a line, as the readers of programs get it, and what they say of it.
import type { Operation } from "../operation.js";
import type { ShellWord } from "./shell-word.js";

/** What a command reads where nothing says otherwise. */
export type Input = {
  /** A heredoc's or a here-string's text, where it is known. */
  readonly text?: string;
  /** Some of its text is known only when it runs. */
  readonly dynamic?: boolean;
  /** The operations whose output it is. */
  readonly from: readonly number[];
};

/** What a reader says of a command; where it stands, and what surrounds it, is known. */
export type Said = Pick<Operation, "verb" | "said"> & Partial<Omit<Operation, "at" | "range">>;

export type Command = {
  /** Without its path, and `.exe`. */
  readonly program: string;
  /** What stands behind it. */
  readonly words: readonly ShellWord[];
  readonly input?: Input;
  /** Variables that are set for it, where they are known. */
  readonly variables: ReadonlyMap<string, string>;
  /** The pointer of the line in the request. */
  readonly at: string;
  /** One operation that it comes to. */
  readonly emit: (said: Said) => void;
  /** Something that is not understood: the command is denied for it. */
  readonly refuse: (kind: string, message: string, word?: ShellWord) => void;
  /** Another command that it runs, in its own words, and with variables that are set for it. */
  readonly run: (words: readonly ShellWord[], variables?: ReadonlyMap<string, string>) => void;
  /** Another line that it runs. */
  readonly runLine: (line: string, word: ShellWord) => void;
};

/** Reads the words of one program. */
export type ProgramReader = (command: Command) => void;
