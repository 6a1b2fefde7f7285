// Infers the types of rules from what they need upwards, and refuses what can never be: `"a" + 1`, `x.y` of a number.
import { isAssignable, type Type, t, unknownType, withoutUnknown } from "@palisade/language";
import type { Annotations, Body, Expression, Module, Ref, Rule, Term } from "../../syntax/ast.js";
import { printTerm } from "../../syntax/print-term.js";
import { AnnotationIndex } from "../annotation-index.js";
import { chainOf, type Draft, placeKey, type Session } from "../draft.js";
import { groundPrefix, type PolicyTree } from "../rule-tree.js";
import { isComprehension, isScalar } from "../tree/constants.js";
import { operatorName } from "../tree/make.js";
import { mapTermParts } from "../tree/map-term.js";
import { type Visitor, visitExpression, visitTerm } from "../tree/visit.js";
import { checkCall, signatureOf } from "../types/check-call.js";
import { checkReference } from "../types/check-reference.js";
import { DocumentNode } from "../types/document-types.js";
import { TypeEnvironment } from "../types/type-environment.js";
import { argsMistake, parameterNames, type TypeMistake } from "../types/type-mistakes.js";

/** Where a rule or `else` stands: module, rule, link of the chain. */
export type LinkPlace = { readonly moduleIndex: number; readonly ruleIndex: number; readonly link: number };

export type InferredTypes = { readonly documents: DocumentNode; readonly types: ReadonlyMap<string, Type> };

/** Relies on safe order, on what is dynamic having been hoisted, and on `order`: what is needed comes first. */
export function inferTypes(
  draft: Draft,
  session: Session,
  tree: PolicyTree,
  order: readonly LinkPlace[],
): InferredTypes {
  const documents = new DocumentNode();
  const checker = new TypeChecker(session);
  const annotations = new AnnotationIndex(draft);
  for (const { moduleIndex, ruleIndex, link } of order) {
    const rule = draft[moduleIndex]?.rules[ruleIndex];
    const part = rule === undefined ? undefined : chainOf(rule)[link];
    const reference = rule === undefined ? undefined : tree.references.get(rule);
    if (part === undefined || reference === undefined) continue;
    const key = placeKey(moduleIndex, ruleIndex);
    const path = reference.parts.slice(1);
    const failed = session.failed.has(key);
    const type = failed
      ? t.any
      : checker.rule(
          part,
          path,
          documents,
          applyingTo(link, draft[moduleIndex]?.module, ruleIndex, annotations),
        );
    if (type === undefined) session.failed.add(key);
    documents.insert(groundPrefix(path), type ?? t.any);
  }
  return { documents, types: typesByPath(documents) };
}

/** METADATA right above a rule says nothing of its `else`s. */
function applyingTo(
  link: number,
  module: Module | undefined,
  ruleIndex: number,
  index: AnnotationIndex,
): readonly Annotations[] {
  const written = module?.rules[ruleIndex];
  if (module === undefined || written === undefined) return [];
  const applying = index.applying(written, module.package.path);
  return link === 0 ? applying : applying.filter(({ scope }) => scope !== "rule");
}

function typesByPath(root: DocumentNode): ReadonlyMap<string, Type> {
  const types = new Map<string, Type>();
  const pending: { readonly node: DocumentNode; readonly path: readonly string[] }[] = [
    { node: root, path: [] },
  ];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, path } = next;
    if (node.type !== undefined) types.set(path.join("/"), withoutUnknown(node.type));
    for (const [key, child] of node.children) pending.push({ node: child, path: [...path, key] });
  }
  return types;
}

