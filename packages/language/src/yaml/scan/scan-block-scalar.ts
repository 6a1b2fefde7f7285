// Literal (`|`) and folded (`>`) scalars.
import { Breaks } from "./breaks.js";
import { isBlank, isBreak, isDigit, isEnd, unit } from "./characters.js";
import type { Cursor } from "./cursor.js";
import { Pieces } from "./pieces.js";
import { Token } from "./token.js";

type Chomping = "strip" | "clip" | "keep";

/** At the indicator. `parentIndent` is the column of the collection around it, -1 at the root. */
export function scanBlockScalar(cursor: Cursor, parentIndent: number): Token {
  const start = cursor.at;
  const isLiteral = cursor.code() === unit.bar;
  cursor.at++;
  const { chomping, increment } = scanHeader(cursor, start);
  cursor.finishLine(start);
  const given = increment === 0 ? 0 : Math.max(parentIndent, 0) + increment;
  const lead = scanBreaks(cursor, start, given, parentIndent);
  const indent = lead.indent;
  let breaks = lead.breaks;
  const text = new Pieces();
  let lastBreak = "";
  let wasIndented = false;
  let end = start + 1;
  while (cursor.column === indent && !isEnd(cursor.code())) {
    const isIndented = isBlank(cursor.code());
    if (!isLiteral && lastBreak === "\n" && !wasIndented && !isIndented) {
      if (breaks === "") text.add(" ");
    } else {
      text.add(lastBreak);
    }
    text.add(breaks);
    wasIndented = isIndented;
    const lineStart = cursor.at;
    cursor.skipToBreak();
    end = cursor.at;
    text.add(cursor.text.slice(lineStart, end));
    lastBreak = cursor.readBreak();
    breaks = scanBreaks(cursor, start, indent, parentIndent).breaks;
  }
  if (chomping !== "strip") text.add(lastBreak);
  if (chomping === "keep") text.add(breaks);
  return new Token("scalar", start, text.toString(), "", false, end);
}

/** The indicators for chomping and indentation, in either order. */
function scanHeader(
  cursor: Cursor,
  start: number,
): { readonly chomping: Chomping; readonly increment: number } {
  let chomping = scanChomping(cursor);
  const increment = scanIncrement(cursor, start);
  if (chomping === undefined && increment > 0) chomping = scanChomping(cursor);
  return { chomping: chomping ?? "clip", increment };
}

function scanChomping(cursor: Cursor): Chomping | undefined {
  const code = cursor.code();
  if (code !== unit.plus && code !== unit.minus) return undefined;
  cursor.at++;
  return code === unit.plus ? "keep" : "strip";
}

function scanIncrement(cursor: Cursor, start: number): number {
  const code = cursor.code();
  if (!isDigit(code)) return 0;
  if (code === unit.zero) throw cursor.mistake("found an indentation indicator equal to 0", start);
  cursor.at++;
  return code - unit.zero;
}

/** Passes empty lines and the indentation of the next one; finds the indentation if it is 0. */
function scanBreaks(
  cursor: Cursor,
  start: number,
  given: number,
  parentIndent: number,
): { readonly indent: number; readonly breaks: string } {
  const breaks = new Breaks();
  let widest = 0;
  for (;;) {
    while ((given === 0 || cursor.column < given) && cursor.code() === unit.space) cursor.at++;
    if (cursor.column > widest) widest = cursor.column;
    if ((given === 0 || cursor.column < given) && cursor.code() === unit.tab) {
      throw cursor.mistake("found a tab character where an indentation space is expected", start);
    }
    if (!isBreak(cursor.code())) break;
    breaks.add(cursor.readBreak());
  }
  const indent = given === 0 ? Math.max(widest, parentIndent + 1, 1) : given;
  return { indent, breaks: breaks.take() };
}
