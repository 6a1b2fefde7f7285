// The database of a gate, from another process than the one that waits.
import { stat } from "node:fs/promises";
import { isPostgresAddress } from "@palisade/guardrails";
import { type Approval, StoreError } from "@palisade/guardrails/gate";
import type { ProjectStores } from "@palisade/stores/project";
import { checkAddress } from "../audit/postgres-log.js";
import { FileError } from "../file-error.js";
import { fileKind, notReadable } from "../file-kind.js";
import type { Host } from "../host.js";
import { gateFiles } from "../project/gate-files.js";
import type { ProjectValues } from "../project/project-options.js";
import { fileProblem, UsageError } from "../usage-error.js";

/** The database that somebody typed, or that of the project. @throws {UsageError} if neither is there */
export async function databaseOf(
  typed: string | undefined,
  values: ProjectValues,
  host: Host,
): Promise<string> {
  const database = typed ?? (await gateFiles(values, host)).database;
  if (database !== undefined) return database;
  throw new UsageError(
    "name the database that the gate keeps its approvals in, or set `gate` in palisade.yaml",
  );
}

/** `[database] <id>`, as it was typed: where only one thing was, it is the id. */
export function databaseAndId(paths: readonly string[]): readonly [string | undefined, string | undefined] {
  const [first, second] = paths;
  return second === undefined ? [undefined, first] : [first, second];
}

/** Uses the stores, and closes them whatever happens. @throws {UsageError} if it is no database of a gate */
export async function withStores<Result>(
  path: string,
  use: (stores: ProjectStores) => Promise<Result>,
): Promise<Result> {
  try {
    const stores = await openStores(path);
    try {
      return await use(stores);
    } finally {
      await stores.close();
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const isStore = error instanceof StoreError;
    if (isStore || (error as NodeJS.ErrnoException).code !== undefined)
      throw new FileError(path, fileProblem(error));
    throw error;
  }
}

/** Nothing is made that is not there. */
async function openStores(path: string): Promise<ProjectStores> {
  if (isPostgresAddress(path)) {
    checkAddress(path, "the database");
    const { openPostgresStores } = await import("@palisade/stores/postgres");
    return openPostgresStores({ connectionString: path, mustExist: true });
  }
  const found = await stat(path);
  if (!found.isFile()) throw new FileError(path, notReadable(fileKind(found)));
  const { openSqliteStores } = await import("@palisade/stores/sqlite");
  const { close, ...stores } = openSqliteStores(path, { mustExist: true });
  return { ...stores, close: async () => close() };
}

/** @throws {UsageError} if there is none of this tenant */
export async function approvalOf(
  stores: ProjectStores,
  tenant: string,
  id: string | undefined,
): Promise<Approval> {
  if (id === undefined)
    throw new UsageError("name the approval by its id: `palisade approvals list` has them");
  const approval = await stores.approvals.get(tenant, id);
  if (approval !== undefined) return approval;
  throw new UsageError(`tenant ${tenant} has no approval ${id}`);
}
