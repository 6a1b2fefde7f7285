// Gives every ref its whole path: imports and rules of the package become refs over `data` and `input`.
import type { Body, Expression, Import, Ref, Rule, Term } from "../../syntax/ast.js";
import { printTerm } from "../../syntax/print-term.js";
import { type Draft, mapChain, mapChains, type Session } from "../draft.js";
import { isComprehension } from "../tree/constants.js";
import { text } from "../tree/make.js";
import { mapExpression, mapShared, mapTermParts, type Rewrite } from "../tree/map-term.js";
import { visitTerms } from "../tree/visit.js";
import { declaredVariables } from "./declared-variables.js";

type Global = { readonly parts: readonly Term[]; used: boolean };
type Globals = Map<string, Global>;

/** Relies on nothing: the first stage. */
export function resolveReferences(draft: Draft, session: Session): Draft {
  const exported = exportedNames(draft);
  const globals = draft.map(({ module }) =>
    globalsOf(module.package.path, exported.get(printTerm(module.package.path)) ?? new Set(), module.imports),
  );
  const resolved = mapChains(draft, session, (rule, place) => {
    if (shadowingArgs(rule, session)) return rule;
    return mapChain(rule, (link) => resolveRule(link, rule, globals[place.moduleIndex] as Globals));
  });
  if (session.strict) {
    draft.forEach(({ module }, index) => {
      reportUnusedImports(module.imports, globals[index] as Globals, session);
    });
  }
  return resolved;
}

/** By package, the first names of its rules, from whichever module. */
function exportedNames(draft: Draft): Map<string, Set<string>> {
  const exported = new Map<string, Set<string>>();
  for (const { module, rules } of draft) {
    const key = printTerm(module.package.path);
    const names = exported.get(key) ?? new Set();
    exported.set(key, names);
    for (const rule of rules) {
      const [head] = rule.head.reference.parts;
      if (head?.kind === "var") names.add(head.name);
    }
  }
  return exported;
}

/** The names a module may use without `data.`; its imports win over the rules of its package. */
export function globalsOf(path: Ref, names: ReadonlySet<string>, imports: readonly Import[]): Globals {
  const globals: Globals = new Map();
  for (const name of names) {
    globals.set(name, { parts: [...path.parts, text(name, path.location)], used: false });
  }
  for (const imported of imports) {
    if (!isLanguageImport(imported))
      globals.set(importName(imported), { parts: imported.path.parts, used: false });
  }
  return globals;
}

/** `import rego.v1`, `import future.keywords…`: about the language, not about documents. */
export function isLanguageImport(imported: Import): boolean {
  const [head] = imported.path.parts;
  return head?.kind === "var" && (head.name === "future" || head.name === "rego");
}

export function importName(imported: Import): string {
  if (imported.alias !== undefined) return imported.alias;
  const last = imported.path.parts.at(-1);
  return last?.kind === "string" ? last.value : last?.kind === "var" ? last.name : "";
}

function shadowingArgs(rule: Rule, session: Session): boolean {
  const names: string[] = [];
  visitTerms(rule.head.args ?? [], {
    term: (term) => {
      const [head] = term.kind === "ref" && term.parts.length === 1 ? term.parts : [];
      if (head?.kind === "var" && isRootName(head.name)) names.push(head.name);
      return isComprehension(term) || term.kind === "set" || term.kind === "call";
    },
  });
  for (const name of names) {
    const message = `args must not shadow ${name} (use a different variable name)`;
    session.reporter.error("rego_compile_error", message, rule.location);
  }
  return names.length > 0;
}

export const isRootName = (name: string): boolean => name === "input" || name === "data";

function reportUnusedImports(imports: readonly Import[], globals: Globals, session: Session): void {
  for (const imported of imports) {
    if (isLanguageImport(imported)) continue;
    const global = globals.get(importName(imported));
    if (global === undefined || global.used) continue;
    session.reporter.error("rego_compile_error", `${printImport(imported)} unused`, imported.location);
  }
}

