// The stores that the settings of a project name: one database, and a folder for the audit log if there is one.
import { isPostgresAddress } from "@palisade/guardrails";
import type { ApprovalStore, AuditStore, SessionStore } from "@palisade/guardrails/gate";
import type { GateSettings, Project } from "@palisade/guardrails/project";
import { openFileAuditStore } from "../file/open-file-audit-store.js";
import { openPostgresStores } from "../postgres/open-postgres-stores.js";
import { openSqliteStores } from "../sqlite/open-sqlite-stores.js";

export type ProjectStores = {
  readonly audit: AuditStore;
  readonly approvals: ApprovalStore;
  readonly sessions: SessionStore;
  close(): Promise<void>;
};

/**
 * Opens them, and makes what is not there yet.
 * @throws {StoreError} as each of them
 * @example const stores = await openProjectStores({ database: "palisade.db" }, (path) => join(folder, path));
 */
export async function openProjectStores(
  { database, audit: folder }: Pick<GateSettings, "database" | "audit">,
  pathOf: Project["pathOf"],
): Promise<ProjectStores> {
  const { close, ...stores } = isPostgresAddress(database)
    ? await openPostgresStores({ connectionString: database })
    : openSqliteStores(pathOf(database));
  if (folder === undefined) return { ...stores, close: async () => close() };
  try {
    const audit = await openFileAuditStore(pathOf(folder));
    const closeAll = async (): Promise<void> => {
      await audit.close();
      await close();
    };
    return { ...stores, audit, close: closeAll };
  } catch (error) {
    await close();
    throw error;
  }
}
