// Sessions in memory: for tests, browsers and the edge.
import type { SessionEntry } from "../sessions/session-entry.js";
import type { Principal, SessionStore, Sighting } from "../sessions/session-store.js";
import { StoreError } from "../store-error.js";

type Seen = Pick<Sighting, "kind" | "source"> & { readonly at: number };

export function createMemorySessionStore(): SessionStore {
  const ids = new Set<string>();
  const entries = new Map<string, SessionEntry[]>();
  const words = new Map<string, Map<string, Seen>>();
  return {
    async begin(entry, { since, most }) {
      if (ids.has(entry.id)) throw new StoreError("conflict", `there is an entry \`${entry.id}\``);
      const before = (entries.get(keyOf(entry)) ?? []).filter((each) => {
        const isKept = each.at >= since;
        if (!isKept) ids.delete(each.id);
        return isKept;
      });
      ids.add(entry.id);
      entries.set(keyOf(entry), [...before, structuredClone(entry)]);
      return structuredClone(before.slice(-most));
    },
    async settle(who, id, { state, rules = [] }) {
      const all = entries.get(keyOf(who)) ?? [];
      const index = all.findIndex((each) => each.id === id && each.state === "begun");
      const found = all[index];
      if (found !== undefined) all[index] = { ...found, state, rules: [...rules] };
      return found !== undefined;
    },
    async see(who, { words: seen, kind, source, at }, since) {
      const known = words.get(keyOf(who)) ?? new Map<string, Seen>();
      words.set(keyOf(who), known);
      for (const [word, before] of known) if (before.at < since) known.delete(word);
      for (const word of seen) {
        const before = known.get(word);
        known.set(word, before === undefined || kind === "person" ? { kind, source, at } : { ...before, at });
      }
    },
    async untrusted(who, asked, since) {
      const known = words.get(keyOf(who));
      return new Map(
        asked.flatMap((word): [string, string][] => {
          const seen = known?.get(word);
          const isFound = seen !== undefined && seen.kind === "untrusted-tool" && seen.at >= since;
          return isFound ? [[word, seen.source]] : [];
        }),
      );
    },
  };
}

function keyOf({ tenant, principal }: Principal): string {
  return JSON.stringify([tenant, principal]);
}
