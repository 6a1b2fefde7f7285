// Tells others what becomes of approvals. Nothing waits for it, and nothing that it says or throws counts.
import type { Approval } from "../approvals/approval.js";

/** A step of an approval, once it is on record and in the store. */
export type ApprovalEvent = {
  readonly step: "requested" | "voted" | "approved" | "denied" | "cancelled" | "consumed";
  readonly approval: Approval;
  /** RFC 3339. */
  readonly at: string;
};

/** A hook. What it throws, or rejects with, is dropped: it keeps its own account of what it could not tell. */
export type Notifier = (event: ApprovalEvent) => void | Promise<void>;

/** Tells each of them later, so that none can hold up what was told. */
export function tellAll(notifiers: readonly Notifier[], event: ApprovalEvent): void {
  for (const notifier of notifiers) {
    void Promise.resolve()
      .then(() => notifier(event))
      .catch(() => undefined);
  }
}
