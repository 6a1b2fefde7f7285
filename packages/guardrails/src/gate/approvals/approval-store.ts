// Where approvals are kept: a port, with one behaviour suite for all drivers.
import type { Approval, ApprovalState } from "./approval.js";

export type ApprovalFilter = {
  readonly tenant: string;
  readonly project?: string;
  readonly states?: readonly ApprovalState[];
  /** Of exactly this action. */
  readonly binding?: string;
};

/** Nothing is acknowledged before it is durable. */
export type ApprovalStore = {
  /** @throws {StoreError} `conflict` if there is one of this id */
  insert(approval: Approval): Promise<void>;
  /** Of this tenant; another's is none. */
  get(tenant: string, id: string): Promise<Approval | undefined>;
  /** Whether it was replaced: only if its version is still the one before. */
  replace(approval: Approval): Promise<boolean>;
  /** In the order in which they were requested. */
  list(filter: ApprovalFilter): Promise<readonly Approval[]>;
};
