// Every step in every state, before an approval's time is over and from then on.
import { describe, expect, it } from "vitest";
import { type Approval, type ApprovalState, approvalStates, type Vote } from "./approval.js";
import { type ApprovalStep, takeStep } from "./transition.js";

const expiresAt = "2027-01-01T01:00:00.000Z";
const over = Date.parse(expiresAt);
const vote = { ballot: { verdict: "approve" }, signature: { key: "k" } } as Vote;
const before = { ballot: { verdict: "deny" }, signature: { key: "j" } } as Vote;
const approvalIn = (state: ApprovalState): Approval =>
  ({ id: "a", state, expiresAt, votes: [before], version: 4 }) as unknown as Approval;

const steps: Readonly<Record<ApprovalStep["kind"], ApprovalStep>> = {
  vote: { kind: "vote", vote: before },
  approve: { kind: "approve" },
  deny: { kind: "deny", reason: "no" },
  cancel: { kind: "cancel", reason: "not needed" },
  expire: { kind: "expire" },
  consume: { kind: "consume", run: "r" },
};

/** The state after it, or the code of its refusal. */
function after(state: ApprovalState, step: ApprovalStep, now: number): string {
  const taken = takeStep(approvalIn(state), step, now);
  return "approval" in taken ? taken.approval.state : taken.refusal.code;
}

describe.each<
  [kind: ApprovalStep["kind"], from: Partial<Record<ApprovalState, [inTime: string, later: string]>>]
>([
  ["vote", { pending: ["pending", "expired"], approved: ["approved", "expired"] }],
  ["approve", { pending: ["approved", "expired"] }],
  ["consume", { approved: ["consumed", "expired"] }],
  ["deny", { pending: ["denied", "denied"], approved: ["denied", "denied"] }],
  ["cancel", { pending: ["cancelled", "cancelled"], approved: ["cancelled", "cancelled"] }],
  ["expire", { pending: ["not_expired", "expired"], approved: ["not_expired", "expired"] }],
])("the step %s", (kind, from) => {
  it.each(Object.keys(approvalStates) as ApprovalState[])("of one that is %s", (state) => {
    const [inTime, later] = from[state] ?? ["wrong_state", "wrong_state"];
    expect(after(state, steps[kind], over - 1)).toBe(inTime);
    expect(after(state, steps[kind], over)).toBe(later);
  });
});

describe("a step", () => {
  it.each<[ApprovalStep, ApprovalState, Partial<Approval>]>([
    [{ kind: "vote", vote }, "pending", { votes: [before, vote] }],
    [steps.vote, "approved", { votes: [before, before] }],
    [steps.approve, "pending", {}],
    [steps.deny, "approved", { ending: "no" }],
    [steps.cancel, "pending", { ending: "not needed" }],
    [steps.consume, "approved", { ending: "r" }],
  ])("%j changes the state, the version, and what it says", (step, state, change) => {
    const taken = takeStep(approvalIn(state), step, over - 1);
    const to = "approval" in taken ? taken.approval.state : "none";
    expect(taken).toEqual({ approval: { ...approvalIn(state), ...change, state: to, version: 5 } });
  });

  it("that cannot be taken says why", () => {
    expect(takeStep(approvalIn("denied"), steps.vote, 0)).toEqual({
      refusal: { code: "wrong_state", message: "it is denied already" },
    });
    expect(takeStep(approvalIn("approved"), { kind: "vote", vote }, 0)).toEqual({
      refusal: { code: "wrong_state", message: "it is approved already" },
    });
    expect(takeStep(approvalIn("pending"), steps.vote, over)).toEqual({
      refusal: { code: "expired", message: `it could be used until ${expiresAt}` },
    });
    expect(takeStep(approvalIn("pending"), steps.expire, over - 1)).toEqual({
      refusal: { code: "not_expired", message: `it may be used until ${expiresAt}` },
    });
  });
});
