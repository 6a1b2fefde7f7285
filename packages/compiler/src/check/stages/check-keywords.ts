// Refuses rules, args and locals called `input` or `data`, imports that hide others, and deprecated functions.
import type { Expression, Import, Rule, Term } from "../../syntax/ast.js";
import { chainOf, type Draft, mapChains, type Session } from "../draft.js";
import { argsOfCall, operatorName } from "../tree/make.js";
import { type Visitor, visitRule } from "../tree/visit.js";
import { importName, isRootName, printImport } from "./resolve-references.js";

/** Relies on nothing. For Rego v1, and for v0 in strict mode. */
export function checkKeywords(draft: Draft, session: Session): Draft {
  for (const { module } of draft) {
    if (session.strict || module.regoVersion === "v1") checkImports(module.imports, session);
  }
  return mapChains(draft, session, (rule, { module }) => {
    if (session.strict || module.regoVersion === "v1") checkRule(rule, session);
    return rule;
  });
}

function checkImports(imports: readonly Import[], session: Session): void {
  const first = new Map<string, Import>();
  for (const imported of imports) {
    const name = importName(imported);
    const before = first.get(name);
    if (before === undefined) first.set(name, imported);
    else {
      const message = `import must not shadow ${printImport(before)}`;
      session.reporter.errorAside("rego_compile_error", message, imported.location);
    }
  }
}

function checkRule(rule: Rule, session: Session): void {
  const [head] = rule.head.reference.parts;
  if (head?.kind === "var" && isRootName(head.name)) {
    const message = `rules must not shadow ${head.name} (use a different rule name)`;
    session.reporter.errorAside("rego_compile_error", message, rule.location);
  }
  for (const link of chainOf(rule)) visitRule(link, rootAssignments(session));
}

/** Also for queries. */
export function rootAssignments(session: Session): Visitor {
  return {
    expression: (expression) => {
      checkAssignment(expression, session);
      return false;
    },
  };
}

function checkAssignment(expression: Expression, session: Session): void {
  const target = argsOfCall(expression, "assign")?.[0];
  const name = target === undefined ? undefined : rootName(target);
  if (name === undefined) return;
  const message = `variables must not shadow ${name} (use a different variable name)`;
  session.reporter.errorAside("rego_compile_error", message, expression.location);
}

function rootName(term: Term): string | undefined {
  const part = term.kind === "ref" && term.parts.length === 1 ? term.parts[0] : term;
  return part?.kind === "var" && isRootName(part.name) ? part.name : undefined;
}

/** Relies on calls having been hoisted. For Rego v1, and for v0 in strict mode. */
export function checkDeprecated(draft: Draft, session: Session): Draft {
  return mapChains(draft, session, (rule, { module }) => {
    if (!session.strict && module.regoVersion !== "v1") return rule;
    for (const link of chainOf(rule)) visitRule(link, deprecatedCalls(session));
    return rule;
  });
}

export function deprecatedCalls(session: Session): Visitor {
  return {
    expression: (expression) => {
      const name = expression.code.kind === "call" ? operatorName(expression.code.operator) : "";
      if (session.builtins.get(name)?.deprecated) {
        const message = `deprecated built-in function calls in expression: ${name}`;
        session.reporter.errorAside("rego_type_error", message, expression.location);
      }
      return false;
    },
  };
}
