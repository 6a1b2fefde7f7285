// Gives every declared local of every rule a name of its own; `:=`, `some` and declarations are gone after it.
import type { Body, Rule, RuleHead, Term } from "../../syntax/ast.js";
import { chainOf, type Draft, linkChain, mapChains, type Session } from "../draft.js";
import { LocalScopes } from "../local-scopes.js";
import { isComprehension, isScalar, isWildcard } from "../tree/constants.js";
import { variable } from "../tree/make.js";
import { mapExpression, mapTermParts, type Rewrite } from "../tree/map-term.js";
import { collectTerm, type VariableSet, variablesOfBody, variablesOfTerm } from "../tree/variables.js";
import { visitBody } from "../tree/visit.js";
import { declaredVariables } from "./declared-variables.js";
import { LocalRenamer } from "./rename-locals.js";

/** Relies on resolved references: whatever is a bare variable now is a local. */
export function rewriteLocals(draft: Draft, session: Session): Draft {
  return mapChains(draft, session, (rule) => {
    const argScopes = new LocalScopes(() => session.locals.fresh(), session.authorNames);
    const args = rule.head.args?.map((arg) => renameArg(arg, argScopes, session));
    const unusedArgs = new Set((rule.head.args ?? []).flatMap((arg) => [...variablesOfTerm(arg).keys()]));
    const links = chainOf(rule).map((link) => {
      const scopes = new LocalScopes(() => session.locals.fresh(), session.authorNames, argScopes);
      return rewriteLink({ ...link, head: headWith(link.head, args, rule) }, scopes, unusedArgs, session);
    });
    if (session.strict) reportUnusedArgs(unusedArgs, rule, session);
    return linkChain(links);
  });
}

/** An `else` shares its rule's args and reference. */
function headWith(head: RuleHead, args: readonly Term[] | undefined, rule: Rule): RuleHead {
  return { ...head, reference: rule.head.reference, ...(args === undefined ? {} : { args }) };
}

function reportUnusedArgs(unused: ReadonlySet<string>, rule: Rule, session: Session): void {
  for (const name of unused) {
    if (isWildcard(name)) continue;
    const message = `unused argument ${name}. (hint: use _ (wildcard variable) instead)`;
    session.reporter.errorAside("rego_compile_error", message, rule.head.location);
  }
}

/** Variables of patterns get new names; the same variable twice is the same local. */
function renameArg(arg: Term, scopes: LocalScopes, session: Session): Term {
  const rename = (term: Term): Term => {
    if (term.kind === "var") {
      const known = scopes.nameOf(term.name);
      if (known !== undefined) return variable(scopes.use(term.name, term.location), term.location);
      return variable(scopes.insert(term.name, "arg", term.location), term.location);
    }
    if (term.kind === "array" || term.kind === "ref") return mapTermParts(term, rewrite);
    if (term.kind === "object") {
      return { ...term, entries: term.entries.map(([key, value]) => [key, rename(value)] as const) };
    }
    if (term.kind === "call") {
      session.reporter.error("rego_compile_error", "rule arguments cannot contain calls", term.location);
    }
    return term;
  };
  const rewrite: Rewrite = { term: rename, body: (body) => body };
  return rename(arg);
}

function rewriteLink(link: Rule, scopes: LocalScopes, unusedArgs: Set<string>, session: Session): Rule {
  const head = renameHeadComprehensions(link.head, session);
  const used = headVariables(head);
  for (const name of variablesOfTermOrNone(head.value).keys()) unusedArgs.delete(name);
  hideBuiltinNames(link, scopes, session);
  const renamer = new LocalRenamer(session, scopes);
  const body = renamer.body(link.body, used);
  for (const name of unusedArgs) if (scopes.count(name) > 1) unusedArgs.delete(name);
  return { ...link, head: renameHead(head, scopes.renamed()), body };
}

const variablesOfTermOrNone = (term: Term | undefined): VariableSet =>
  term === undefined || isScalar(term) ? new Map() : variablesOfTerm(term);

function headVariables(head: RuleHead): VariableSet {
  const used: VariableSet = new Map();
  for (const part of head.reference.parts.slice(1)) collectTerm(part, {}, used);
  if (head.key !== undefined) collectTerm(head.key, {}, used);
  if (head.value !== undefined) collectTerm(head.value, {}, used);
  return used;
}

/** Comprehensions in the head have scopes of their own, which the body's locals do not reach into by name. */
function renameHeadComprehensions(head: RuleHead, session: Session): RuleHead {
  const change = (term: Term): Term => {
    if (isComprehension(term)) return new LocalRenamer(session).comprehension(term);
    return mapTermParts(term, rewrite);
  };
  const rewrite: Rewrite = { term: change, body: (body) => body };
  return mapHead(head, change);
}

function renameHead(head: RuleHead, names: ReadonlyMap<string, string>): RuleHead {
  const change = (term: Term): Term => {
    if (term.kind !== "var") return mapTermParts(term, rewrite);
    const name = names.get(term.name);
    return name === undefined || name === term.name ? term : variable(name, term.location);
  };
  const body = (expressions: Body): Body =>
    expressions.map((expression) => mapExpression(expression, rewrite));
  const rewrite: Rewrite = { term: change, body };
  return mapHead(head, change);
}

function mapHead(head: RuleHead, change: (term: Term) => Term): RuleHead {
  const [name, ...path] = head.reference.parts;
  return {
    ...head,
    ...(head.args === undefined ? {} : { args: head.args.map(change) }),
    reference: { ...head.reference, parts: [name as Term, ...path.map(change)] },
    ...(head.key === undefined ? {} : { key: change(head.key) }),
    ...(head.value === undefined ? {} : { value: change(head.value) }),
  };
}

/**
 * A variable that the body binds by `=` may be called like a built-in. It gets another name, so that no
 * later stage takes it for the function.
 */
function hideBuiltinNames(link: Rule, scopes: LocalScopes, session: Session): void {
  const declared = declaredVariables(link.body);
  const mentioned = withVariables(link.body);
  for (const [name, location] of variablesOfBody(link.body, { closures: true })) {
    if (!session.builtins.has(name) || declared.has(name) || mentioned.has(name)) continue;
    if (scopes.nameOf(name) === undefined) scopes.insert(name, "seen", location);
  }
}

function withVariables(body: Body): VariableSet {
  const names: VariableSet = new Map();
  visitBody(body, {
    expression: (expression) => {
      for (const { target, value } of expression.with) {
        collectTerm(target, {}, names);
        collectTerm(value, {}, names);
      }
      return false;
    },
  });
  return names;
}
