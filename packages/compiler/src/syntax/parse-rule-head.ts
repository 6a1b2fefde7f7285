// The head of a rule: its ref, arguments, and value or member.
import type { Location, Ref, RuleHead, Term } from "./ast.js";
import { type Cursor, SyntaxFailure, unexpectedToken } from "./cursor.js";
import { parseOperation } from "./parse-infix.js";
import { parseReferenceFrom } from "./parse-reference.js";
import { rootAsReference, takeVariable } from "./parse-term.js";
import { printRef } from "./print.js";
import type { TokenKind } from "./token.js";

/** A head as far as it was written; whether `p[x]` names a member depends on what follows it. */
export type WrittenHead = { readonly head: RuleHead; readonly usesContains: boolean };

const operators: ReadonlySet<TokenKind> = new Set<TokenKind>([
  ..."+-*/%&|<>",
  "==",
  "!=",
  ">=",
  "<=",
] as TokenKind[]);

/** Nothing if what stands here cannot be a head. */
export function parseRuleHead(cursor: Cursor, isDefault: boolean): WrittenHead | undefined {
  const start = cursor.here;
  const name = takeVariable(cursor);
  if (operators.has(cursor.kind) && cursor.attached) cursor.unexpected();
  const term = rootAsReference(parseReferenceFrom(cursor, name, true));
  const signature = readSignature(cursor, term);
  if (signature === undefined) return undefined;
  if (cursor.at("contains")) return parseMember(cursor, signature, start);
  const assign = cursor.at(":=");
  const value = assign || cursor.at("=") ? parseValue(cursor, signature, isDefault) : undefined;
  const location = cursor.locationFrom(start);
  const head = { ...signature, assign, generatedValue: false, location };
  if (value !== undefined) return { head: { ...head, value }, usesContains: false };
  if (head.reference.parts.length === 2 && head.args === undefined) return { head, usesContains: false };
  const generated: Term = { kind: "boolean", value: true, location };
  return { head: { ...head, value: generated, generatedValue: true }, usesContains: false };
}

type Signature = { readonly reference: Ref; readonly args?: readonly Term[] };

function readSignature(cursor: Cursor, term: Term): Signature | undefined {
  const { location } = term;
  if (term.kind === "var") return { reference: { kind: "ref", parts: [term], location } };
  if (term.kind === "ref" && term.parts[0]?.kind === "var") return { reference: term };
  if (term.kind !== "call") return undefined;
  if (term.operator.parts[0]?.kind !== "var") {
    cursor.unexpected(`rule head ref ${printRef(term.operator)} invalid`);
  }
  return term.args.length === 0
    ? { reference: term.operator }
    : { reference: term.operator, args: term.args };
}

function parseMember(cursor: Cursor, signature: Signature, start: Location): WrittenHead {
  const name = printRef(signature.reference);
  if (signature.args !== undefined) {
    cursor.unexpected(
      `the contains keyword can only be used with multi-value rule definitions (e.g., ${name} contains <VALUE> { ... })`,
    );
  }
  cursor.advance();
  const key = explained(cursor, `expected rule key term (e.g., ${name} contains <VALUE> { ... })`);
  const location = cursor.locationFrom(start);
  const head = { reference: signature.reference, key, assign: false, generatedValue: false, location };
  return { head, usesContains: true };
}

function parseValue(cursor: Cursor, signature: Signature, isDefault: boolean): Term {
  const name = printRef(signature.reference);
  const isAssignment = cursor.at(":=");
  cursor.advance();
  if (!isAssignment)
    return explained(cursor, `expected rule value term (e.g., ${name}[<nil>] = <VALUE> { ... })`);
  if (signature.args !== undefined) {
    return explained(cursor, `expected function value term (e.g., ${name}(...) := <VALUE> { ... })`);
  }
  if (isDefault)
    return explained(cursor, `expected default rule value term (e.g., default ${name} := <VALUE>)`);
  return explained(cursor, `expected rule value term (e.g., ${name} := <VALUE> { ... })`);
}

/** A term; if there is none, it is said as well what was expected. */
function explained(cursor: Cursor, expectation: string): Term {
  try {
    return parseOperation(cursor, true);
  } catch (failure) {
    if (!(failure instanceof SyntaxFailure)) throw failure;
    // What is no token at all has been called so already.
    if (cursor.kindAt(failure.index) === "illegal") throw failure;
    throw failure.echo(`${unexpectedToken(cursor.kindAt(failure.index))}: ${expectation}`);
  }
}
