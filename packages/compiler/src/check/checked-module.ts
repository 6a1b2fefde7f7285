// What the checker hands to the planner: modules in which every name is resolved and every body is safe.

import type { Type } from "@palisade/language";
import type { Body, Module, Rule } from "../syntax/ast.js";

/**
 * The modules of a policy, rewritten as OPA's compiler leaves them:
 * - imports are gone: every ref is over `input`, `data.…` (whole path) or a local variable, and
 *   calls name a built-in or `data.pkg.function`
 * - `some x` declarations are gone, `some … in` and `:=` are calls of internal.member_* and `eq`;
 *   every declared local has a name of its own (`__local7__`); no name shadows another
 * - `every` stays, its key, value and body renamed in the same way, its domain a variable or a ground term
 * - nested calls, and comprehensions inside refs, are hoisted into generated locals before the
 *   expression that uses them; args of a function's head are distinct variables or patterns
 * - refs are not args of calls' nested terms where order matters: bodies are in an order in which
 *   every variable is bound before an expression that needs it
 * - head values, keys and reference parts are variables or ground terms, or collections of them;
 *   the expressions that compute them stand at the end of the body
 * - template strings are calls of internal.template_string
 * - `rego.metadata.*` calls are constants
 * - equality where one side only assigns may stay `eq`: the planner unifies
 * - a call that captures its result has it as one argument more than the function's arity; as a
 *   statement without one, it must not be `false`
 * - the target of a `with` is a ref (`input…`, `data…`, or a built-in's name); its value is a variable,
 *   a ground term, or a ref that names a function, a built-in or a rule
 */
export type CheckedPolicy = {
  readonly modules: readonly Module[];
  readonly rules: RuleTree;
  /** Inferred types of the rules' values and functions, by path joined with `/`. */
  readonly types: ReadonlyMap<string, Type>;
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

/** The virtual documents as a tree: `data` is the root, each step a string (or other ground) key's JSON text-free value. */
export type RuleTree = {
  readonly children: ReadonlyMap<string, RuleTree>;
  /** Rules whose ground reference prefix ends here. */
  readonly rules: readonly Rule[];
};
