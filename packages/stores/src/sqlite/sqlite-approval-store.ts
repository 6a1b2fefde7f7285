// Approvals in a table: their body as JSON, and beside it what they are looked for by.
import type { ApprovalFilter, ApprovalStore } from "@palisade/guardrails/gate";
import { readApproval } from "../read-stored.js";
import { type SqliteDatabase, withStoreErrors } from "./database.js";

type Row = { readonly body: string };

export function createSqliteApprovalStore(database: SqliteDatabase): ApprovalStore {
  const insert = database.prepare(
    "INSERT INTO approvals (id, tenant, project, state, binding, version, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const get = database.prepare("SELECT body FROM approvals WHERE tenant = ? AND id = ?");
  const replace = database.prepare(
    "UPDATE approvals SET state = ?, version = ?, body = ? WHERE tenant = ? AND id = ? AND version = ?",
  );
  return {
    async insert(approval) {
      const { id, state, binding, version, subject } = approval;
      withStoreErrors("inserting an approval", () =>
        insert.run(id, subject.tenant, subject.project, state, binding, version, JSON.stringify(approval)),
      );
    },
    async get(tenant, id) {
      return withStoreErrors("reading an approval", () => {
        const row = get.get(tenant, id) as Row | undefined;
        return row === undefined ? undefined : readApproval(row);
      });
    },
    async replace(approval) {
      const { id, state, version, subject } = approval;
      return withStoreErrors("changing an approval", () => {
        const body = JSON.stringify(approval);
        return replace.run(state, version, body, subject.tenant, id, version - 1).changes === 1;
      });
    },
    async list(filter) {
      return withStoreErrors("listing approvals", () => {
        const { where, values } = conditionsOf(filter);
        const rows = database
          .prepare(`SELECT body FROM approvals WHERE ${where} ORDER BY rowid`)
          .all(...values) as Row[];
        return rows.map(readApproval);
      });
    },
  };
}

function conditionsOf({ tenant, project, states, binding }: ApprovalFilter) {
  const conditions: (readonly [string, readonly string[]])[] = [["tenant = ?", [tenant]]];
  if (project !== undefined) conditions.push(["project = ?", [project]]);
  if (binding !== undefined) conditions.push(["binding = ?", [binding]]);
  if (states !== undefined) conditions.push([`state IN (${states.map(() => "?").join(", ")})`, states]);
  return {
    where: conditions.map(([condition]) => condition).join(" AND "),
    values: conditions.flatMap(([, given]) => given),
  };
}
