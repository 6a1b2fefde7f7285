// The gate: judge, approve, judge again, record, execute, record the outcome. Nothing else calls an executor.
import { GuardError } from "../guard-error.js";
import { ActionRun } from "./action-run.js";
import { GateFailure } from "./gate-failure.js";
import type { GateOptions } from "./gate-options.js";
import { readRequester } from "./requester.js";
import type { Execute, RunOptions, RunResult } from "./run-result.js";
import type { Observation } from "./sessions/sessions.js";

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
  /**
   * Notes what the model is about to see, so that policies know which texts of an action an untrusted tool brought up.
   * @throws {GateFailure} if it may not be durable: then the model must not see it; and for a gate without sessions
   * @example await gate.observe({ text: page, kind: "untrusted-tool", source: "fetch" }, { on })
   */
  observe(observation: Observation, options: Pick<RunOptions, "on">): Promise<void>;
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
    observe: async (observation, asked) => {
      if (options.sessions === undefined)
        throw new GateFailure("sessions_unavailable", "a gate without sessions observes nothing");
      await options.sessions.observe(readRequester(asked), observation);
    },
  };
}
