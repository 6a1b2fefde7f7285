// An approval is held against the gate's log before it is signed: the store alone could show something else than it asks for.
import { type Approval, bindingOf, isAsRequested } from "@palisade/guardrails/gate";
import type { ProjectStores } from "@palisade/stores/project";
import { auditLogLines } from "../audit/audit-log-lines.js";
import type { Host } from "../host.js";
import { gateFiles } from "../project/gate-files.js";
import type { ProjectValues } from "../project/project-options.js";
import { UsageError } from "../usage-error.js";

export type ApprovalPlace = {
  /** As it was typed, or as the project has it. */
  readonly database: string;
  readonly stores: Pick<ProjectStores, "audit">;
  readonly values: ProjectValues;
  readonly host: Host;
};

/** The log is the project's folder if it has one, or in the database. */
export async function isLoggedSo(
  approval: Approval,
  { database, stores, values, host }: ApprovalPlace,
): Promise<boolean> {
  const files = await gateFiles(values, host);
  const isElsewhere = files.log !== undefined && files.log !== database && files.database === database;
  const { log } = files;
  // A database that is open is asked: to open its file beside would give its locks away.
  return isAsRequested(
    approval,
    isElsewhere && log !== undefined ? { lines: (from) => auditLogLines(log, from) } : stores.audit,
  );
}

/**
 * What a vote is about: by the binding that somebody has looked at, or by the log.
 * @param binding as it was typed
 * @throws {UsageError} for an approval of something else, and for one that nothing vouches for
 */
export async function checkBinding(
  approval: Approval,
  binding: string | undefined,
  isLogged: () => Promise<boolean>,
): Promise<string> {
  const own = bindingOf(approval.subject);
  if (binding !== undefined && binding !== own)
    throw new UsageError(`what waits now has another binding, ${own}: look at it again`);
  if (binding !== undefined || (await isLogged())) return own;
  throw new UsageError(
    "the log does not have this approval as it is stored: somebody changed the store, or the gate keeps its log elsewhere; name what you have looked at with --binding",
  );
}