export function printImport(imported: Import): string {
  const alias = imported.alias === undefined ? "" : ` as ${imported.alias}`;
  return `import ${printTerm(imported.path)}${alias}`;
}

function resolveRule(link: Rule, rule: Rule, globals: Globals): Rule {
  const resolver = new Resolver(globals);
  const args = rule.head.args;
  resolver.push(argNames(args ?? []));
  resolver.push(declaredVariables(link.body));
  const { reference } = rule.head;
  const { key, value } = link.head;
  const [name, ...path] = reference.parts;
  return {
    ...link,
    head: {
      ...link.head,
      ...(args === undefined ? {} : { args }),
      reference: { ...reference, parts: [name as Term, ...mapShared(path, resolver.term)] },
      ...(key === undefined ? {} : { key: resolver.term(key) }),
      ...(value === undefined ? {} : { value: resolver.term(value) }),
    },
    body: resolver.body(link.body),
  };
}

/** The variables of patterns: keys of objects, members of sets and what is computed cannot be matched. */
function argNames(args: readonly Term[]): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (term: Term): void => {
    if (term.kind === "var") names.add(term.name);
    else if (term.kind === "array") term.items.forEach(add);
    else if (term.kind === "ref") term.parts.forEach(add);
    else if (term.kind === "object") for (const [, value] of term.entries) add(value);
  };
  args.forEach(add);
  return names;
}

/** Resolves the names of one rule; knows which of them are locals where. */
export class Resolver {
  readonly #globals: Globals;
  readonly #hidden = new Map<string, number>();
  readonly #rewrite: Rewrite;

  constructor(globals: Globals) {
    this.#globals = globals;
    this.#rewrite = {
      term: this.term,
      body: this.body,
      expression: (expression) => this.#expression(expression),
      operator: (operator) => this.#ref(operator) as Ref,
    };
  }

  push(names: ReadonlySet<string>): void {
    for (const name of names) this.#hidden.set(name, (this.#hidden.get(name) ?? 0) + 1);
  }

  pop(names: ReadonlySet<string>): void {
    for (const name of names) this.#hidden.set(name, (this.#hidden.get(name) ?? 1) - 1);
  }

  readonly term = (term: Term): Term => {
    if (term.kind === "var") return this.#global(term.name, term) ?? term;
    if (term.kind === "ref") return this.#ref(term);
    if (!isComprehension(term)) return mapTermParts(term, this.#rewrite);
    const declared = declaredVariables(term.body);
    this.push(declared);
    const result = mapTermParts(term, this.#rewrite);
    this.pop(declared);
    return result;
  };

  readonly body = (body: Body): Body => body.map((expression) => this.#expression(expression));

  #expression(expression: Expression): Expression {
    const { code } = expression;
    if (code.kind === "some") return this.#some(expression, code.symbols);
    if (code.kind !== "every") return mapExpression(expression, this.#rewrite);
    const names = argNames(code.key === undefined ? [code.value] : [code.key, code.value]);
    this.push(names);
    const result = mapExpression(expression, this.#rewrite);
    this.pop(names);
    return result;
  }

  /** `some x` declares, and resolves nothing. */
  #some(expression: Expression, symbols: readonly Term[]): Expression {
    return symbols[0]?.kind === "call" ? mapExpression(expression, this.#rewrite) : expression;
  }

  #ref(ref: Ref): Ref {
    const [head, ...rest] = ref.parts;
    const parts = mapShared(rest, this.term);
    const base = head?.kind === "var" ? (this.#global(head.name, head) ?? head) : this.term(head as Term);
    if (base === head && parts === rest) return ref;
    return { ...ref, parts: [...(base.kind === "ref" ? base.parts : [base]), ...parts] };
  }

  #global(name: string, at: Term): Ref | undefined {
    const global = this.#globals.get(name);
    if (global === undefined || (this.#hidden.get(name) ?? 0) > 0) return undefined;
    global.used = true;
    const { location } = at;
    return { kind: "ref", parts: global.parts.map((part) => ({ ...part, location })), location };
  }
}
