// Gives the declared locals of one body names of their own, scope by scope.
import type { Body, Expression, Ref, Term, With } from "../../syntax/ast.js";
import { printTerm } from "../../syntax/print-term.js";
import type { Session } from "../draft.js";
import { LocalScopes } from "../local-scopes.js";
import { isComprehension, isWildcard } from "../tree/constants.js";
import { argsOfCall, callOf, expressionOf, functionRef, variable } from "../tree/make.js";
import { mapExpression, mapShared, mapTermParts, type Rewrite } from "../tree/map-term.js";
import { variablesOfTerm } from "../tree/variables.js";
import { bindSomeIn } from "./bind-some-in.js";
import { isRootName } from "./resolve-references.js";

type NameSet = { has(name: string): boolean };
const noNames: NameSet = new Set<string>();

type BodyCode<K extends Expression["code"]["kind"]> = Extract<Expression["code"], { readonly kind: K }>;

const collectionNames: Partial<Record<Term["kind"], string>> = {
  arrayComprehension: "arraycomprehension",
  setComprehension: "setcomprehension",
  objectComprehension: "objectcomprehension",
  templateString: "templatestring",
};

export class LocalRenamer {
  readonly scopes: LocalScopes;
  readonly #session: Session;
  readonly #rewrite: Rewrite;
  /** What `opa` says of unused variables it says once all else is well. */
  #errors = 0;

