// Why the gate did not let an action run, beside what the guard itself may say.

/** Every code with its meaning: contract, types and documentation derive from it. */
export const gateFailureCodes = {
  audit_unavailable: "the audit log could not be written: what is not on record does not run",
  approvals_unavailable: "the store of approvals could not be read or written",
  sessions_unavailable:
    "the store of sessions could not be read or written: what nobody remembers does not run",
  approval_unknown: "there is no such approval for this tenant",
  approval_void: "the approval is for something else: another action, requester or policy",
  approval_not_usable: "the approval was used, denied, cancelled or expired",
  clock_moved: "the clock went backwards, or gave no time",
  cancelled: "whoever asked took it back before it began",
  gate_failed: "something else went wrong before the action began",
} as const;

export type GateFailureCode = keyof typeof gateFailureCodes;
