// Plans a checked policy: its entrypoints and queries, and every rule that these need.
import type { Plan, PlanEntrypoint, PlanFunction } from "@palisade/language";
import type { CheckedPolicy } from "../check/checked-module.js";
import type { Diagnostic } from "../source/diagnostic.js";
import { checkCycles, type PlannedCalls } from "./check-cycles.js";
import type { Binding } from "./cursor.js";
import { planDocumentEntrypoint, planQuery } from "./plan-entrypoint.js";
import { PlanError } from "./plan-error.js";
import { planFunction } from "./plan-rule.js";
import { planners } from "./planners.js";
import { type BuiltinSignature, Program } from "./program.js";
import { groupRules } from "./virtual-documents.js";

export type PlanOptions = {
  /** Paths of documents: `["data", "pkg", "rule"]`. */
  readonly entrypoints: readonly (readonly string[])[];
  readonly builtins: ReadonlyMap<string, BuiltinSignature>;
};

export type PlanResult = {
  readonly plan?: Plan;
  /** The variables of each function, in the order they are bound. */
  readonly bindings?: ReadonlyMap<string, readonly Binding[]>;
  readonly diagnostics: readonly Diagnostic[];
};

export function planPolicy(policy: CheckedPolicy, options: PlanOptions): PlanResult {
  try {
    return { ...planProgram(policy, options), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    const { message, location } = error;
    return { diagnostics: [{ code: "rego_compile_error", severity: "error", message, location }] };
  }
}

function planProgram(
  policy: CheckedPolicy,
  { entrypoints, builtins }: PlanOptions,
): { readonly plan: Plan; readonly bindings: ReadonlyMap<string, readonly Binding[]> } {
  const documents = groupRules(
    policy.modules.map((module) => module.package.path),
    [...policy.references].map(([rule, reference]) => ({ rule, reference })),
  );
  const program = new Program(documents, builtins);
  const plans: PlanEntrypoint[] = [
    ...entrypoints.map((path) => planDocumentEntrypoint(program, planners, path)),
    ...policy.queries.map((query) => planQuery(program, planners, query)),
  ];
  const functions: PlanFunction[] = [];
  const calls = new Map<string, PlannedCalls>();
  const bindings = new Map<string, readonly Binding[]>();
  for (let next = program.takePending(); next !== undefined; next = program.takePending()) {
    const planned = planFunction(program, planners, next);
    functions.push(planned.function);
    calls.set(next.name, planned.calls);
    bindings.set(next.name, planned.bindings);
  }
  checkCycles(calls);
  return { plan: { static: program.tables(), plans, functions }, bindings };
}
