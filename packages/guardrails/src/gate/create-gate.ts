// The gate: judge, approve, judge again, record, execute, record the outcome. Nothing else calls an executor.
import { GuardError } from "../guard-error.js";
import { ActionRun } from "./action-run.js";
import type { GateOptions } from "./gate-options.js";
import type { Execute, RunOptions, RunResult } from "./run-result.js";

export type Gate = {
  /**
   * Runs an action if it may run. Never throws: what the executor throws is in the result, and whatever else goes wrong
   * is a denial with its reason.
   * @example
   * const result = await gate.run(
   *   { tool: "kubectl", verb: "delete", resource: "pods", name: "web-1", environment: "staging" },
   *   ({ action, signal }) => deletePod(action, { signal }),
   *   { on: { tenant: "acme", project: "shop", requester: "ana" } },
   * );
   */
  run<Value>(action: unknown, execute: Execute<Value>, options: RunOptions): Promise<RunResult<Value>>;
};

/** @throws {GuardError} for a guard that cannot be asked about approvals */
export function createGate(options: GateOptions): Gate {
  const names = options.guard.subjects.map(({ name }) => name);
  if (!names.includes("approval"))
    throw new GuardError(
      "invalid_options",
      "a gate's guard must know approvals: make it with `createGuard({ subjects: [approvalQuestion] })`",
    );
  return {
    run: (action, execute, asked) => new ActionRun(options, action, asked).run(execute),
  };
}
