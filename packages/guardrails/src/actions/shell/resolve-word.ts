// Words of the shell's grammar to what they are when the line runs: quotes, escapes, braces and the line's own variables.
import type { BraceExpansionPart, Word, WordPart } from "unbash";
import type { ShellWord } from "./shell-word.js";

/** A variable as the line sets it; without a text, it is known only when it runs. */
export type Variable = { readonly text?: string; readonly from?: readonly number[] };

export type Resolving = {
  readonly variable: (name: string) => Variable | undefined;
  /** Reads the commands in a substitution. @returns the operations whose output it holds */
  readonly substitute: (part: WordPart) => readonly number[];
  /** Where a part stands in the whole line. */
  readonly place: (node: { readonly pos: number; readonly end: number }) => {
    readonly start: number;
    readonly end: number;
  };
};

/** Words that braces may become; what is more is known only when it runs. */
const maximumWords = 64;

/** The pieces of a word under way: a space in an unquoted variable begins another one. */
type Draft = { text: string; dynamic: boolean; glob: boolean; readonly from: Set<number>; empty: boolean };

/** What of a word is there already: whole words, and those that the next part goes on with. */
type Split = { readonly done: readonly Draft[]; readonly open: readonly Draft[] };

/** One word, or several where braces or an unquoted variable make them, or none. */
export function resolveWord(word: Word, resolving: Resolving): readonly ShellWord[] {
  const { start, end } = resolving.place(word);
  if (word.parts === undefined) return [{ text: word.value, start, end }];
  let split: Split = { done: [], open: [newDraft()] };
  for (const part of word.parts) split = withPart(split, part, resolving);
  return [...split.done, ...split.open]
    .filter(({ empty }) => !empty)
    .map(({ text, dynamic, glob, from }) => ({
      text,
      start,
      end,
      ...(dynamic && { dynamic }),
      ...(glob && { glob }),
      ...(from.size > 0 && { from: [...from] }),
    }));
}

/** A word where the shell makes no several ones: a value that is assigned, a redirection's file, a heredoc. */
export function resolveText(
  word: {
    readonly text: string;
    readonly pos: number;
    readonly end: number;
    readonly value?: string;
    readonly parts?: readonly WordPart[] | undefined;
  },
  resolving: Resolving,
): ShellWord {
  const { start, end } = resolving.place(word);
  if (word.parts === undefined) return { text: word.value ?? word.text, start, end };
  const draft = newDraft();
  for (const part of word.parts) addPart(draft, part, resolving, true);
  const { text, dynamic, from } = draft;
  return { text, start, end, ...(dynamic && { dynamic }), ...(from.size > 0 && { from: [...from] }) };
}

function newDraft(): Draft {
  return { text: "", dynamic: false, glob: false, from: new Set(), empty: true };
}

function withPart({ done, open }: Split, part: WordPart, resolving: Resolving): Split {
  if (part.type === "BraceExpansion") return { done, open: withBraces(open, part) };
  const value =
    part.type === "SimpleExpansion" || part.type === "ParameterExpansion"
      ? partValue(part, resolving)
      : undefined;
  if (value?.text !== undefined && /\s/.test(value.text)) return withSpaces({ done, open }, value.text);
  for (const draft of open) addPart(draft, part, resolving, false);
  return { done, open };
}

/** An unquoted value falls apart at its spaces. */
function withSpaces({ done, open }: Split, text: string): Split {
  const [first = "", ...rest] = text.split(/\s+/);
  for (const draft of open)
    Object.assign(draft, { text: draft.text + first, empty: draft.empty && first === "" });
  const drafts = rest.map((each) => ({ ...newDraft(), text: each, empty: each === "" }));
  return { done: [...done, ...open, ...drafts.slice(0, -1)], open: drafts.slice(-1) };
}

/** `{a,b}` of plain words; anything else in braces is known only when it runs. */
function withBraces(drafts: readonly Draft[], part: BraceExpansionPart): readonly Draft[] {
  const isPlain = /^\{[^{}"'\\$`,]*(?:,[^{}"'\\$`,]*)+\}$/.test(part.text);
  const choices = isPlain ? part.text.slice(1, -1).split(",") : undefined;
  if (choices === undefined || choices.length * drafts.length > maximumWords) {
    for (const draft of drafts)
      Object.assign(draft, { text: draft.text + part.text, dynamic: true, empty: false });
    return drafts;
  }
  return drafts.flatMap((draft) =>
    choices.map((choice) => ({
      ...draft,
      from: new Set(draft.from),
      text: draft.text + choice,
      empty: false,
    })),
  );
}

function addPart(draft: Draft, part: WordPart, resolving: Resolving, quoted: boolean): void {
  switch (part.type) {
    case "Literal":
    case "SingleQuoted":
    case "AnsiCQuoted":
      draft.text += part.value;
      draft.empty = false;
      return;
    case "Glob":
      draft.text += part.text;
      draft.glob ||= !quoted;
      draft.empty = false;
      return;
    case "DoubleQuoted":
    case "LocaleString":
      draft.empty = false;
      for (const child of part.parts) addPart(draft, child, resolving, true);
      return;
    case "SimpleExpansion":
    case "ParameterExpansion":
      addVariable(draft, part, resolving, quoted);
      return;
    default:
      draft.text += part.text;
      draft.dynamic = true;
      draft.empty = false;
      for (const each of resolving.substitute(part)) draft.from.add(each);
  }
}

function addVariable(
  draft: Draft,
  part: Extract<WordPart, { type: "SimpleExpansion" | "ParameterExpansion" }>,
  resolving: Resolving,
  quoted: boolean,
): void {
  const value = partValue(part, resolving);
  for (const each of [...(value?.from ?? []), ...resolving.substitute(part)]) draft.from.add(each);
  if (value?.text !== undefined) {
    draft.text += value.text;
    draft.empty &&= value.text === "" && !quoted;
    return;
  }
  draft.text += part.text;
  draft.dynamic = true;
  draft.empty = false;
}

/** The line's own variables, and the spaces of `$IFS`. */
function partValue(
  part: Extract<WordPart, { type: "SimpleExpansion" | "ParameterExpansion" }>,
  { variable }: Resolving,
): Variable | undefined {
  const name = nameOf(part);
  if (name === undefined) return undefined;
  const value = variable(name);
  return value === undefined && name === "IFS" ? { text: " \t\n" } : value;
}

function nameOf(
  part: Extract<WordPart, { type: "SimpleExpansion" | "ParameterExpansion" }>,
): string | undefined {
  if (part.type === "SimpleExpansion") return part.text.slice(1);
  const plain = part.prefix === undefined && part.index === undefined && part.operation === undefined;
  return plain ? part.parameter : undefined;
}
