// A gate with all that it stands on, from a guard, stores, and who may approve.
import { v7 } from "uuid";
import type { Guard } from "../guard.js";
import { type GuardHost, systemHost } from "../host.js";
import { ApprovalDesk, type ApprovalDeskOptions } from "./approvals/approval-desk.js";
import type { ApprovalStore } from "./approvals/approval-store.js";
import { approversOf } from "./approvals/approvers-of.js";
import { grantsOf } from "./approvals/grant.js";
import { AuditLog, type AuditLogOptions } from "./audit/audit-log.js";
import type { AuditStore } from "./audit/audit-store.js";
import { createGate, type Gate } from "./create-gate.js";
import { GateClock } from "./gate-clock.js";
import type { GateOptions } from "./gate-options.js";
import type { SessionStore } from "./sessions/session-store.js";
import { Sessions } from "./sessions/sessions.js";

export type OpenGateOptions = {
  /** Made with `subjects: [approvalQuestion]`. */
  readonly guard: Guard;
  readonly stores: {
    readonly audit: AuditStore;
    readonly approvals: ApprovalStore;
    /** Without it, policies know nothing of what was done before. */
    readonly sessions?: SessionStore;
  };
  /** Who may approve, and the keys that prove it: never from the stores. Default: those of the guard's policies. */
  readonly approvers?: ApprovalDeskOptions["approvers"];
  /** How long an approval may be used; default 60. */
  readonly approvalMinutes?: number;
  /** How far back policies see what was done; default 24. */
  readonly sessionHours?: number;
  readonly host?: GuardHost;
} & Pick<AuditLogOptions, "signer" | "heads" | "mask"> &
  Pick<GateOptions, "modes" | "detectors"> &
  Pick<ApprovalDeskOptions, "grants" | "notifiers">;

export type OpenGate = { readonly gate: Gate; readonly approvals: ApprovalDesk; readonly audit: AuditLog };

/**
 * A gate, the desk where its approvals are voted on, and the log that both write.
 * @throws {GuardError} for a guard that cannot be asked about approvals, and for approvers of policies that cannot be used
 * @example
 * const guard = await createGuard({ subjects: [approvalQuestion], parameters: { approval: { approvers } } });
 * const { gate, approvals } = openGate({ guard, stores: openSqliteStores("palisade.db") });
 */
export function openGate({
  guard,
  stores,
  approvers = () => approversOf(guard),
  approvalMinutes: minutes = 60,
  sessionHours: hours = 24,
  host = systemHost,
  modes = {},
  detectors = [],
  grants = () => grantsOf(guard),
  notifiers = [],
  ...log
}: OpenGateOptions): OpenGate {
  approversOf(guard);
  grantsOf(guard);
  const now = () => host.now();
  const newId = () => v7({ msecs: Math.floor(now()), random: new Uint8Array(host.randomBytes()) });
  const clock = new GateClock(now);
  const audit = new AuditLog({ store: stores.audit, now, newLogId: newId, ...log });
  const approvals = new ApprovalDesk({
    guard,
    store: stores.approvals,
    audit,
    clock,
    newId,
    approvers,
    grants,
    notifiers,
    minutes,
  });
  const sessions =
    stores.sessions === undefined
      ? {}
      : { sessions: new Sessions({ store: stores.sessions, guard, clock, newId, hours }) };
  return {
    gate: createGate({ guard, audit, approvals, ...sessions, clock, newId, modes, detectors }),
    approvals,
    audit,
  };
}
