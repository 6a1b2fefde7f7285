// Rules: a head, bodies, `else` branches and `default`s.
import type { Body, Location, Rule, RuleHead, Term } from "./ast.js";
import { type Cursor, SyntaxFailure } from "./cursor.js";
import { checkDefaultRule } from "./default-rule.js";
import { isGround } from "./is-ground.js";
import { parseBody, parseLiteral } from "./parse-expression.js";
import { parseOperation } from "./parse-infix.js";
import { makeExpression } from "./parse-plain-expression.js";
import { parseRuleHead, type WrittenHead } from "./parse-rule-head.js";

/** What a rule's text had and its tree no longer shows; version checks need it. */
export type RuleFacts = {
  readonly usesIf: boolean;
  readonly usesContains: boolean;
  readonly hasBody: boolean;
};

export type ParsedRule = { readonly rule: Rule; readonly facts: readonly RuleFacts[] };

/** The body of a rule that has none. */
export function trueBody(location: Location): Body {
  const term: Term = { kind: "boolean", value: true, location };
  return [makeExpression({ kind: "term", term }, location, { generated: true })];
}

/** One rule, or several if bodies are chained; nothing if the statement is a head without a body, or no rule. */
export function parseRules(cursor: Cursor): readonly ParsedRule[] | undefined {
  const start = cursor.here;
  cursor.takeKeywordAsName();
  const isDefault = cursor.accept("default");
  if (isDefault) cursor.takeKeywordAsName();
  if (!cursor.at("identifier")) return undefined;
  // A head without a body is read again, as an expression: its terms are to be remembered.
  const written = cursor.guess(() => parseRuleHead(cursor, isDefault));
  if (written === undefined) return undefined;
  if (isDefault) return [parseDefault(cursor, written.head, start)];
  return parseBodies(cursor, written, start);
}

function parseDefault(cursor: Cursor, head: RuleHead, start: Location): ParsedRule {
  const location = cursor.locationFrom(start);
  const value = head.value ?? { kind: "boolean", value: true, location: head.location };
  checkDefaultRule(cursor, { ...head, value }, location);
  const rule: Rule = {
    head: { ...head, value },
    body: trueBody(start),
    isDefault: true,
    usesIf: false,
    location,
  };
  return { rule, facts: [{ usesIf: false, usesContains: false, hasBody: true }] };
}

function parseBodies(
  cursor: Cursor,
  written: WrittenHead,
  start: Location,
): readonly ParsedRule[] | undefined {
  const { usesContains } = written;
  const usesIf = cursor.at("if");
  const head = finishHead(written, usesIf);
  if (!usesIf && !cursor.at("{")) {
    if (!usesContains) return undefined;
    const { location } = head;
    const rule: Rule = { head, body: trueBody(start), isDefault: false, usesIf, location };
    return [{ rule, facts: [{ usesIf, usesContains, hasBody: false }] }];
  }
  const body = parseRuleBody(cursor);
  const facts: RuleFacts[] = [{ usesIf, usesContains, hasBody: true }];
  // Before braces `p[x]` names a member, or the value of one.
  const isMember =
    head.key !== undefined || (!usesIf && head.reference.parts.length === 2 && head.args === undefined);
  const otherwise = parseElse(cursor, head, isMember, facts);
  const location = cursor.locationFrom(start);
  const branch = otherwise === undefined ? {} : { else: otherwise };
  const rule: Rule = { head, body, isDefault: false, usesIf, location, ...branch };
  const rules: ParsedRule[] = [{ rule, facts }];
  while (cursor.at("{")) {
    if (otherwise !== undefined) cursor.fail("expected else keyword");
    rules.push(parseChained(cursor, head, { usesIf, usesContains, hasBody: true }));
  }
  return rules;
}

/** `p[x]` is a member of a set before `{`, and a ref with the value `true` before `if`. */
function finishHead({ head, usesContains }: WrittenHead, usesIf: boolean): RuleHead {
  if (head.value !== undefined || usesContains) return head;
  if (usesIf) {
    return {
      ...head,
      value: { kind: "boolean", value: true, location: head.location },
      generatedValue: true,
    };
  }
  const [name, key] = head.reference.parts;
  if (name === undefined || key === undefined) return head;
  return { ...head, reference: { ...head.reference, parts: [name] }, key };
}

