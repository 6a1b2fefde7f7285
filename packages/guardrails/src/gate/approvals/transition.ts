// The life of an approval: which step may follow which. Nothing else changes a state.
import type { Approval, ApprovalState, Vote } from "./approval.js";

export type ApprovalStep =
  | { readonly kind: "vote"; readonly vote: Vote }
  | { readonly kind: "approve" }
  | { readonly kind: "deny"; readonly reason: string }
  | { readonly kind: "cancel"; readonly reason: string }
  | { readonly kind: "expire" }
  | { readonly kind: "consume"; readonly run: string };

type StepKind = ApprovalStep["kind"];

/** The states in which a step may be taken, and the state after it; a vote leaves the state as it is. */
const table: Readonly<Record<StepKind, { from: readonly ApprovalState[]; to: ApprovalState | undefined }>> = {
  vote: { from: ["pending", "approved"], to: undefined },
  approve: { from: ["pending"], to: "approved" },
  consume: { from: ["approved"], to: "consumed" },
  deny: { from: ["pending", "approved"], to: "denied" },
  cancel: { from: ["pending", "approved"], to: "cancelled" },
  expire: { from: ["pending", "approved"], to: "expired" },
};

/** Why a step cannot be taken. */
export type StepRefusal = {
  readonly code: "wrong_state" | "expired" | "not_expired";
  readonly message: string;
};

export type StepResult = { readonly approval: Approval } | { readonly refusal: StepRefusal };

/**
 * The approval after a step, or why there is none.
 * @param now milliseconds since the epoch; past its time an approval can only expire
 */
export function takeStep(approval: Approval, step: ApprovalStep, now: number): StepResult {
  const { from, to } = table[step.kind];
  // Whoever changes their mind can still say no; what is approved needs no more that say yes.
  const isNeeded =
    step.kind !== "vote" || approval.state !== "approved" || step.vote.ballot.verdict === "deny";
  if (!from.includes(approval.state) || !isNeeded)
    return refused("wrong_state", `it is ${approval.state} already`);
  const isOver = now >= Date.parse(approval.expiresAt);
  if (step.kind === "expire" && !isOver)
    return refused("not_expired", `it may be used until ${approval.expiresAt}`);
  const needsTime = step.kind === "vote" || step.kind === "approve" || step.kind === "consume";
  if (isOver && needsTime) return refused("expired", `it could be used until ${approval.expiresAt}`);
  const state = to ?? approval.state;
  return { approval: { ...approval, ...changeOf(approval, step), state, version: approval.version + 1 } };
}

function refused(code: StepRefusal["code"], message: string): StepResult {
  return { refusal: { code, message } };
}

function changeOf({ votes }: Approval, step: ApprovalStep): Partial<Approval> {
  if (step.kind === "vote") return { votes: [...votes, step.vote] };
  if (step.kind === "deny" || step.kind === "cancel") return { ending: step.reason };
  return step.kind === "consume" ? { ending: step.run } : {};
}
