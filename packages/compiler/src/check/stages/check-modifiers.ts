// Checks what `with` replaces, and takes out of its values what must be evaluated.
import type { Body, Expression, Ref, Term, With } from "../../syntax/ast.js";
import { type RuleTree, treeKey } from "../checked-module.js";
import { type Draft, mapRules, type Session } from "../draft.js";
import { findInTree, type PolicyTree } from "../rule-tree.js";
import { requiresEvaluation } from "../tree/constants.js";
import { equality, functionRef, operatorName, variable } from "../tree/make.js";
import { mapExpression, mapTermParts, type Rewrite } from "../tree/map-term.js";
import { visitRule } from "../tree/visit.js";

/** Relies on calls having been hoisted out of the values. */
export function checkModifiers(draft: Draft, session: Session, tree: PolicyTree): Draft {
  const checker = new ModifierChecker(session, tree.root);
  return mapRules(draft, session, (rule) => {
    let found = false;
    visitRule(rule, {
      expression: (expression) => {
        found ||= expression.with.length > 0;
        return found;
      },
    });
    return found ? checker.rule(rule) : rule;
  });
}

const notReplaceable: ReadonlySet<string> = new Set(["eq", "rego.metadata.chain", "rego.metadata.rule"]);

/** What may stand in the place of the target. */
type Outcome = "evaluate" | "keep" | undefined;

export class ModifierChecker {
  readonly #session: Session;
  readonly #root: RuleTree;
  readonly #rewrite: Rewrite = { term: (term) => this.term(term), body: (body) => this.body(body) };

  constructor(session: Session, root: RuleTree) {
    this.#session = session;
    this.#root = root;
  }

  rule<R extends { readonly head: { readonly key?: Term; readonly value?: Term }; readonly body: Body }>(
    rule: R,
  ): R {
    const { head } = rule;
    const key = head.key === undefined ? {} : { key: this.term(head.key) };
    const value = head.value === undefined ? {} : { value: this.term(head.value) };
    return { ...rule, head: { ...head, ...key, ...value }, body: this.body(rule.body) };
  }

  term(term: Term): Term {
    return mapTermParts(term, this.#rewrite);
  }

  body(body: Body): Body {
    const result: Expression[] = [];
    for (const expression of body) {
      const inside = mapExpression(expression, this.#rewrite);
      const modifiers = inside.with.map((modifier) => this.#modifier(modifier, result));
      result.push(modifiers.length === 0 ? inside : { ...inside, with: modifiers });
    }
    return result;
  }

  #modifier(modifier: With, into: Expression[]): With {
    const target = this.#functionName(modifier.target);
    const value = this.#functionName(modifier.value);
    const outcome = this.#check(target, value);
    if (outcome !== "evaluate" || !requiresEvaluation(value)) return { ...modifier, target, value };
    const local = variable(this.#session.locals.fresh(), value.location);
    into.push(equality(local, value));
    return { ...modifier, target, value: local };
  }

  /** `count` is the name of a function here, whatever the parser took it for. */
  #functionName(term: Term): Term {
    if (term.kind !== "var" || !this.#session.builtins.has(term.name)) return term;
    return functionRef(term.name, term.location);
  }

  #check(target: Term, value: Term): Outcome {
    const [head] = target.kind === "ref" ? target.parts : [];
    if (target.kind === "ref" && head?.kind === "var") {
      if (head.name === "data") return this.#checkData(target, value);
      if (head.name === "input") return "evaluate";
      if (this.#session.builtins.has(operatorName(target))) return this.#checkBuiltin(target, value);
    }
    const message = "with keyword target must reference existing input, data, or a function";
    this.#session.reporter.error("rego_type_error", message, target.location);
    return undefined;
  }

  #checkData(target: Ref, value: Term): Outcome {
    const path = target.parts.slice(1);
    let node: RuleTree | undefined = this.#root;
    for (const part of path.slice(0, -1)) {
      node = this.#child(node, part);
      if (node === undefined) break;
      if (node.rules.length > 0) {
        const message = "with keyword cannot partially replace virtual document(s)";
        this.#session.reporter.error("rego_compile_error", message, target.location);
        return undefined;
      }
    }
    const last = path.at(-1);
    const replaced = node === undefined || last === undefined ? undefined : this.#child(node, last);
    if (replaced?.rules.some(isFunction) && this.#namesFunction(value)) return "keep";
    return this.#isFunctionRef(value) ? "keep" : "evaluate";
  }

  #child(node: RuleTree, part: Term): RuleTree | undefined {
    const key = treeKey(part);
    return key === undefined ? undefined : node.children.get(key);
  }

  #checkBuiltin(target: Ref, value: Term): Outcome {
    const name = operatorName(target);
    const complaint = this.#notReplaceable(name);
    if (complaint !== undefined) {
      const message = `with keyword replacing built-in function: ${complaint}`;
      this.#session.reporter.error("rego_compile_error", message, target.location);
      return undefined;
    }
    return this.#namesFunction(value) ? "keep" : "evaluate";
  }

  #notReplaceable(name: string): string | undefined {
    if (notReplaceable.has(name)) return `replacement of ${JSON.stringify(name)} invalid`;
    if (name.startsWith("internal."))
      return `replacement of internal function ${JSON.stringify(name)} invalid`;
    if (this.#session.builtins.get(name)?.relation) return "target must not be a relation";
    return name === "print" ? "target must not be a void function" : undefined;
  }

  /** A rule or a built-in: what replaces a function may be one. */
  #namesFunction(value: Term): boolean {
    if (value.kind !== "ref") return false;
    return findInTree(this.#root, value) !== undefined || this.#session.builtins.has(operatorName(value));
  }

  #isFunctionRef(value: Term): boolean {
    return value.kind === "ref" && (findInTree(this.#root, value)?.rules.some(isFunction) ?? false);
  }
}

function isFunction(rule: { readonly head: { readonly args?: readonly Term[] } }): boolean {
  return (rule.head.args?.length ?? 0) > 0;
}