  constructor(session: Session, scopes?: LocalScopes) {
    this.#session = session;
    this.scopes = scopes ?? new LocalScopes(() => session.locals.fresh(), session.authorNames);
    this.#rewrite = {
      term: this.term,
      body: (body) => this.body(body, noNames),
      expression: (expression) => this.#plain(expression),
    };
  }

  /** `usedAfter` knows what the term of a comprehension or the head of a rule needs of the body. */
  body(body: Body, usedAfter: NameSet): Body {
    const result: Expression[] = [];
    for (const expression of body) {
      const renamed = this.#statement(expression);
      if (renamed !== undefined) result.push(renamed);
    }
    this.#reportUnused(usedAfter);
    const [first] = body;
    if (result.length > 0 || first === undefined) return result;
    const { location } = first;
    return [expressionOf({ kind: "term", term: { kind: "boolean", value: true, location } }, location)];
  }

  #statement(expression: Expression): Expression | undefined {
    const { code } = expression;
    if (argsOfCall(expression, "assign")?.length === 2) return this.#assignment(expression);
    switch (code.kind) {
      case "some":
        return this.#some(expression, code);
      case "every":
        return this.#every(expression, code);
      case "not":
        return {
          ...expression,
          code: { ...code, body: this.#operand(code.body, code.explicit, "negated expression") },
        };
      case "and":
      case "or": {
        const where = `implicit ${code.kind} operand`;
        const left = this.#operand(code.left, code.explicitLeft, where);
        const right = this.#operand(code.right, code.explicitRight, where);
        return { ...this.#modifiers(expression), code: { ...code, left, right } };
      }
      default:
        return this.#plain(expression);
    }
  }

  /** Only bodies in braces may declare. */
  #operand(body: Body, explicit: boolean, where: string): Body {
    if (explicit) {
      this.scopes.push();
      const result = this.body(body, noNames);
      this.scopes.pop();
      return result;
    }
    return body.map((expression) => {
      if (argsOfCall(expression, "assign") !== undefined) {
        this.#error(`cannot assign vars inside ${where}`, expression);
        return expression;
      }
      return this.#statement(expression) ?? expression;
    });
  }

  #plain(expression: Expression): Expression {
    const { code } = expression;
    const changed = mapExpression({ ...expression, with: [] }, this.#rewrite);
    if (code.kind === "call" && changed.code.kind === "call") {
      const operator = this.#operator(code.operator);
      return this.#modifiers({ ...changed, with: expression.with, code: { ...changed.code, operator } });
    }
    return this.#modifiers({ ...changed, with: expression.with });
  }

  /** A local by the name of a function hides it; what it then calls is for a later stage to say. */
  #operator(operator: Ref): Ref {
    const [head, ...rest] = operator.parts;
    const renamed = head?.kind === "var" && rest.length === 0 ? this.scopes.nameOf(head.name) : undefined;
    if (head === undefined || renamed === undefined || (head.kind === "var" && renamed === head.name))
      return operator;
    return { ...operator, parts: [variable(renamed, head.location), ...rest] };
  }

  #modifiers(expression: Expression): Expression {
    const modifiers = mapShared(expression.with, (modifier) => this.#with(modifier));
    return modifiers === expression.with ? expression : { ...expression, with: modifiers };
  }

  /** What is replaced is `input` or a name, even where a local hides it. */
  #with(modifier: With): With {
    const { target } = modifier;
    const value = this.term(modifier.value);
    if (target.kind !== "ref") return { ...modifier, value };
    const [head, ...rest] = target.parts;
    return {
      ...modifier,
      target: { ...target, parts: [head as Term, ...mapShared(rest, this.term)] },
      value,
    };
  }

  #assignment(expression: Expression): Expression {
    if (expression.negated) {
      this.#error("cannot assign vars inside negated expression", expression);
      return expression;
    }
    const [left, right] = argsOfCall(expression, "assign") as readonly [Term, Term];
    const value = this.term(right);
    const modified = this.#modifiers(expression);
    const target = this.#assignee(left, expression);
    const operator = functionRef("eq", (expression.code as BodyCode<"call">).operator.location);
    return {
      ...modified,
      code: { kind: "call", operator, args: [target, value], infix: true },
      assignment: true,
    };
  }

  #assignee(term: Term, expression: Expression): Term {
    const name = rootOrVariable(term);
    if (name !== undefined)
      return variable(this.#declare(name, "assigned", term, expression) ?? name, term.location);
    if (term.kind === "array") {
      return { ...term, items: mapShared(term.items, (item) => this.#assignee(item, expression)) };
    }
    if (term.kind === "object") {
      const entries = term.entries.map(([key, item]) => [key, this.#assignee(item, expression)] as const);
      return { ...term, entries };
    }
    this.#error(`cannot assign to ${collectionNames[term.kind] ?? term.kind}`, term);
    return term;
  }

  #some(expression: Expression, code: BodyCode<"some">): Expression | undefined {
    const [first] = code.symbols;
    if (first?.kind === "call") return this.#someIn(expression, first);
    for (const symbol of code.symbols) {
      if (symbol.kind === "var") this.#declare(symbol.name, "declared", expression, expression);
    }
    return undefined;
  }

  #someIn(expression: Expression, call: Term & { kind: "call" }): Expression | undefined {
    const bound = bindSomeIn(call, () => variable(this.#session.locals.fresh(), call.location));
    for (const name of bound.ambiguous) this.#error(`var ${name} assigned before`, expression);
    if (bound.ambiguous.length > 0) return undefined;
    for (const name of bound.names) this.#declare(name, "declared", expression, expression);
    return this.#plain({
      ...expression,
      code: callOf("eq", [bound.value, bound.element], expression.location),
    });
  }

  #every(expression: Expression, code: BodyCode<"every">): Expression {
    const domain = this.term(code.domain);
    this.scopes.push();
    const { location } = code.value;
    const key =
      code.key === undefined
        ? variable(this.#session.locals.fresh(), location)
        : this.#binder(code.key, expression, code.body);
    const value = this.#binder(code.value, expression, code.body);
    const body = this.body(code.body, noNames);
    const result = { ...this.#modifiers(expression), code: { ...code, key, value, domain, body } };
    this.scopes.pop();
    return result;
  }

  /** The key or value of `every`. */
  #binder(term: Term, expression: Expression, body: Body): Term {
    if (term.kind !== "var" || isWildcard(term.name)) return term;
    const name = this.#declare(term.name, "declared", expression, body[0] ?? expression);
    return variable(name ?? term.name, term.location);
  }

  #declare(
    name: string,
    occurrence: "assigned" | "declared",
    at: { readonly location: Term["location"] },
    expression: Expression,
  ): string | undefined {
    const outcome = this.scopes.declare(name, occurrence, expression.location);
    if ("name" in outcome) return outcome.name;
    this.#error(outcome.complaint, at);
    return undefined;
  }

  readonly term = (term: Term): Term => {
    if (term.kind === "var") return variable(this.scopes.use(term.name, term.location), term.location);
    if (term.kind === "ref" && term.parts.length === 1) return this.#root(term);
    if (isComprehension(term)) return this.comprehension(term);
    if (term.kind === "call") this.#checkCalled(term);
    return mapTermParts(term, this.#rewrite);
  };

  /** `input` and `data`, unless the author has a local by that name. */
  #root(term: Ref): Term {
    const name = rootOrVariable(term);
    const renamed = name === undefined ? undefined : this.scopes.nameOf(name);
    if (renamed === undefined || renamed === name) return term;
    return variable(this.scopes.use(name as string, term.location), term.location);
  }

  #checkCalled(term: Term & { kind: "call" }): void {
    const [head] = term.operator.parts;
    if (head?.kind !== "var") return;
    const renamed = this.scopes.nameOf(head.name);
    if (renamed === undefined || renamed === head.name) return;
    this.#error(`called function ${printTerm(term.operator)} shadowed`, term);
  }

  comprehension(term: Term): Term {
    const used = new Set<string>();
    if (term.kind === "objectComprehension") {
      for (const part of [term.key, term.value])
        for (const name of variablesOfTerm(part).keys()) used.add(name);
    } else if (isComprehension(term)) {
      for (const name of variablesOfTerm(term.term).keys()) used.add(name);
    }
    this.scopes.push();
    const result = mapTermParts(term, { ...this.#rewrite, body: (body) => this.body(body, used) });
    this.scopes.pop();
    return result;
  }

  #reportUnused(usedAfter: NameSet): void {
    if (this.#errors > 0) return;
    for (const { name, occurrence, location } of this.scopes.unused(usedAfter)) {
      if (occurrence === "assigned" && !this.#session.strict) continue;
      const help = `remove \`${name}\`, or use \`_\` where a name is needed`;
      this.#session.reporter.errorAside("rego_compile_error", `${occurrence} var ${name} unused`, location, {
        help,
      });
    }
  }

  #error(message: string, at: { readonly location: Term["location"] }): void {
    this.#errors++;
    this.#session.reporter.error("rego_compile_error", message, at.location);
  }
}

/** The name of a variable, or of `input` or `data` standing alone. */
function rootOrVariable(term: Term): string | undefined {
  if (term.kind === "var") return term.name;
  const [head] = term.kind === "ref" && term.parts.length === 1 ? term.parts : [];
  return head?.kind === "var" && isRootName(head.name) ? head.name : undefined;
}
