// The codes that programs act on, and what people are told that they mean.
import { expect, it } from "vitest";
import { failureCodes } from "./failure.js";

it("says what each code means", () => {
  expect(failureCodes).toMatchInlineSnapshot(`
    {
      "approval_not_usable": "the approval was used, denied, cancelled or expired",
      "approval_unknown": "there is no such approval for this tenant",
      "approval_void": "the approval is for something else: another action, requester or policy",
      "approvals_unavailable": "the store of approvals could not be read or written",
      "audit_unavailable": "the audit log could not be written: what is not on record does not run",
      "cancelled": "whoever asked took it back before it began",
      "clock_moved": "the clock went backwards, or gave no time",
      "evaluation_failed": "the evaluation ended with an error",
      "gate_failed": "something else went wrong before the action began",
      "host_failed": "the clock or the source of randomness that the guard was given failed",
      "invalid_request": "what was asked has no JSON form, or is no prompt, action or configuration as the contract knows them",
      "limit_exceeded": "a limit on the size of the request, or on steps or memory of the evaluation, was reached",
      "missing_policy": "the bundle has no policy for this kind of question",
      "sessions_unavailable": "the store of sessions could not be read or written: what nobody remembers does not run",
      "undefined_decision": "the policy gave no decision",
      "unknown_decision_shape": "the policy gave something that is no decision",
    }
  `);
});
