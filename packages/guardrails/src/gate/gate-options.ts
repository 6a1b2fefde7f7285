// What a gate is made of.
import type { Guard } from "../guard.js";
import type { Modes } from "../verdict-in-modes.js";
import type { ApprovalDesk } from "./approvals/approval-desk.js";
import type { AuditLog } from "./audit/audit-log.js";
import type { Detector } from "./detectors/detector.js";
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
  /**
   * What rules, by id, and packs, by name, are good for; `enforce` where nothing is said. `warn` lets through and says so,
   * `shadow` only records what would have been decided. What says that something could not be read is always enforced.
   * @example { action: "shadow", "ACT-DELETE": "enforce", "ACT-WRITE": "warn" }
   */
  readonly modes?: Modes;
  /** Asked about texts beside the guard, such as a classifier behind an API; default: none. */
  readonly detectors?: readonly Detector[];
  readonly newId: () => string;
};
