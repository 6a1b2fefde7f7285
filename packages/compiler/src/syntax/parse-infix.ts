// Terms joined by operators: `in` binds loosest, then comparison, `|`, `&`, sums, products.
import type { Ref, Term } from "./ast.js";
import { type Cursor, SyntaxFailure } from "./cursor.js";
import { membershipRef, operatorRef } from "./operators.js";
import { parseTerm } from "./parse-term.js";
import type { TokenKind } from "./token.js";

const levels: ReadonlyMap<TokenKind, number> = new Map(
  ([["==", "!=", "<", ">", "<=", ">="], ["|"], ["&"], ["+", "-"], ["*", "/", "%"]] as TokenKind[][]).flatMap(
    (kinds, level) => kinds.map((kind) => [kind, level] as const),
  ),
);

/** A term with its operators, `in` included. `lists`: whether a comma may belong to `k, v in xs`. */
export function parseOperation(cursor: Cursor, lists: boolean, first?: Term): Term {
  cursor.enter();
  let left = parseOperators(cursor, 0, first);
  let chain = 0;
  for (;;) {
    const pair = lists && cursor.at(",") ? parsePairMembership(cursor, left) : undefined;
    if (pair !== undefined) left = pair;
    else {
      cursor.takeKeywordAsName();
      if (!cursor.at("in")) break;
      const operator = membershipRef("member_2", cursor.here);
      cursor.advance();
      left = callOf(cursor, operator, [left, parseOperators(cursor, 0)]);
    }
    if (!cursor.at("in")) break;
    cursor.enter();
    chain++;
  }
  cursor.leave(chain + 1);
  return left;
}

/** `, v in xs` after a key; nothing if the comma turns out to separate list items. */
function parsePairMembership(cursor: Cursor, key: Term): Term | undefined {
  const mark = cursor.mark();
  const value = cursor.attempt(() => {
    cursor.advance();
    const middle = parseOperators(cursor, 0);
    return cursor.at("in") ? middle : cursor.unexpected();
  });
  if (value instanceof SyntaxFailure) {
    cursor.restore(mark);
    return undefined;
  }
  const operator = membershipRef("member_3", cursor.here);
  cursor.advance();
  return callOf(cursor, operator, [key, value, parseOperators(cursor, 0)]);
}

function parseOperators(cursor: Cursor, minimum: number, first?: Term): Term {
  let left = first ?? parseTerm(cursor);
  let chain = 0;
  for (;;) {
    const level = levels.get(cursor.kind);
    if (level === undefined || level < minimum) break;
    cursor.enter();
    chain++;
    const operator = operatorRef(cursor.kind, cursor.here);
    cursor.advance();
    const right = parseOperators(cursor, level + 1);
    left = callOf(cursor, operator, [left, right]);
  }
  cursor.leave(chain);
  return left;
}

function callOf(cursor: Cursor, operator: Ref, args: readonly [Term, ...Term[]]): Term {
  return { kind: "call", operator, args, infix: true, location: cursor.locationFrom(args[0].location) };
}