export class TypeChecker {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** The type of the document that the rule defines; `undefined` if a mistake was found. */
  rule(
    link: Rule,
    path: readonly Term[],
    documents: DocumentNode,
    annotations: readonly Annotations[] = [],
  ): Type | undefined {
    const { schemas, reporter } = this.#session;
    const roots = schemas.rootsOf(annotations, documents, (mistake) =>
      reporter.error("rego_type_error", mistake, link.location),
    );
    const types = new TypeEnvironment(documents, new WeakMap(), { roots });
    const before = reporter.mistakes;
    this.body(link.body, types);
    if (this.#session.reporter.mistakes > before) return undefined;
    const { args, key, value } = link.head;
    if (args !== undefined && args.length > 0) return functionType(args, value, types);
    const own: Type | undefined =
      key !== undefined
        ? { type: "set", of: types.typeOf(key) ?? unknownType }
        : value && types.typeOf(value);
    return nestedType(path.slice(groundPrefix(path).length), own ?? t.any, types);
  }

  /** Answers whether no mistake was found. */
  body(body: Body, types: TypeEnvironment): boolean {
    const before = this.#session.reporter.mistakes;
    for (const expression of body) this.#expression(expression, types);
    return this.#session.reporter.mistakes === before;
  }

  #expression(expression: Expression, outer: TypeEnvironment): void {
    const types = replacesDocuments(expression) ? outer.underReplacement() : outer;
    let complaints = this.#closures(expression, types);
    this.#replacements(expression, outer);
    for (const ref of refsOf(expression)) {
      if (this.#looksIntoScalar(ref)) continue;
      const mistake = checkReference(ref, types, (shown) => this.#shown(shown));
      if (mistake === undefined) continue;
      complaints = true;
      this.#report(mistake);
    }
    const { code } = expression;
    if (code.kind !== "call") return;
    const mistake = checkCall(expression, code.operator, code.args, types, this.#session.builtins);
    if (mistake !== undefined && !(complaints && mistake.isConsequence)) this.#report(mistake);
  }

  /** A function can only be replaced by one that takes as many args. */
  #replacements(expression: Expression, types: TypeEnvironment): void {
    for (const { target, value, location } of expression.with) {
      if (target.kind !== "ref" || value.kind !== "ref") continue;
      const want = this.#signature(target, types);
      const have = this.#signature(value, types);
      if (want?.type !== "function" || have?.type !== "function" || isAssignable(want, have)) continue;
      const names = parameterNames(this.#session.builtins.get(operatorName(target)));
      const call = { name: printTerm(target), location };
      this.#report(argsMistake(call, "arity mismatch", have.args, want.args, names));
    }
  }

  #signature(name: Ref, types: TypeEnvironment): Type | undefined {
    const builtin = this.#session.builtins.get(operatorName(name));
    return builtin === undefined ? types.typeOfRef(name) : signatureOf(builtin);
  }

  /** `1[x]` is merely undefined. */
  #looksIntoScalar(ref: Ref): boolean {
    const [head] = ref.parts;
    const subject = head?.kind === "var" ? this.#session.subjects.get(head.name) : undefined;
    return subject !== undefined && isScalar(subject);
  }

  /** The bodies of the comprehensions in an expression; answers whether mistakes were found. */
  #closures(expression: Expression, types: TypeEnvironment): boolean {
    let found = false;
    visitExpression(expression, {
      term: (term) => {
        if (!isComprehension(term)) return false;
        const inner = types.inner();
        if (this.body(term.body, inner)) types.comprehensions.set(term, comprehensionType(term, inner));
        else {
          types.comprehensions.set(term, t.any);
          found = true;
        }
        return true;
      },
    });
    return found;
  }

  #report({ message, details, location, help }: TypeMistake): void {
    const more = { ...(details.length === 0 ? {} : { details }), ...(help === undefined ? {} : { help }) };
    this.#session.reporter.error("rego_type_error", message, location, more);
  }

  /** With the author's names, and what locals stand for. */
  #shown(ref: Ref): Ref {
    const show = (term: Term, depth: number): Term => {
      if (term.kind !== "var")
        return mapTermParts(term, { term: (part) => show(part, depth), body: (body) => body });
      const subject = depth > 8 ? undefined : this.#session.subjects.get(term.name);
      if (subject !== undefined) return show(subject, depth + 1);
      const name = this.#session.authorNames.get(term.name);
      return name === undefined ? term : { ...term, name };
    };
    return show(ref, 0) as Ref;
  }
}

function comprehensionType(term: Term, types: TypeEnvironment): Type {
  const typeOf = (part: Term): Type => types.typeOf(part) ?? unknownType;
  if (term.kind === "arrayComprehension") return { type: "array", dynamic: typeOf(term.term) };
  if (term.kind === "setComprehension") return { type: "set", of: typeOf(term.term) };
  if (term.kind !== "objectComprehension") return t.any;
  return { type: "object", dynamic: { key: typeOf(term.key), value: typeOf(term.value) } };
}

function functionType(args: readonly Term[], value: Term | undefined, types: TypeEnvironment): Type {
  const untyped: Visitor = {
    term: (term) => {
      if (term.kind === "var" && types.variable(term.name) === undefined) types.assign(term.name, t.any);
      return false;
    },
  };
  for (const arg of args) visitTerm(arg, untyped);
  return {
    type: "function",
    args: args.map((arg) => types.typeOf(arg) ?? t.any),
    result: (value === undefined ? undefined : types.typeOf(value)) ?? t.any,
  };
}

/** `p[x][y] := v` is an object of objects. */
function nestedType(path: readonly Term[], type: Type, types: TypeEnvironment): Type {
  return path.reduceRight<Type>(
    (value, part) => ({ type: "object", dynamic: { key: types.typeOf(part) ?? t.any, value } }),
    type,
  );
}

/** Any `with` but one of `input` may change what rules say. */
function replacesDocuments(expression: Expression): boolean {
  return expression.with.length > 0;
}

/** Refs outside of comprehensions; those in the bodies of `every` and `not` too. Targets of `with` are none. */
function refsOf(expression: Expression): readonly Ref[] {
  const refs: Ref[] = [];
  const visitor: Visitor = {
    expression: (inner) => {
      if (inner.with.length === 0) return false;
      visitExpression({ ...inner, with: [] }, visitor);
      return true;
    },
    term: (term) => {
      if (isComprehension(term)) return true;
      if (term.kind === "ref") refs.push(term);
      return false;
    },
  };
  visitExpression(expression, visitor);
  return refs;
}
