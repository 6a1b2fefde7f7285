// `and`, `or` and `not { … }`, once imported: operands are expressions, bodies in braces, or groups in parentheses.
import type { Body, Expression, Location } from "./ast.js";
import { type Cursor, type Mark, SyntaxFailure } from "./cursor.js";
import { operatorName } from "./operators.js";
import { makeExpression, parsePlainExpression, parseWiths } from "./parse-plain-expression.js";

export type Operand = { readonly body: Body; readonly explicit: boolean; readonly location: Location };

export function logicalWordsKnown(cursor: Cursor): boolean {
  return cursor.isKeyword("and") || cursor.isKeyword("or");
}

export function atLogicalOperator(cursor: Cursor): boolean {
  return cursor.at("and") || cursor.at("or");
}

/** An expression that starts with a body in braces or a group in parentheses; nothing if it is a term after all. */
export function parseLeadingOperand(cursor: Cursor): Expression | undefined {
  if (!cursor.at("{") && !cursor.at("(")) return undefined;
  const operand = cursor.at("{") ? leadingBody(cursor) : parseGroup(cursor, false);
  return operand === undefined ? undefined : foldOperators(cursor, operand);
}

function leadingBody(cursor: Cursor): Operand | undefined {
  const operand = cursor.attempt(() => {
    const body = parseBracedBody(cursor);
    return atLogicalOperator(cursor) ? body : cursor.unexpected();
  });
  if (operand instanceof SyntaxFailure) return undefined;
  rejectUnion(cursor, operand);
  return operand;
}

function parseBracedBody(cursor: Cursor): Operand {
  const start = cursor.here;
  cursor.advance();
  const body = cursor.grammar.body(cursor, "}");
  return { body, explicit: true, location: cursor.locationFrom(start) };
}

/** `not { … }`, the `not` already taken. */
export function parseNotBody(cursor: Cursor, notLocation: Location): Operand {
  const operand = parseBodyOrExplain(cursor, (text) => [
    "`{...}` in an operand position must contain expression(s), got a value",
    `write \`not (${text})\` to negate the value, or \`not {${text}}\` for a body holding it`,
  ]);
  rejectUnion(cursor, operand);
  return negate(cursor, operand, notLocation);
}

function negate(cursor: Cursor, operand: Operand, notLocation: Location): Operand {
  const location = cursor.locationFrom(notLocation);
  const expression = makeExpression(
    { kind: "not", body: operand.body, explicit: operand.explicit },
    location,
  );
  return { body: [expression], explicit: false, location };
}

/** A body in braces; if they hold a value, says so rather than what is wrong with the body. */
function parseBodyOrExplain(
  cursor: Cursor,
  explain: (text: string) => [message: string, help: string],
): Operand {
  const start = cursor.here;
  const mark = cursor.mark();
  const isEmpty = cursor.kindAt(cursor.index + 1) === "}";
  const body = cursor.attempt(() => parseBracedBody(cursor));
  if (!(body instanceof SyntaxFailure)) return body;
  if (isEmpty) throw body;
  cursor.restore(mark);
  const value = cursor.attempt(() => cursor.grammar.operation(cursor, true));
  if (value instanceof SyntaxFailure) throw body;
  const [message, help] = explain(cursor.source.textOf(cursor.locationFrom(start)));
  cursor.fail(message, start, help);
}

/** `not ( … )` with a group in the parentheses; nothing if they hold a term. */
export function parseNegatedGroup(cursor: Cursor, notLocation: Location): Operand | undefined {
  const group = parseGroup(cursor, true);
  return group === undefined ? undefined : negate(cursor, group, notLocation);
}

/** The operators after a first operand (if any), then the `with`s of the whole. */
export function foldOperators(cursor: Cursor, first: Operand): Expression {
  const folded = atLogicalOperator(cursor) ? foldOr(cursor, first) : first.body[0];
  if (folded === undefined) cursor.fail("found empty body");
  const withs = parseWiths(cursor);
  return withs.length === 0 ? folded : { ...folded, with: withs };
}

function foldOr(cursor: Cursor, first: Operand): Expression {
  let left = foldAnd(cursor, first);
  let chain = 0;
  while (cursor.at("or")) {
    cursor.enter();
    chain++;
    cursor.advance();
    const right = foldAnd(cursor, parseOperand(cursor, "or"));
    left = join(cursor, "or", left, right);
  }
  cursor.leave(chain);
  const [expression] = left.body;
  return expression ?? cursor.fail("found empty body");
}

function foldAnd(cursor: Cursor, first: Operand): Operand {
  let left = first;
  let chain = 0;
  while (cursor.at("and")) {
    cursor.enter();
    chain++;
    cursor.advance();
    left = join(cursor, "and", left, parseOperand(cursor, "and"));
  }
  cursor.leave(chain);
  return left;
}

function join(cursor: Cursor, kind: "and" | "or", left: Operand, right: Operand): Operand {
  rejectPrint(cursor, kind, left);
  rejectPrint(cursor, kind, right);
  const location = cursor.locationFrom(left.location);
  const code = {
    kind,
    left: left.body,
    right: right.body,
    explicitLeft: left.explicit,
    explicitRight: right.explicit,
  } as const;
  return { body: [makeExpression(code, location)], explicit: false, location };
}

