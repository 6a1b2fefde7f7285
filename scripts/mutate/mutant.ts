// A mutant: one small change to one file that the tests should notice.

/** One edit of a text: what stands between two offsets is replaced. */
export type Edit = { readonly start: number; readonly end: number; readonly replacement: string };

/** A change that could be made, by the operator that proposes it. */
export type Mutant = Edit & {
  readonly operator: string;
  /** From the root of the repository, with slashes. */
  readonly file: string;
  readonly line: number;
  /** The text that goes, on one line. */
  readonly before: string;
  /** The whole line on which it begins, trimmed. */
  readonly context: string;
};

/** `killed`: a test failed. `survived`: none did. `invalid`: the change does not compile, so nobody could ship it. */
export type Outcome = "killed" | "survived" | "invalid";

/** Applies an edit. */
export function applyEdit(text: string, { start, end, replacement }: Edit): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

/** Makes a mutant of an edit, with its line and a short form of what goes. */
export function describeMutant(text: string, file: string, operator: string, edit: Edit): Mutant {
  const line = text.slice(0, edit.start).split("\n").length;
  const before = oneLine(text.slice(edit.start, edit.end));
  const context = text.slice(text.lastIndexOf("\n", edit.start - 1) + 1).split("\n", 1)[0] ?? "";
  return { ...edit, operator, file, line, before, context: context.trim() };
}

/** `file:line operator: before → after`: how reports and the list of equivalents name a mutant. */
export function mutantText({ file, line, operator, before, replacement }: Mutant): string {
  return `${file}:${line} ${operator}: ${before} → ${oneLine(replacement) || "(nothing)"}`;
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 100 ? `${line.slice(0, 97)}...` : line;
}
