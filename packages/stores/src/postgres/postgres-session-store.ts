// Histories of sessions in tables: entries, and the words that tools and people brought up.
import type { Principal, SessionStore } from "@palisade/guardrails/gate";
import { readSessionEntry, type StoredEntry } from "../read-stored.js";
import { lock } from "./locks.js";
import type { PostgresPool } from "./pool.js";

type Seen = { readonly word: string; readonly source: string };

export function createPostgresSessionStore(pool: PostgresPool): SessionStore {
  return {
    async begin(entry, { since, most }) {
      const { id, tenant, principal, at, state, rules } = entry;
      return pool.transaction("adding to the history of a session", async (client) => {
        await lock(client, nameOf(entry));
        await client.query(
          "DELETE FROM palisade.session_entries WHERE tenant = $1 AND principal = $2 AND at < $3",
          [tenant, principal, since],
        );
        const { rows } = await client.query<StoredEntry>(
          `SELECT state, rules, body FROM palisade.session_entries
           WHERE tenant = $1 AND principal = $2 ORDER BY number DESC LIMIT $3`,
          [tenant, principal, most],
        );
        await client.query(
          `INSERT INTO palisade.session_entries (id, tenant, principal, at, state, rules, body)
           VALUES ($1, $2, $3, $4, $5, $6, $7)`,
          [id, tenant, principal, at, state, JSON.stringify(rules), JSON.stringify(entry)],
        );
        return rows.reverse().map(readSessionEntry);
      });
    },
    async settle({ tenant, principal }, id, { state, rules = [] }) {
      const { rowCount } = await pool.query(
        "ending an attempt of a session",
        `UPDATE palisade.session_entries SET state = $1, rules = $2
         WHERE tenant = $3 AND principal = $4 AND id = $5 AND state = 'begun'`,
        [state, JSON.stringify(rules), tenant, principal, id],
      );
      return rowCount === 1;
    },
    async see(who, { words, kind, source, at }, since) {
      const { tenant, principal } = who;
      await pool.transaction("noting where words came from", async (client) => {
        await lock(client, nameOf(who));
        await client.query(
          "DELETE FROM palisade.session_words WHERE tenant = $1 AND principal = $2 AND at < $3",
          [tenant, principal, since],
        );
        await client.query(
          `INSERT INTO palisade.session_words AS known (tenant, principal, word, kind, source, at)
           SELECT DISTINCT $1::text, $2::text, word, $4::text, $5::text, $6::bigint FROM unnest($3::text[]) AS word
           ON CONFLICT (tenant, principal, word) DO UPDATE SET
             at = excluded.at,
             kind = CASE excluded.kind WHEN 'person' THEN excluded.kind ELSE known.kind END,
             source = CASE excluded.kind WHEN 'person' THEN excluded.source ELSE known.source END`,
          [tenant, principal, words, kind, source, at],
        );
      });
    },
    async untrusted({ tenant, principal }, words, since) {
      const { rows } = await pool.query<Seen>(
        "looking up where words came from",
        `SELECT word, source FROM palisade.session_words
         WHERE tenant = $1 AND principal = $2 AND kind = 'untrusted-tool' AND at >= $3 AND word = ANY ($4)`,
        [tenant, principal, since, words],
      );
      return new Map(rows.map(({ word, source }) => [word, source]));
    },
  };
}

function nameOf({ tenant, principal }: Principal): string {
  return `session:${JSON.stringify([tenant, principal])}`;
}
