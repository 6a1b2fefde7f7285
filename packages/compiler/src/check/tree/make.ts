// Small trees that stages put into bodies.
import type { Body, Expression, ExpressionCode, Location, Ref, Term, With } from "../../syntax/ast.js";

export function variable(name: string, location: Location): Term & { kind: "var" } {
  return { kind: "var", name, location };
}

export function text(value: string, location: Location): Term {
  return { kind: "string", value, location };
}

/** `json.patch` as the ref of its name. */
export function functionRef(name: string, location: Location): Ref {
  const [head = name, ...rest] = name.split(".");
  return {
    kind: "ref",
    parts: [variable(head, location), ...rest.map((part) => text(part, location))],
    location,
  };
}

export function expressionOf(
  code: ExpressionCode,
  location: Location,
  more: { readonly generated?: boolean; readonly with?: readonly With[] } = {},
): Expression {
  return { code, negated: false, with: more.with ?? [], generated: more.generated ?? true, location };
}

export function callOf(
  name: string,
  args: readonly Term[],
  location: Location,
): ExpressionCode & { kind: "call" } {
  return { kind: "call", operator: functionRef(name, location), args, infix: false };
}

/** `left = right`, made by a stage. */
export function equality(left: Term, right: Term, modifiers: readonly With[] = []): Expression {
  return expressionOf(callOf("eq", [left, right], right.location), right.location, { with: modifiers });
}

/** Whether the body is the `true` that a rule without a body has. */
export function isEmptyBody(body: Body): boolean {
  const only = body.length === 1 ? body[0] : undefined;
  if (only === undefined || only.negated) return false;
  const { code } = only;
  return code.kind === "term" && code.term.kind === "boolean" && code.term.value;
}

/** The body with more at its end; an empty body is replaced. */
export function appendToBody(body: Body, more: readonly Expression[]): Body {
  if (more.length === 0) return body;
  return isEmptyBody(body) ? more : [...body, ...more];
}

/** The name that a call's ref spells, if it is the name of a built-in: `count`, `json.patch`. */
export function operatorName(operator: Ref): string {
  const [head, ...rest] = operator.parts;
  let name = head?.kind === "var" ? head.name : "";
  for (const part of rest) {
    if (part.kind !== "string") return "";
    name += `.${part.value}`;
  }
  return name;
}

/** The args of an expression that is a call of this name. */
export function argsOfCall(expression: Expression, name: string): readonly Term[] | undefined {
  const { code } = expression;
  return code.kind === "call" && operatorName(code.operator) === name ? code.args : undefined;
}
