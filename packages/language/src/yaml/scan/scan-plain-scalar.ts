// Scalars without quotes.
import { isBlank, isBreak, isSpaceOrEnd, unit } from "./characters.js";
import type { Cursor } from "./cursor.js";
import { Folding } from "./fold-lines.js";
import { Token } from "./token.js";
import { Verbatim } from "./verbatim.js";

export type PlainScalar = { readonly token: Token; readonly endsWithBreak: boolean };

export function scanPlainScalar(cursor: Cursor, parentIndent: number, isInFlow: boolean): PlainScalar {
  const start = cursor.at;
  const indent = parentIndent + 1;
  const folding = new Folding();
  const refuseTab = () => {
    if (cursor.column < indent && cursor.code() === unit.tab) {
      throw cursor.mistake("found a tab character that violates indentation", start);
    }
  };
  const text = new Verbatim(cursor.text, start);
  let end = start;
  while (!cursor.isAtDocumentMark() && cursor.code() !== unit.hash) {
    const word = cursor.at;
    skipCharacters(cursor, isInFlow);
    if (cursor.at > word) {
      if (folding.hasBreak) text.replace(end, word, folding.take());
      end = cursor.at;
    }
    const code = cursor.code();
    if (!isBlank(code) && !isBreak(code)) break;
    folding.scan(cursor, refuseTab);
    if (!isInFlow && cursor.column < indent) break;
  }
  return {
    token: new Token("scalar", start, text.until(end), "", true, end),
    endsWithBreak: folding.hasBreak,
  };
}

/** Up to white space, or an indicator that ends the scalar. */
function skipCharacters(cursor: Cursor, isInFlow: boolean): void {
  for (;;) {
    const code = cursor.code();
    if (isSpaceOrEnd(code)) return;
    if (code === unit.colon && isSpaceOrEnd(cursor.code(1))) return;
    if (isInFlow && isFlowIndicator(code)) return;
    cursor.at++;
  }
}

function isFlowIndicator(code: number): boolean {
  return (
    code === unit.comma ||
    code === unit.question ||
    code === unit.openBracket ||
    code === unit.closeBracket ||
    code === unit.openBrace ||
    code === unit.closeBrace
  );
}
