// The desk where votes are cast, over the policies that a command line names.

import type { Guard } from "@palisade/guardrails";
import { type Approval, type ApprovalDesk, openGate } from "@palisade/guardrails/gate";
import type { ProjectStores } from "@palisade/stores/project";
import type { Host } from "../host.js";
import type { GuardValues } from "../policies/guard-options.js";
import { openGateGuard } from "../policies/open-guard.js";
import { UsageError } from "../usage-error.js";

export type OpenDesk = { readonly desk: ApprovalDesk; readonly guard: Guard };

/** @throws {UsageError} for policies that cannot be loaded */
export async function openDesk(stores: ProjectStores, values: GuardValues, host: Host): Promise<OpenDesk> {
  const guard = await openGateGuard(values, host);
  const { approvals } = openGate({ guard, stores });
  return { desk: approvals, guard };
}

/**
 * Whoever votes counts as the gate does, or not at all: other policies might name other people.
 * @throws {UsageError} if the approval was asked for under other policies
 */
export function checkPolicies(approval: Approval, guard: Guard): void {
  const others = otherPolicies(approval, guard);
  if (others === undefined) return;
  throw new UsageError(
    `it was asked for under other policies (${others}) than these: name the gate's bundles, data and parameters`,
  );
}

/** Those that an approval was asked for under, if they are not the guard's. */
export function otherPolicies({ subject }: Approval, guard: Guard): string | undefined {
  const digests = (policies: readonly { readonly digest: string; readonly dataDigest?: string }[]): string =>
    JSON.stringify(policies.map(({ digest, dataDigest = "" }) => [digest, dataDigest]));
  if (digests(subject.policies) === digests(guard.policies)) return undefined;
  return subject.policies.map(({ bundle, revision }) => `${bundle} ${revision}`.trim()).join(", ");
}
