// Template strings: stretches of text with expressions between them.
import type { Expression, Term } from "./ast.js";
import type { Cursor } from "./cursor.js";
import { decodeString, removeBraceEscapes } from "./literals.js";
import { operatorName } from "./operators.js";

const constantKinds: ReadonlySet<Term["kind"]> = new Set<Term["kind"]>([
  "string",
  "number",
  "boolean",
  "null",
]);

export function parseTemplateString(cursor: Cursor): Term {
  const start = cursor.here;
  const raw = cursor.at("rawTemplatePart") || cursor.at("rawTemplateEnd");
  if (cursor.regoVersion === "v0") cursor.fail("template strings are not supported by current capabilities");
  const parts: (Term | Expression)[] = [];
  for (;;) {
    const text = parseText(cursor, raw, parts.length === 0 && cursor.token.start === start.start);
    if (text.kind === "string" && text.value !== "") parts.push(text);
    const isLast = cursor.at("templateEnd") || cursor.at("rawTemplateEnd");
    cursor.advance();
    if (isLast) break;
    parts.push(parsePart(cursor));
    if (!cursor.at("}")) cursor.fail("expected } to end template string expression");
    cursor.advance();
  }
  return { kind: "templateString", parts, raw, location: cursor.locationFrom(start) };
}

/** The text of the current token, from its `$"` or brace to its quote or brace. */
function parseText(cursor: Cursor, raw: boolean, first: boolean): Term {
  const literal = cursor.text;
  const inner = removeBraceEscapes(literal.slice(first ? 2 : 0, -1), raw);
  const value = raw ? inner : decodeString(inner);
  if (value === undefined) cursor.fail(`illegal template-string part: ${literal}`);
  return { kind: "string", value, location: cursor.here };
}

/** An expression; a constant, where nobody commented on it, is a term. */
function parsePart(cursor: Cursor): Term | Expression {
  const { comment } = cursor.token;
  if (cursor.at("}")) cursor.fail("invalid template-string expression");
  const expression = cursor.grammar.literal(cursor);
  const { code, location } = expression;
  if (expression.negated) cursor.fail("unexpected negation ('not') in template-string expression", location);
  if (code.kind === "some" || code.kind === "every") {
    cursor.fail(`unexpected '${code.kind}' in template-string expression`, location);
  }
  if (code.kind === "call") {
    const name = operatorName(code.operator);
    if (name === "eq") cursor.fail("unexpected unification ('=') in template-string expression", location);
    if (name === "assign")
      cursor.fail("unexpected assignment (':=') in template-string expression", location);
  }
  return code.kind === "term" && !comment && constantKinds.has(code.term.kind) ? code.term : expression;
}
