// Refuses variables that nothing binds, and orders every body so that binding comes before use.
import type { Body, Location, Module, Rule, Term } from "../../syntax/ast.js";
import { printTerm } from "../../syntax/print-term.js";
import { type Draft, mapRules, type Session } from "../draft.js";
import { groundPrefix, type PolicyTree, wholeReference } from "../rule-tree.js";
import { KnownNames, rootNames } from "../safety/known-names.js";
import { orderBody, type UnsafeExpression } from "../safety/order-body.js";
import type { Arity } from "../safety/outputs.js";
import { isGeneratedName, isScalar, isWildcard } from "../tree/constants.js";
import { argsOfCall } from "../tree/make.js";
import {
  collectTerm,
  safetySkip,
  type VariableSet,
  variablesOfBody,
  variablesOfTerm,
} from "../tree/variables.js";
import { arityOf } from "./arity.js";

/** Relies on calls, comprehensions and `with` values having been hoisted, so that each expression does one thing. */
export function checkSafety(draft: Draft, session: Session, tree: PolicyTree): Draft {
  const arity = arityOf(session.builtins, tree.root);
  const shared = new Map<Module, ReadonlySet<number>>();
  return mapRules(draft, session, (rule, { module }) => {
    const rows = shared.get(module) ?? sharedRows(module);
    shared.set(module, rows);
    const scope = rows.has(rule.location.row) ? ` in rule ${scopeName(module, rule)}` : "";
    checkHead(rule, scope, session);
    // Which args of an unknown function receive its result, nobody can tell.
    if (session.unknownFunctions) return rule;
    const known = new KnownNames(rootNames);
    for (const arg of rule.head.args ?? []) known.addAll(variablesOfTerm(arg).keys());
    return { ...rule, body: orderOrReport(rule.body, arity, known, scope, session) };
  });
}

export function orderOrReport(
  body: Body,
  arity: Arity,
  known: KnownNames,
  scope: string,
  session: Session,
): Body {
  const { body: ordered, unsafe } = orderBody(body, arity, known);
  reportUnsafe(unsafe, scope, session);
  return ordered;
}

/** Variables of the head that occur nowhere in the body; those that do are the body's business. */
function checkHead(rule: Rule, scope: string, session: Session): void {
  const { head } = rule;
  const terms = [...head.reference.parts.slice(1), head.key, head.value].filter(
    (term): term is Term => term !== undefined && !isScalar(term),
  );
  if (terms.length === 0) return;
  const bound = variablesOfBody(rule.body, safetySkip);
  for (const arg of head.args ?? []) collectTerm(arg, {}, bound);
  const needed: VariableSet = new Map();
  for (const term of terms) collectTerm(term, {}, needed);
  for (const [name, location] of needed) {
    const shown = session.authorNames.get(name) ?? name;
    if (bound.has(name) || name === "input" || name === "data" || isGeneratedName(shown)) continue;
    reportVariable(shown, location, scope, session);
  }
}

const futureKeywords: ReadonlySet<string> = new Set(["in", "every", "contains", "if", "not", "and", "or"]);

function reportVariable(name: string, location: Location, scope: string, session: Session): void {
  const shown = isWildcard(name) ? "_" : name;
  const hint = futureKeywords.has(name)
    ? ` (hint: \`import future.keywords.${name}\` to import a future keyword)`
    : "";
  const help = `give \`${shown}\` a value in the body, e.g. with \`some ${shown} in …\` or \`${shown} := …\``;
  const message = `var ${shown} is unsafe${scope}${hint}`;
  session.reporter.error("rego_unsafe_var_error", message, location, shown === "_" ? {} : { help });
}

/**
 * One error for each variable, where it is first missed. A variable that `:=` could not assign because of
 * another unsafe variable is no news; nor are locals that stages made, unless there is nothing else to say.
 */
function reportUnsafe(unsafe: readonly UnsafeExpression[], scope: string, session: Session): void {
  const places = new Map<string, Location>();
  const assigned = new Set<string>();
  for (const { expression, names } of unsafe) {
    for (const name of names) {
      const before = places.get(name);
      if (before === undefined || expression.location.start < before.start)
        places.set(name, expression.location);
    }
    const target = expression.assignment ? argsOfCall(expression, "eq")?.[0] : undefined;
    if (target !== undefined) for (const name of variablesOfTerm(target).keys()) assigned.add(name);
  }
  const named = [...places]
    .map(([name, location]) => ({ name, shown: session.authorNames.get(name) ?? name, location }))
    .filter(({ shown }) => !isGeneratedName(shown));
  const causes = named.filter(({ name }) => !assigned.has(name));
  for (const { shown, location } of causes.length > 0 ? causes : named) {
    reportVariable(shown, location, scope, session);
  }
  if (named.length > 0) return;
  const seen = new Set<string>();
  for (const { expression, names } of unsafe) {
    if ([...names].every((name) => seen.has(name))) continue;
    for (const name of names) seen.add(name);
    session.reporter.error("rego_unsafe_var_error", `expression is unsafe${scope}`, expression.location);
  }
}

function scopeName(module: Module, rule: Rule): string {
  const { parts, location } = wholeReference(module.package.path, rule.head.reference);
  const own = parts.slice(module.package.path.parts.length);
  const [head, ...rest] = groundPrefix(own);
  const name = head?.kind === "string" ? head.value : "";
  return printTerm({ kind: "ref", parts: [{ kind: "var", name, location }, ...rest], location });
}

/** Rows that hold rules of more than one name, where a row alone does not say which rule is meant. */
function sharedRows(module: Module): ReadonlySet<number> {
  const first = new Map<number, string>();
  const shared = new Set<number>();
  for (const rule of module.rules) {
    const name = scopeName(module, rule);
    const before = first.get(rule.location.row);
    if (before === undefined) first.set(rule.location.row, name);
    else if (before !== name) shared.add(rule.location.row);
  }
  return shared;
}
