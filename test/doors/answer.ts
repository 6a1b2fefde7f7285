// What every door must agree on: a decision without its id, its times and its policy.
import type { Decision } from "@palisade/guardrails";

export type Answer = Pick<Decision, "effect" | "findings" | "coverage" | "failure">;

export function answerOf(decision: Decision | undefined): Answer {
  if (decision === undefined) throw new Error("no decision");
  const { effect, findings, coverage, failure } = decision;
  return {
    effect,
    findings,
    ...(coverage === undefined ? {} : { coverage }),
    ...(failure === undefined ? {} : { failure }),
  };
}
