// What the checker hands to the planner: modules in which every name is resolved and every body is safe.

import { canonicalNumber, numberFromText, numberText, type Type } from "@palisade/language";
import type { Body, Module, Ref, Rule, Term } from "../syntax/ast.js";

/**
 * The modules of a policy, rewritten as OPA's compiler leaves them:
 * - imports are gone: every ref is over `input`, `data.…` (whole path) or a local variable, and
 *   calls name a built-in or `data.pkg.function`
 * - `some x` declarations are gone; `:=` and `==` are `eq`, `some k, v in xs` is `eq(v, xs[k])`; `x in xs`
 *   stays a call of internal.member_2 / internal.member_3;
 *   every declared local has a name of its own (`__local7__`); no name shadows another
 * - a rule's `head.reference` is relative to its package, as written; `references` has the whole ones
 * - an `else` has its rule's `reference`, and `args` of its own (the same, unless they had to be computed)
 * - `every` stays, its key (always there), value and body renamed in the same way, its domain a variable
 * - nested calls, and comprehensions inside refs, are hoisted into generated locals before the
 *   expression that uses them; args of a function's head are distinct variables or patterns
 * - refs are not args of calls' nested terms where order matters: bodies are in an order in which
 *   every variable is bound before an expression that needs it
 * - head values, keys and reference parts are variables or ground terms, or collections of them;
 *   the expressions that compute them stand at the end of the body
 * - template strings are calls of internal.template_string
 * - `rego.metadata.*` calls are constants
 * - equality where one side only assigns may stay `eq`: the planner unifies. Refs and comprehensions
 *   are operands of `eq` and statements of their own; nowhere else (the args of other calls, parts of refs,
 *   members of collections are variables, constants, or collections of these)
 * - `print` is a call of internal.print on an array of set comprehensions, or erased
 * - a call that captures its result has it as one argument more than the function's arity; as a
 *   statement without one, it must not be `false`
 * - the target of a `with` is a ref (`input…`, `data…`, or a built-in's name); its value is a variable,
 *   a ground term, or a ref that names a function, a built-in or a rule
 */
export type CheckedPolicy = {
  readonly modules: readonly Module[];
  readonly rules: RuleTree;
  /** The whole reference of every rule (not of its `else`s): `data.pkg.p[x]`. */
  readonly references: ReadonlyMap<Rule, Ref>;
  /** Inferred types of the rules' values and functions, by path joined with `/`. */
  readonly types: ReadonlyMap<string, Type>;
  /** What the author called the locals that were given names of their own. */
  readonly authorNames: ReadonlyMap<string, string>;
  /** The queries asked with the modules, rewritten in the same way. */
  readonly queries: readonly CheckedQuery[];
};

/** A query by the name of its plan: every solution is an object of `variables`. */
export type CheckedQuery = {
  readonly name: string;
  readonly body: Body;
  /** The author's name of each variable the solutions show, by its name in `body`; no wildcards, no generated ones. */
  readonly variables: ReadonlyMap<string, string>;
};

/** The virtual documents as a tree: `data` is the root, each step a ground key: `treeKey` of its term. */
export type RuleTree = {
  /** What the parent calls it: a string, or another scalar; the root has none. */
  readonly key?: Term;
  /** By `treeKey`: a string is its own key, other scalars have keys that no string has. */
  readonly children: ReadonlyMap<string, RuleTree>;
  /** Rules whose ground reference prefix ends here. */
  readonly rules: readonly Rule[];
};

/** The key of a scalar in a `RuleTree`. */
export function treeKey(term: Term): string | undefined {
  if (term.kind === "string") return escapeMark(term.value);
  if (term.kind === "number") return `\u0001${numberText(canonicalNumber(numberFromText(term.text)))}`;
  if (term.kind === "boolean") return `\u0001${term.value}`;
  return term.kind === "null" ? "\u0001null" : undefined;
}

/** A string that starts with the mark of other scalars gets a second one, so that the two never meet. */
function escapeMark(text: string): string {
  return text.startsWith("\u0001") ? `\u0001${text}` : text;
}
