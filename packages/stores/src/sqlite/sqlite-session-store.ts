// Histories of sessions in tables: entries, and the words that tools and people brought up.
import type {
  HistoryRange,
  Principal,
  SessionEntry,
  SessionStore,
  Sighting,
} from "@palisade/guardrails/gate";
import { readSessionEntry } from "../read-stored.js";
import { type SqliteDatabase, withStoreErrors } from "./database.js";

type Row = { readonly state: string; readonly rules: string; readonly body: string };

export function createSqliteSessionStore(database: SqliteDatabase): SessionStore {
  const forget = database.prepare(
    "DELETE FROM session_entries WHERE tenant = ? AND principal = ? AND at < ?",
  );
  const before = database.prepare(
    "SELECT state, rules, body FROM session_entries WHERE tenant = ? AND principal = ? ORDER BY number DESC LIMIT ?",
  );
  const insert = database.prepare(
    "INSERT INTO session_entries (id, tenant, principal, at, state, rules, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const settle = database.prepare(
    "UPDATE session_entries SET state = ?, rules = ? WHERE tenant = ? AND principal = ? AND id = ? AND state = 'begun'",
  );
  const forgetWords = database.prepare(
    "DELETE FROM session_words WHERE tenant = ? AND principal = ? AND at < ?",
  );
  const see = database.prepare(`
    INSERT INTO session_words (tenant, principal, word, kind, source, at) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (tenant, principal, word) DO UPDATE SET
      at = excluded.at,
      kind = CASE excluded.kind WHEN 'person' THEN excluded.kind ELSE kind END,
      source = CASE excluded.kind WHEN 'person' THEN excluded.source ELSE source END`);
  const untrusted = database.prepare(`
    SELECT word, source FROM session_words
    WHERE tenant = ? AND principal = ? AND kind = 'untrusted-tool' AND at >= ?
      AND word IN (SELECT value FROM json_each(?))`);

  function begin(entry: SessionEntry, { since, most }: HistoryRange): readonly SessionEntry[] {
    const { id, tenant, principal, at, state, rules } = entry;
    forget.run(tenant, principal, since);
    const rows = before.all(tenant, principal, most) as Row[];
    insert.run(id, tenant, principal, at, state, JSON.stringify(rules), JSON.stringify(entry));
    return rows.reverse().map(readSessionEntry);
  }

  function seeAll({ tenant, principal }: Principal, sighting: Sighting, since: number): void {
    forgetWords.run(tenant, principal, since);
    const { words, kind, source, at } = sighting;
    for (const word of words) see.run(tenant, principal, word, kind, source, at);
  }

  return {
    async begin(entry, range) {
      return withStoreErrors("adding to the history of a session", () =>
        database.transaction(() => begin(entry, range)).immediate(),
      );
    },
    async settle({ tenant, principal }, id, { state, rules = [] }) {
      return withStoreErrors(
        "ending an attempt of a session",
        () => settle.run(state, JSON.stringify(rules), tenant, principal, id).changes === 1,
      );
    },
    async see(who, sighting, since) {
      withStoreErrors("noting where words came from", () =>
        database.transaction(() => seeAll(who, sighting, since)).immediate(),
      );
    },
    async untrusted({ tenant, principal }, words, since) {
      return withStoreErrors("looking up where words came from", () => {
        const rows = untrusted.all(tenant, principal, since, JSON.stringify(words)) as readonly {
          readonly word: string;
          readonly source: string;
        }[];
        return new Map(rows.map(({ word, source }) => [word, source]));
      });
    },
  };
}
