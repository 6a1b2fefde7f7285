// What every store of sessions does: one suite, run over each driver.
import type { SessionEntry, SessionStore } from "@palisade/guardrails/gate";
import { describe, expect, it } from "vitest";
import type { OpenStore } from "./store-suites.js";

export function describeSessionStore(open: OpenStore<SessionStore>): void {
  describeSessionHistory(open);
  describeSessionWords(open);
}

const ana = { tenant: "acme", principal: "ana" };

/** The one of this number, a second after the one before. */
export function entryOf(number: number, more: Partial<SessionEntry> = {}): SessionEntry {
  return {
    id: `e${number}`,
    ...ana,
    project: "shop",
    session: "s",
    at: number * 1000,
    state: "begun",
    operations: [JSON.parse(`{"verb": "delete", "targets": [{"name": "web-${number}"}], "__proto__": 1}`)],
    cost: number / 4,
    rules: [],
    ...more,
  };
}

const all = { since: 0, most: 100 };

function describeSessionHistory(open: OpenStore<SessionStore>): void {
  describe("the histories that a session store keeps", () => {
    it("gives what the same principal began before, in order, whatever session they name, and after a restart", async () => {
      const { store, reopen } = await open();
      const entries = [entryOf(1), entryOf(2, { session: "other" }), entryOf(3, { project: "pay" })] as const;
      expect(await store.begin(entries[0], all)).toEqual([]);
      expect(await store.begin(entries[1], all)).toEqual([entries[0]]);
      expect(await store.begin(entryOf(7, { principal: "ben" }), all)).toEqual([]);
      expect(await store.begin(entryOf(8, { tenant: "other" }), all)).toEqual([]);
      const again = await reopen();
      expect(await again.begin(entries[2], all)).toEqual(entries.slice(0, 2));
      expect(await again.begin(entryOf(4), { since: 0, most: 2 })).toEqual(entries.slice(1));
    });

    it("takes an id once", async () => {
      const { store } = await open();
      await store.begin(entryOf(1), all);
      const twice = store.begin(entryOf(1, { at: 9000 }), all);
      await expect(twice).rejects.toMatchObject({ name: "StoreError", code: "conflict" });
      expect(await store.begin(entryOf(2), all)).toEqual([entryOf(1)]);
    });

    it("forgets what is older than is looked back on, of the same principal", async () => {
      const { store } = await open();
      await store.begin(entryOf(1, { principal: "ben" }), all);
      for (const number of [2, 3, 4]) await store.begin(entryOf(number), all);
      expect(await store.begin(entryOf(5), { since: 3000, most: 100 })).toEqual([entryOf(3), entryOf(4)]);
      expect((await store.begin(entryOf(6), all)).map(({ id }) => id)).toEqual(["e3", "e4", "e5"]);
      expect(await store.begin(entryOf(9, { principal: "ben" }), all)).toHaveLength(1);
      expect(await store.begin(entryOf(2), all)).toHaveLength(4);
    });

    it("ends what was begun, once, for its principal alone", async () => {
      const { store, reopen } = await open();
      await store.begin(entryOf(1), all);
      await store.begin(entryOf(2), all);
      const denied = { state: "denied", rules: ["ACT-DELETE"] } as const;
      expect(await store.settle({ ...ana, principal: "ben" }, "e1", denied)).toBe(false);
      expect(await store.settle({ ...ana, tenant: "other" }, "e1", denied)).toBe(false);
      expect(await store.settle(ana, "none", denied)).toBe(false);
      expect(await store.settle(ana, "e1", denied)).toBe(true);
      expect(await store.settle(ana, "e1", { state: "succeeded" })).toBe(false);
      expect(await (await reopen()).begin(entryOf(3), all)).toEqual([
        { ...entryOf(1), ...denied },
        entryOf(2),
      ]);
    });

    it("shows each of many that begin at once to all that begin after it", async () => {
      const { store } = await open();
      const numbers = Array.from({ length: 12 }, (_, index) => index + 1);
      const histories = await Promise.all(numbers.map((number) => store.begin(entryOf(number), all)));
      expect(histories.map(({ length }) => length).sort((left, right) => left - right)).toEqual(
        numbers.map((number) => number - 1),
      );
    });
  });
}

function describeSessionWords(open: OpenStore<SessionStore>): void {
  describe("the words that a session store keeps", () => {
    it("knows which words an untrusted tool was the first to bring up, and no person has", async () => {
      const { store, reopen } = await open();
      const see = (words: string[], kind: "person" | "trusted-tool" | "untrusted-tool", at = 1000) =>
        store.see(ana, { words, kind, source: `${kind} ${at}`, at }, 0);
      await see(["a", "b", "c", "\\\"'"], "untrusted-tool");
      await see(["a", "b", "d"], "trusted-tool", 2000);
      await see(["b"], "person", 2000);
      await see(["b", "d", "c"], "untrusted-tool", 3000);
      const asked = ["a", "b", "c", "d", "e", "\\\"'"];
      for (const each of [store, await reopen()])
        expect([...(await each.untrusted(ana, asked, 0))].sort()).toEqual([
          ["\\\"'", "untrusted-tool 1000"],
          ["a", "untrusted-tool 1000"],
          ["c", "untrusted-tool 1000"],
        ]);
      expect([...(await store.untrusted(ana, asked, 3000)).keys()]).toEqual(["c"]);
      expect((await store.untrusted({ ...ana, principal: "ben" }, asked, 0)).size).toBe(0);
      expect((await store.untrusted({ ...ana, tenant: "other" }, asked, 0)).size).toBe(0);
      expect((await store.untrusted(ana, [], 0)).size).toBe(0);
    });

    it("forgets words that were last seen before what is looked back on", async () => {
      const { store } = await open();
      const sighting = { kind: "untrusted-tool", source: "fetch" } as const;
      await store.see(ana, { words: ["a", "b"], ...sighting, at: 1000 }, 0);
      await store.see({ ...ana, principal: "ben" }, { words: ["a"], ...sighting, at: 1000 }, 0);
      await store.see(ana, { words: ["b", "c"], ...sighting, at: 2000 }, 0);
      await store.see(ana, { words: ["d"], ...sighting, at: 3000 }, 2000);
      expect([...(await store.untrusted(ana, ["a", "b", "c", "d"], 0)).keys()].sort()).toEqual([
        "b",
        "c",
        "d",
      ]);
      expect((await store.untrusted({ ...ana, principal: "ben" }, ["a"], 0)).size).toBe(1);
    });

    it("keeps thousands of words", async () => {
      const { store } = await open();
      const words = Array.from({ length: 3000 }, (_, index) => `word-${index}`);
      await store.see(ana, { words, kind: "untrusted-tool", source: "fetch", at: 1 }, 0);
      expect((await store.untrusted(ana, [...words, "other"], 0)).size).toBe(3000);
    });
  });
}