function parseOperand(cursor: Cursor, operator: "and" | "or" | undefined): Operand {
  if (cursor.at("{")) {
    const operand =
      operator === undefined
        ? parseBracedBody(cursor)
        : parseBodyOrExplain(cursor, (text) => [
            `operand of \`${operator}\` cannot begin with \`{\` unless the braces hold a body`,
            `wrap the operand to keep the value: \`(${text}) ${operator} ...\``,
          ]);
    rejectUnion(cursor, operand);
    return operand;
  }
  const start = cursor.here;
  const negated = cursor.at("not") && !cursor.takeKeywordAsName();
  if (negated) cursor.advance();
  if (negated && cursor.notBodies && cursor.at("{")) return parseNotBody(cursor, start);
  if (cursor.at("(") && logicalWordsKnown(cursor) && (!negated || cursor.notBodies)) {
    const group = parseGroup(cursor, true);
    if (group !== undefined) return negated ? negate(cursor, group, start) : group;
  }
  const expression = parsePlainExpression(cursor);
  const plain = { body: [expression], explicit: false, location: expression.location };
  if (!negated) return plain;
  if (cursor.notBodies) return negate(cursor, plain, start);
  const location = cursor.locationFrom(start);
  return { body: [{ ...expression, negated: true, location }], explicit: false, location };
}

/** A group in parentheses; nothing if they hold a term. `isOperand`: they stand where only an operand may. */
function parseGroup(cursor: Cursor, isOperand: boolean): Operand | undefined {
  const mark = cursor.mark();
  cursor.enter();
  if (cursor.kindAt(cursor.index + 1) === ")") {
    if (isOperand) cursor.fail("empty parenthesized group");
    cursor.restore(mark);
    return undefined;
  }
  const first = cursor.attempt(() => {
    cursor.advance();
    return parseOperand(cursor, undefined);
  });
  const group = first instanceof SyntaxFailure ? undefined : finishGroup(cursor, mark, first, isOperand);
  if (group === undefined) cursor.restore(mark);
  else cursor.leave();
  return group;
}

function finishGroup(cursor: Cursor, open: Mark, first: Operand, isOperand: boolean): Operand | undefined {
  const { start: offset, end } = cursor.tokenAt(open.index);
  const start = cursor.source.location(offset, end);
  const [only] = first.body;
  if (only === undefined) return undefined;
  if (atLogicalOperator(cursor)) {
    const body = [foldOperators(cursor, first)];
    closeGroup(cursor);
    return { body, explicit: false, location: cursor.locationFrom(start) };
  }
  if (cursor.at("with") && !first.explicit) {
    const withLocation = cursor.here;
    const body = [{ ...only, with: parseWiths(cursor) }];
    if (atLogicalOperator(cursor)) rejectWith(cursor, withLocation);
    closeGroup(cursor);
    if (!isOperand && !atLogicalOperator(cursor)) return undefined;
    return { body, explicit: false, location: cursor.locationFrom(start) };
  }
  if (first.explicit) return rejectWrappedBody(cursor, open, first);
  const { kind } = only.code;
  if (kind !== "and" && kind !== "or" && kind !== "not" && !only.negated) return undefined;
  closeGroup(cursor);
  return { body: first.body, explicit: false, location: cursor.locationFrom(start) };
}

function closeGroup(cursor: Cursor): void {
  if (!cursor.at(")")) cursor.fail("expected ) to close parenthesized group");
  cursor.advance();
}

/** `({ … })`: the braces must hold a value, for parentheses hold no body. */
function rejectWrappedBody(cursor: Cursor, open: Mark, body: Operand): undefined {
  const text = cursor.source.textOf(body.location);
  const value = cursor.attempt(() => {
    cursor.restore(open);
    cursor.advance();
    return cursor.grammar.term(cursor);
  });
  if (!(value instanceof SyntaxFailure)) return undefined;
  cursor.restore(open);
  cursor.fail(
    "`(...)` in an operand position cannot contain a body",
    cursor.here,
    `drop the parens to keep the body: \`${text}\``,
  );
}

export function rejectWith(cursor: Cursor, location: Location): never {
  const word = cursor.kind;
  cursor.fail(
    `\`with\` modifier is not allowed on operand of \`${word}\``,
    location,
    `wrap the operand in \`(...)\` or \`{...}\` to scope, or move \`with\` after the \`${word}\` expression`,
  );
}

/** `{ a | b }` reads as a comprehension to people: nobody may write it as a body. */
function rejectUnion(cursor: Cursor, operand: Operand): void {
  const [first] = operand.body;
  if (first?.code.kind !== "call" || !first.code.infix || operatorName(first.code.operator) !== "or") return;
  if (cursor.source.text[first.location.start] === "(") return;
  const text = cursor.source.textOf(operand.location);
  cursor.fail(
    "ambiguous `{ ... | ... }` operand: read as a body holding a set-union expression, not as a comprehension",
    operand.location,
    `write \`(${text})\` for the comprehension`,
  );
}

/** Calls that give no value, and so cannot fail. */
const voidCalls: ReadonlySet<string> = new Set(["print"]);

function rejectPrint(cursor: Cursor, word: string, operand: Operand): void {
  const names = operand.body.map(({ code, negated }) =>
    code.kind === "call" && !negated ? operatorName(code.operator) : "",
  );
  const [name = ""] = names;
  if (!names.every((other) => voidCalls.has(other))) return;
  cursor.fail(
    `operand of \`${word}\` cannot consist only of calls to \`${name}\``,
    operand.body[0]?.location,
    `\`${name}\` produces no value and always succeeds; add an expression that can fail`,
  );
}
