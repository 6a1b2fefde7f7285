// The database of a gate, from another process than the one that waits.
import { stat } from "node:fs/promises";
import { type Approval, StoreError } from "@palisade/guardrails/gate";
import type { SqliteStores } from "@palisade/stores/sqlite";
import { FileError } from "../file-error.js";
import { fileKind, notReadable } from "../file-kind.js";
import { fileProblem, UsageError } from "../usage-error.js";

/** Uses the stores, and closes them whatever happens. @throws {UsageError} if the file is no database of a gate */
export async function withStores<Result>(
  path: string | undefined,
  use: (stores: SqliteStores) => Promise<Result>,
): Promise<Result> {
  if (path === undefined) throw new UsageError("name the database that the gate keeps its approvals in");
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new FileError(path, notReadable(fileKind(found)));
    const { openSqliteStores } = await import("@palisade/stores/sqlite");
    const stores = openSqliteStores(path, { mustExist: true });
    try {
      return await use(stores);
    } finally {
      stores.close();
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const isStore = error instanceof StoreError;
    if (isStore || (error as NodeJS.ErrnoException).code !== undefined)
      throw new FileError(path, fileProblem(error));
    throw error;
  }
}

/** @throws {UsageError} if there is none of this tenant */
export async function approvalOf(
  stores: SqliteStores,
  tenant: string,
  id: string | undefined,
): Promise<Approval> {
  if (id === undefined)
    throw new UsageError("name the approval by its id: `palisade approvals list` has them");
  const approval = await stores.approvals.get(tenant, id);
  if (approval !== undefined) return approval;
  throw new UsageError(`tenant ${tenant} has no approval ${id}`);
}
