// Checks an ad-hoc query and rewrites it as the bodies of rules are; its free variables are what it asks for.
import type { Body } from "../syntax/ast.js";
import { captureValues } from "./capture-values.js";
import type { CheckedQuery } from "./checked-module.js";
import type { Session } from "./draft.js";
import { Reporter } from "./reporter.js";
import type { PolicyTree } from "./rule-tree.js";
import { KnownNames, rootNames } from "./safety/known-names.js";
import { arityOf } from "./stages/arity.js";
import { functionChecker, voidCallChecker } from "./stages/check-functions.js";
import { deprecatedCalls, rootAssignments } from "./stages/check-keywords.js";
import { ModifierChecker } from "./stages/check-modifiers.js";
import { orderOrReport } from "./stages/check-safety.js";
import { CallHoister } from "./stages/hoist-calls.js";
import { DynamicHoister } from "./stages/hoist-dynamic-terms.js";
import { ResultHoister } from "./stages/hoist-results.js";
import { TypeChecker } from "./stages/infer-types.js";
import { LocalRenamer } from "./stages/rename-locals.js";
import { PrintRewriter } from "./stages/rewrite-print-calls.js";
import { TemplateRewriter } from "./stages/rewrite-template-strings.js";
import { isGeneratedName, isWildcard } from "./tree/constants.js";
import { safetySkip, variablesOfBody } from "./tree/variables.js";
import { visitBody } from "./tree/visit.js";
import type { DocumentNode } from "./types/document-types.js";
import { TypeEnvironment } from "./types/type-environment.js";

/** A query to check with the modules, by the name its plan is to have. */
export type Query = {
  readonly name: string;
  readonly body: Body;
  /** If given, the value of its third expression is what `<values>2` is bound to. */
  readonly values?: string;
};

type Step = (body: Body) => Body;

/** The query stands outside every package: its refs are whole as they are. */
export function checkQueryBody(
  query: Query,
  session: Session,
  tree: PolicyTree,
  documents: DocumentNode,
): CheckedQuery | undefined {
  const arity = arityOf(session.builtins, tree.root);
  const fresh = (): string => session.locals.fresh();
  const own: Session = { ...session, reporter: new Reporter(), strict: false };
  const known = new KnownNames(rootNames);
  const steps: readonly Step[] = [
    (body) => look(body, session.strict ? rootAssignments(own) : {}),
    (body) => new LocalRenamer(own).body(body, new Set()),
    (body) => new TemplateRewriter(own, arity, tree.root).body(body, known),
    (body) => look(body, voidCallChecker(own)),
    (body) => new PrintRewriter(own, arity).body(body, known),
    (body) => new CallHoister(fresh, own.subjects).body(body),
    (body) => new ResultHoister(fresh).body(body),
    (body) => new ModifierChecker(own, tree.root).body(body),
    (body) => look(body, functionChecker(own, tree.root)),
    (body) => orderOrReport(body, arity, known, "", own),
    (body) => new DynamicHoister(fresh, own.subjects).body(body),
    (body) => {
      new TypeChecker(own).body(
        body,
        new TypeEnvironment(documents, new WeakMap(), { roots: { input: own.schemas.input } }),
      );
      return body;
    },
    (body) => look(body, session.strict ? deprecatedCalls(own) : {}),
  ];
  const { body: written, variables: captured } =
    query.values === undefined
      ? { body: query.body, variables: new Map<number, string>() }
      : captureValues(query.body, session, arity);
  let body = written;
  for (const step of steps) {
    body = step(body);
    if (own.reporter.diagnostics.length === 0) continue;
    session.reporter.take(own.reporter);
    return undefined;
  }
  const values = [...captured].map(([index, name]) => [name, `${query.values}${index}`] as const);
  return { name: query.name, body, variables: new Map([...shownVariables(body, session), ...values]) };
}

function look(body: Body, visitor: Parameters<typeof visitBody>[1]): Body {
  visitBody(body, visitor);
  return body;
}

function shownVariables(body: Body, session: Session): ReadonlyMap<string, string> {
  const shown = new Map<string, string>();
  for (const name of variablesOfBody(body, safetySkip).keys()) {
    const author = session.authorNames.get(name) ?? name;
    if (!isWildcard(author) && !isGeneratedName(author) && !rootNames.has(author)) shown.set(name, author);
  }
  return shown;
}
