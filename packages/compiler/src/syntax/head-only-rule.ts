// Rules that are written as an expression: `p := 1`, `f(x) = y`, `p[x]`.
import { builtins } from "@palisade/language";
import type { Expression, Location, Ref, Rule, RuleHead, Term } from "./ast.js";
import { type Cursor, SyntaxFailure } from "./cursor.js";
import { operatorName } from "./operators.js";
import { type ParsedRule, trueBody } from "./parse-rule.js";
import { printRef } from "./print.js";

/** The rule that an expression at the top of a module declares, or why it declares none. */
export function readHeadOnlyRule(cursor: Cursor, body: readonly Expression[]): ParsedRule | SyntaxFailure {
  try {
    return readRule(cursor, body);
  } catch (failure) {
    if (failure instanceof SyntaxFailure) return failure;
    throw failure;
  }
}

function readRule(cursor: Cursor, body: readonly Expression[]): ParsedRule {
  const [expression] = body;
  if (expression === undefined) cursor.fail("found empty body");
  const { code, location } = expression;
  const refuse = (reason: string): never => cursor.fail(reason, location, shapeHelp(cursor));
  if (body.length > 1) return refuse("multiple expressions cannot be used for rule head");
  if (expression.with.length > 0)
    return refuse("expressions using with keyword cannot be used for rule head");
  if (expression.negated) return refuse("negated expressions cannot be used for rule head");
  if (code.kind === "some") return refuse("'some' declarations cannot be used for rule head");
  if (code.kind === "term") return ruleOf(headOfTerm(cursor, code.term, location), location);
  if (code.kind !== "call") return refuse("expression cannot be used for rule head");
  const name = operatorName(code.operator);
  const [left, right] = code.args;
  if (name !== "eq" && name !== "assign") {
    if (isBuiltin(name)) return refuse("rule name conflicts with built-in function");
    if (left === undefined) return refuse("rule argument list must take at least one argument");
    requireName(cursor, code.operator, location);
    const value: Term = { kind: "boolean", value: true, location };
    return ruleOf({ ...emptyHead(code.operator, location), args: code.args, value }, location);
  }
  if (left === undefined || right === undefined) return refuse("assignment requires two operands");
  const head = headOfAssignment(cursor, left, right, location);
  return ruleOf({ ...head, assign: name === "assign" }, location);
}

/** In v0 the words of a head are names until they are imported. */
function shapeHelp(cursor: Cursor): string {
  const { text } = cursor;
  const isWord = (text === "if" || text === "contains") && cursor.at("identifier") && !cursor.token.newline;
  if (isWord) return `\`import future.keywords.${text}\`, or \`import rego.v1\`, makes \`${text}\` a keyword`;
  return "a rule is written `name := value`, `name if { … }` or `name contains value`";
}

function isBuiltin(name: string): boolean {
  return name.startsWith("internal.member_") || builtins.has(name);
}

function ruleOf(head: RuleHead, location: Location): ParsedRule {
  const body = trueBody(head.value?.location ?? location);
  const rule: Rule = { head, body, isDefault: false, usesIf: false, location };
  return { rule, facts: [{ usesIf: false, usesContains: false, hasBody: false }] };
}

function emptyHead(reference: Ref, location: Location): Omit<RuleHead, "value" | "key"> {
  return { reference, assign: false, generatedValue: false, location };
}

function requireName(cursor: Cursor, reference: Ref, location: Location): void {
  if (reference.parts[0]?.kind !== "var") cursor.fail(`invalid rule head: ${printRef(reference)}`, location);
}

/** `p[x]` is a member of a set; a longer ref is true. */
function headOfTerm(cursor: Cursor, term: Term, location: Location): RuleHead {
  if (term.kind !== "ref" || term.parts.length < 2) {
    const what =
      term.kind === "ref"
        ? "refs cannot be used for rule head"
        : `${nameOf(term)} cannot be used for rule name`;
    cursor.fail(what, location, shapeHelp(cursor));
  }
  requireName(cursor, term, location);
  const [name, key] = term.parts;
  if (term.parts.length > 2 || name === undefined || key === undefined) {
    const value: Term = { kind: "boolean", value: true, location: term.location };
    return { ...emptyHead(term, location), value, generatedValue: true };
  }
  return { ...emptyHead({ ...term, parts: [name], location: name.location }, location), key };
}

function headOfAssignment(cursor: Cursor, left: Term, value: Term, location: Location): RuleHead {
  if (left.kind === "var") {
    const reference: Ref = { kind: "ref", parts: [left], location: left.location };
    return { ...emptyHead(reference, location), value };
  }
  if (left.kind === "ref") {
    requireName(cursor, left, location);
    return { ...emptyHead(left, location), value };
  }
  if (left.kind !== "call") cursor.fail(`${nameOf(left)} cannot be used for rule name`, location);
  requireName(cursor, left.operator, location);
  return {
    ...emptyHead(left.operator, location),
    ...(left.args.length > 0 ? { args: left.args } : {}),
    value,
  };
}

/** A term's kind as OPA's messages call it. */
function nameOf(term: Term): string {
  return term.kind.toLowerCase();
}
