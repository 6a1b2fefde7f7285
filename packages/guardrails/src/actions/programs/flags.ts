// Flags of a program's command line, by a table of which take values; what the table does not have is not guessed.
import type { ShellWord } from "../shell/shell-word.js";

/** Names of flags without their dashes, in one text each. */
export type FlagTable = {
  /** They take a value: `--name value`, `--name=value`. */
  readonly value?: string;
  /** They take none, or `=true` and `=false`. */
  readonly bool?: string;
  /** They may take a value, and only behind `=`. */
  readonly optional?: string;
  /** Letters: `n:namespace A:all-namespaces`. */
  readonly short?: string;
};

/** A flag as it was given; without a value, it is switched on. */
export type Flag = { readonly name: string; readonly value?: ShellWord; readonly word: ShellWord };

export type ReadFlags = {
  readonly flags: readonly Flag[];
  readonly words: readonly ShellWord[];
  /** What stands behind `--`; `undefined` where there is none. */
  readonly behind: readonly ShellWord[] | undefined;
  readonly unknown: readonly ShellWord[];
};

export type Flags = {
  /** What kind of flag a name is; the words before it may decide. */
  readonly kindOf: (name: string, words: readonly ShellWord[]) => "value" | "bool" | "optional" | undefined;
  readonly longOf: (letter: string, words: readonly ShellWord[]) => string | undefined;
  /** `-auto-approve`: one dash before long names, as Go's own package reads them. */
  readonly oneDash?: boolean;
  /** Flags end with the first of this many words. */
  readonly stopsAfter?: number;
};

export function flagTable(table: FlagTable): Pick<Flags, "kindOf" | "longOf"> {
  const kinds = new Map<string, "value" | "bool" | "optional">();
  for (const kind of ["value", "bool", "optional"] as const)
    for (const name of (table[kind] ?? "").split(/\s+/)) if (name !== "") kinds.set(name, kind);
  const letters = new Map(
    (table.short ?? "")
      .split(/\s+/)
      .filter(Boolean)
      .map((pair) => pair.split(":") as [string, string]),
  );
  return { kindOf: (name) => kinds.get(name), longOf: (letter) => letters.get(letter) };
}

type State = { flags: Flag[]; words: ShellWord[]; unknown: ShellWord[] };

export function readFlags(given: readonly ShellWord[], flags: Flags): ReadFlags {
  const state: State = { flags: [], words: [], unknown: [] };
  for (let index = 0; index < given.length; ) {
    const word = given[index] as ShellWord;
    if (word.text === "--") return { ...state, behind: given.slice(index + 1) };
    if (flags.stopsAfter !== undefined && state.words.length >= flags.stopsAfter)
      return { ...state, words: [...state.words, ...given.slice(index)], behind: undefined };
    if (!word.text.startsWith("-") || word.text === "-") {
      state.words.push(word);
      index++;
    } else index += readFlag(word, given[index + 1], flags, state);
  }
  return { ...state, behind: undefined };
}

/** @returns how many words it takes */
function readFlag(word: ShellWord, next: ShellWord | undefined, flags: Flags, state: State): number {
  if (word.text.startsWith("--") || flags.oneDash === true) return readLong(word, next, flags, state);
  return readShort(word, next, flags, state);
}

function readLong(word: ShellWord, next: ShellWord | undefined, flags: Flags, state: State): number {
  const text = word.text.replace(/^--?/, "");
  const equals = text.indexOf("=");
  const name = equals === -1 ? text : text.slice(0, equals);
  const kind = flags.kindOf(name, state.words);
  if (kind === undefined || (word.dynamic === true && equals === -1)) {
    state.unknown.push(word);
    return 1;
  }
  if (equals !== -1) {
    state.flags.push({ name, word, value: { ...word, text: text.slice(equals + 1) } });
    return 1;
  }
  return pushFlag({ name, kind, word, next }, state);
}

/** `-it`, `-nshop`, `-n=shop`, `-n shop` */
function readShort(word: ShellWord, next: ShellWord | undefined, flags: Flags, state: State): number {
  const letters = word.text.slice(1);
  for (const [index, letter] of [...letters].entries()) {
    const name = flags.longOf(letter, state.words);
    const kind = name === undefined ? undefined : flags.kindOf(name, state.words);
    if (name === undefined || kind === undefined) {
      state.unknown.push(word);
      return 1;
    }
    const rest = letters.slice(index + 1);
    if (rest.startsWith("=") || (kind === "value" && rest !== "")) {
      state.flags.push({ name, word, value: { ...word, text: rest.replace(/^=/, "") } });
      return 1;
    }
    if (kind === "value") return pushFlag({ name, kind, word, next }, state);
    if (word.dynamic === true) state.unknown.push(word);
    state.flags.push({ name, word });
  }
  return 1;
}

type Pushed = {
  readonly name: string;
  readonly kind: "value" | "bool" | "optional";
  readonly word: ShellWord;
  readonly next: ShellWord | undefined;
};

function pushFlag({ name, kind, word, next }: Pushed, state: State): number {
  const takesNext = kind === "value" && next !== undefined;
  state.flags.push({ name, word, ...(takesNext && { value: next }) });
  if (kind === "value" && next === undefined) state.unknown.push(word);
  return takesNext ? 2 : 1;
}

/** The last one holds. */
export function lastFlag(flags: readonly Flag[], ...names: readonly string[]): Flag | undefined {
  return flags.findLast(({ name }) => names.includes(name));
}

export function flagText(flags: readonly Flag[], ...names: readonly string[]): string | undefined {
  return lastFlag(flags, ...names)?.value?.text;
}

export function isSwitchedOn(flags: readonly Flag[], ...names: readonly string[]): boolean {
  return names.some((name) => {
    const flag = lastFlag(flags, name);
    return flag !== undefined && !/^(?:false|0|f|no)$/i.test(String(flag.value?.text));
  });
}
