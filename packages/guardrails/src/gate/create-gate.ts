// The gate: judge, approve, judge again, record, execute, record the outcome. Nothing else calls an executor.
import { GuardError } from "../guard-error.js";
import { ActionRun } from "./action-run.js";
import { checkDetectors, type TextSubject } from "./detectors/detector.js";
import { GateFailure } from "./gate-failure.js";
import { checkModes } from "./gate-modes.js";
import type { GateOptions } from "./gate-options.js";
import { readRequester } from "./requester.js";
import type { Execute, RunOptions, RunResult } from "./run-result.js";
import type { Observation } from "./sessions/sessions.js";
import { type Judgement, type JudgeOptions, TextJudging } from "./text-judging.js";

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
  /**
   * Judges a text by the guard and by the detectors, and puts what came of it on record before it is given. Never throws:
   * what goes wrong is a denial with its reason.
   * @param request as the guard takes it: a text alone, an object of the contract, or bytes of JSON
   * @example
   * const { decision } = await gate.judge("tool-result", { text: page, tool: "browser" }, { on });
   * if (decision.effect !== "allow") return "the page was kept back";
   */
  judge(subject: TextSubject, request: unknown, options: JudgeOptions): Promise<Judgement>;
};

/** @throws {GuardError} for a guard that cannot be asked about approvals, and for modes of what it does not know */
export function createGate(options: GateOptions): Gate {
  const names = options.guard.subjects.map(({ name }) => name);
  if (!names.includes("approval"))
    throw new GuardError(
      "invalid_options",
      "a gate's guard must know approvals: make it with `createGuard({ subjects: [approvalQuestion] })`",
    );
  checkModes(options);
  checkDetectors(options.detectors ?? []);
  return {
    judge: (subject, request, asked) => new TextJudging(options, subject, asked).judge(request),
    run: (action, execute, asked) => new ActionRun(options, action, asked).run(execute),
    observe: async (observation, asked) => {
      if (options.sessions === undefined)
        throw new GateFailure("sessions_unavailable", "a gate without sessions observes nothing");
      await options.sessions.observe(readRequester(asked), observation);
    },
  };
}
