// What a gate is made of.
import type { Guard } from "../guard.js";
import type { ApprovalDesk } from "./approvals/approval-desk.js";
import type { AuditLog } from "./audit/audit-log.js";
import type { GateClock } from "./gate-clock.js";
import type { Sessions } from "./sessions/sessions.js";

export type GateOptions = {
  /** Judges actions and, by the question `approval`, votes. */
  readonly guard: Guard;
  readonly audit: AuditLog;
  readonly approvals: ApprovalDesk;
  /** Without it, policies know nothing of what was done before. */
  readonly sessions?: Sessions;
  readonly clock: GateClock;
  readonly newId: () => string;
};
