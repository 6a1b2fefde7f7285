// Whether an approval is what the gate asked for: what somebody is shown may have been changed in the store.
import type { AuditStore } from "../audit/audit-store.js";
import { readRecordLine } from "../audit/record-line.js";
import { type Approval, bindingOf } from "./approval.js";

/**
 * Looks at one record of the gate's log, the one that says that the approval was requested. Whoever votes by it signs what the
 * gate was asked, and nothing that was put in its place.
 * @throws whatever the store throws
 * @example if (!(await isAsRequested(approval, stores.audit))) throw new Error("somebody changed the store");
 */
export async function isAsRequested(approval: Approval, log: Pick<AuditStore, "lines">): Promise<boolean> {
  for await (const line of log.lines(approval.requested)) {
    const read = readRecordLine(line);
    if (!("record" in read)) return false;
    const { kind, sequence, tenant, details } = read.record;
    const { step, approval: id, binding, expiresAt } = details;
    return (
      kind === "approval" &&
      step === "requested" &&
      sequence === approval.requested &&
      tenant === approval.subject.tenant &&
      id === approval.id &&
      binding === bindingOf(approval.subject) &&
      expiresAt === approval.expiresAt
    );
  }
  return false;
}
