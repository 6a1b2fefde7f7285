// What formatters of terms and of expressions share.
import type { SourceFile } from "../source/source-file.js";
import type { Body, Expression, Location, Term } from "../syntax/ast.js";
import type { LineWriter } from "./line-writer.js";

export type Formatter = {
  readonly writer: LineWriter;
  readonly source: SourceFile;
  /** Whether each operator within another gets parentheses: OPA leaves some out, and the program may become another one. */
  readonly careful: boolean;
  /** What may be in quotes in a ref, and then stays so. */
  readonly keywords: ReadonlySet<string>;
  /** What gets parentheses, because it would be read as another thing where it stands. */
  readonly wrapped?: Expression | Term | undefined;
  /** Writes a body between the brackets of a comprehension or of `every`. */
  readonly bodyBetween: (body: Body, opened: number, closed: number, wrapped?: Expression) => void;
  readonly expression: (expression: Body[number]) => void;
};

/** The row in which something ends. */
export function lastRow({ source }: Formatter, location: Location): number {
  return source.row(Math.max(location.start, location.end - 1));
}

/** The brackets that a closing one is looked for between, and those to be passed before. */
export type Brackets = { readonly pair: string; readonly after?: string };

/**
 * The row of the bracket that closes the first pair in a text, as OPA finds it: strings and comments are text
 * like any other, and where it finds none, nothing can stand before it.
 */
export function closingRow({ source }: Formatter, location: Location, { pair, after }: Brackets): number {
  const text = source.textOf(location);
  const start = after === undefined ? 0 : closingOffset(text, 0, after);
  const offset = start === undefined ? undefined : closingOffset(text, start, pair);
  return offset === undefined ? -1 : source.row(location.start + offset);
}

function closingOffset(text: string, from: number, pair: string): number | undefined {
  const [open, close] = pair;
  let offset = open === undefined ? -1 : text.indexOf(open, from);
  if (offset < 0) return undefined;
  for (let depth = 1; depth > 0; ) {
    offset++;
    if (offset >= text.length) return undefined;
    if (text[offset] === open) depth++;
    else if (text[offset] === close) depth--;
  }
  return offset;
}
