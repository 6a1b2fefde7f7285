// Approvals in a table: their body as JSON, and beside it what they are looked for by.
import type { ApprovalStore } from "@palisade/guardrails/gate";
import { readApproval } from "../read-stored.js";
import type { PostgresPool } from "./pool.js";

type Row = { readonly body: string };

export function createPostgresApprovalStore(pool: PostgresPool): ApprovalStore {
  return {
    async insert(approval) {
      const { id, state, binding, version, subject } = approval;
      await pool.query(
        "inserting an approval",
        `INSERT INTO palisade.approvals (id, tenant, project, state, binding, version, body)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [id, subject.tenant, subject.project, state, binding, version, JSON.stringify(approval)],
      );
    },
    async get(tenant, id) {
      const { rows } = await pool.query<Row>(
        "reading an approval",
        "SELECT body FROM palisade.approvals WHERE tenant = $1 AND id = $2",
        [tenant, id],
      );
      return rows[0] && readApproval(rows[0]);
    },
    async replace(approval) {
      const { id, state, version, subject } = approval;
      const { rowCount } = await pool.query(
        "changing an approval",
        `UPDATE palisade.approvals SET state = $1, version = $2, body = $3
         WHERE tenant = $4 AND id = $5 AND version = $6`,
        [state, version, JSON.stringify(approval), subject.tenant, id, version - 1],
      );
      return rowCount === 1;
    },
    async list({ tenant, project, states, binding }) {
      const { rows } = await pool.query<Row>(
        "listing approvals",
        `SELECT body FROM palisade.approvals
         WHERE tenant = $1 AND ($2::text IS NULL OR project = $2)
           AND ($3::text[] IS NULL OR state = ANY ($3)) AND ($4::text IS NULL OR binding = $4)
         ORDER BY number`,
        [tenant, project, states, binding],
      );
      return rows.map(readApproval);
    },
  };
}