/** After a head: `if expression`, `if { … }` or `{ … }`. */
function parseRuleBody(cursor: Cursor): Body {
  if (!cursor.accept("if")) return parseBraces(cursor);
  if (!cursor.at("{")) return [parseLiteral(cursor)];
  const literal = cursor.attempt(() => {
    const expression = parseLiteral(cursor);
    // A set is never false: `if { x }` means a body.
    const isSet = expression.code.kind === "term" && expression.code.term.kind === "set";
    return isSet ? cursor.unexpected() : expression;
  });
  return literal instanceof SyntaxFailure ? parseBraces(cursor) : [literal];
}

function parseBraces(cursor: Cursor): Body {
  cursor.advance();
  return parseBody(cursor, "}");
}

function parseChained(cursor: Cursor, head: RuleHead, facts: RuleFacts): ParsedRule {
  const start = cursor.here;
  const body = parseBraces(cursor);
  const location = cursor.locationFrom(start);
  const rule: Rule = {
    head: { ...withNewWildcards(cursor, head), location: start },
    body,
    isDefault: false,
    usesIf: facts.usesIf,
    location,
  };
  return { rule, facts: [facts] };
}

type Branch = {
  readonly head: RuleHead;
  readonly body: Body;
  readonly usesIf: boolean;
  readonly location: Location;
};

function parseElse(cursor: Cursor, head: RuleHead, isMember: boolean, facts: RuleFacts[]): Rule | undefined {
  if (!cursor.at("else") || cursor.takeKeywordAsName()) return undefined;
  if (head.reference.parts.some((part, index) => index > 0 && !isGround(part))) {
    cursor.fail("else keyword cannot be used on rules with variables in head");
  }
  if (isMember) cursor.fail("else keyword cannot be used on multi-value rules");
  const branches: Branch[] = [];
  for (;;) {
    cursor.enter();
    branches.push(parseBranch(cursor, head, facts));
    // Without a body a branch always holds: nothing may follow it.
    if (!cursor.at("else") || facts.at(-1)?.hasBody !== true) break;
  }
  cursor.leave(branches.length);
  return branches.reduceRight<Rule | undefined>(
    (next, branch) => ({ ...branch, isDefault: false, ...(next ? { else: next } : {}) }),
    undefined,
  );
}

function parseBranch(cursor: Cursor, ruleHead: RuleHead, facts: RuleFacts[]): Branch {
  const start = cursor.here;
  const renewed = withNewWildcards(cursor, ruleHead);
  cursor.advance();
  const head = parseBranchHead(cursor, renewed, start);
  const usesIf = cursor.at("if");
  const hasBody = usesIf || cursor.at("{");
  facts.push({ usesIf, usesContains: false, hasBody });
  if (!hasBody) return { head, body: trueBody(start), usesIf, location: cursor.locationFrom(start) };
  if (usesIf) cursor.advance();
  if (cursor.at("eof")) cursor.unexpected("rule body expected");
  const body = cursor.at("{") ? parseBraces(cursor) : [parseLiteral(cursor)];
  return { head, body, usesIf, location: cursor.locationFrom(start) };
}

function parseBranchHead(cursor: Cursor, head: RuleHead, start: Location): RuleHead {
  if (cursor.at("{") || cursor.at("if")) {
    const value: Term = { kind: "boolean", value: true, location: start };
    return { ...head, value, generatedValue: true, location: start };
  }
  if (!cursor.at(":=") && !cursor.at("=")) cursor.unexpected("expected else value term or rule body");
  const assign = cursor.at(":=");
  cursor.advance();
  const value = parseOperation(cursor, true);
  return { ...head, value, assign, generatedValue: false, location: cursor.locationFrom(start) };
}

/** Each copy of a head has wildcards of its own among its arguments. */
function withNewWildcards(cursor: Cursor, head: RuleHead): RuleHead {
  if (head.args === undefined) return head;
  const args = head.args.map((arg) =>
    arg.kind === "var" && arg.name.startsWith("$") ? { ...arg, name: cursor.wildcard() } : arg,
  );
  return { ...head, args };
}
