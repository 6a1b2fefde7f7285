// Checks a policy and rewrites it into the form the planner reads: the list of stages.
import { type Builtin, builtins as registry, type Value } from "@palisade/language";
import { collectDiagnostics, type Diagnostic } from "../source/diagnostic.js";
import type { Annotations, Module, RegoVersion, Rule } from "../syntax/ast.js";
import { checkQueryBody, type Query } from "./check-query.js";
import type { CheckedPolicy, CheckedQuery } from "./checked-module.js";
import { buildDependencyGraph } from "./dependencies/dependency-graph.js";
import { chainOf, type Draft, type Session } from "./draft.js";
import { withLanguageFunctions } from "./language-functions.js";
import { LocalNames, reserveNames } from "./local-names.js";
import { Reporter } from "./reporter.js";
import { buildRuleTree, type PolicyTree } from "./rule-tree.js";
import { checkAnnotations } from "./stages/check-annotations.js";
import { checkConflicts } from "./stages/check-conflicts.js";
import { checkFunctions, checkVoidCalls } from "./stages/check-functions.js";
import { checkDeprecated, checkKeywords } from "./stages/check-keywords.js";
import { checkModifiers } from "./stages/check-modifiers.js";
import { checkRecursion } from "./stages/check-recursion.js";
import { checkSafety } from "./stages/check-safety.js";
import { hoistCalls } from "./stages/hoist-calls.js";
import { hoistDynamicTerms } from "./stages/hoist-dynamic-terms.js";
import { hoistResults } from "./stages/hoist-results.js";
import { inferTypes } from "./stages/infer-types.js";
import { resolveReferences } from "./stages/resolve-references.js";
import { rewriteEquals } from "./stages/rewrite-equals.js";
import { rewriteHeadReferences } from "./stages/rewrite-head-references.js";
import { rewriteLocals } from "./stages/rewrite-locals.js";
import { rewriteMetadataCalls } from "./stages/rewrite-metadata-calls.js";
import { rewritePrintCalls } from "./stages/rewrite-print-calls.js";
import { rewriteTemplateStrings } from "./stages/rewrite-template-strings.js";
import { type SchemaOptions, SchemaSet } from "./types/schema-set.js";

export type CheckOptions = {
  readonly regoVersion?: RegoVersion;
  /** Unused imports, locals and args are errors; v0 modules may not shadow `input` and `data`. */
  readonly strict?: boolean;
  /** Every known function; the registry's if absent. */
  readonly builtins?: ReadonlyMap<string, Builtin>;
  readonly queries?: readonly Query[];
  /** What is known of `input` and `data`, and that METADATA may say so; absent: nothing is. */
  readonly schemas?: SchemaOptions;
  /** `data` as it is known: what it says, rules may not. */
  readonly baseDocument?: Value;
  /** Whether a function that nobody declares is no error. */
  readonly unknownFunctions?: boolean;
  /** Diagnostics that are reported; 100 if absent. */
  readonly maximumDiagnostics?: number;
  /** Whether `print` calls stay; they do if absent. */
  readonly print?: boolean;
};

export type CheckResult = {
  /** Absent if there was an error. */
  readonly policy?: CheckedPolicy;
  readonly diagnostics: readonly Diagnostic[];
};

type TreeStage = (draft: Draft, session: Session, tree: PolicyTree) => Draft;

/** Names: afterwards every ref is whole, and the rule tree can be built. */
const naming: readonly TreeStage[] = [
  checkAnnotations,
  checkKeywords,
  resolveReferences,
  rewriteHeadReferences,
];

/** Shapes: afterwards each expression does one thing. */
const shaping: readonly TreeStage[] = [
  rewriteLocals,
  rewriteTemplateStrings,
  checkVoidCalls,
  rewritePrintCalls,
  hoistCalls,
  rewriteMetadataCalls,
];

/** Order: afterwards what binds stands before what uses. Refs stay in place until then, for they bind. */
const ordering: readonly TreeStage[] = [
  hoistResults,
  checkModifiers,
  checkFunctions,
  checkSafety,
  rewriteEquals,
  hoistDynamicTerms,
  checkDeprecated,
];

export function checkPolicy(modules: readonly Module[], options: CheckOptions = {}): CheckResult {
  const session = startSession(modules, options);
  const written: Draft = modules.map((module) => ({ module, rules: module.rules }));
  const named = run(naming, written, session, buildRuleTree([]));
  const tree = buildRuleTree(named);
  checkConflicts(named, session, tree);
  const shaped = run(shaping, named, session, tree);
  const graph = buildDependencyGraph(shaped, buildRuleTree(shaped));
  const draft = run(ordering, shaped, session, tree);
  const order = checkRecursion(shaped, session, buildRuleTree(shaped), graph);
  if (reportInputSchema(session)) {
    return { diagnostics: collectDiagnostics(session.reporter.diagnostics, options.maximumDiagnostics) };
  }
  const { types, documents } = inferTypes(draft, session, buildRuleTree(draft), order);
  const queries = (options.queries ?? []).map((query): CheckedQuery | undefined =>
    checkQueryBody(query, session, tree, documents),
  );
  const diagnostics = collectDiagnostics(session.reporter.diagnostics, options.maximumDiagnostics);
  if (diagnostics.length > 0) return { diagnostics };
  const { root, references } = buildRuleTree(draft);
  return {
    policy: {
      modules: draft.map((entry, index) => finishModule(entry.rules, modules[index] as Module)),
      rules: root,
      references,
      types,
      authorNames: session.authorNames,
      queries: queries.filter((query) => query !== undefined),
    },
    diagnostics,
  };
}

/** The schema of `input` is no part of any module; without it, nothing can be said about types. */
function reportInputSchema({ schemas, reporter }: Session): boolean {
  if (schemas.mistake === undefined) return false;
  reporter.error("rego_type_error", schemas.mistake, { file: "", row: 1, column: 1, start: 0, end: 0 });
  return true;
}

function run(stages: readonly TreeStage[], draft: Draft, session: Session, tree: PolicyTree): Draft {
  return stages.reduce((before, stage) => stage(before, session, tree), draft);
}

function startSession(modules: readonly Module[], options: CheckOptions): Session {
  const locals = new LocalNames();
  for (const module of modules) for (const rule of module.rules) reserveNames(rule, locals);
  return {
    builtins: withLanguageFunctions(options.builtins ?? registry),
    strict: options.strict ?? false,
    schemas: new SchemaSet(options.schemas),
    baseDocument: options.baseDocument,
    keepPrint: options.print ?? true,
    unknownFunctions: options.unknownFunctions ?? false,
    reporter: new Reporter(),
    locals,
    authorNames: new Map(),
    subjects: new Map(),
    failed: new Set(),
  };
}

/** The module with its rules as they are now; annotations follow the rules they describe. */
function finishModule(rules: readonly Rule[], module: Module): Module {
  const now = new Map<Rule, Rule>();
  for (const [index, rule] of module.rules.entries()) {
    const links = chainOf(rules[index] as Rule);
    for (const [at, link] of chainOf(rule).entries()) now.set(link, links[at] as Rule);
  }
  const annotations = module.annotations.map((annotation): Annotations => {
    const { target } = annotation;
    const rule = target.kind === "rule" ? now.get(target.rule) : undefined;
    return rule === undefined ? annotation : { ...annotation, target: { kind: "rule", rule } };
  });
  return { ...module, imports: [], rules, annotations };
}
