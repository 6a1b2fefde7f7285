// Stores in memory keep copies of their own, and find by what they are asked for.
import { describe, expect, it } from "vitest";
import type { Approval } from "../approvals/approval.js";
import type { SessionEntry } from "../sessions/session-entry.js";
import { createMemoryApprovalStore } from "./memory-approval-store.js";
import { createMemorySessionStore } from "./memory-session-store.js";

const approval = (id: string, more: object = {}): Approval =>
  ({
    id,
    state: "pending",
    subject: { tenant: "acme", project: "shop" },
    binding: "x",
    version: 0,
    votes: [],
    ...more,
  }) as unknown as Approval;

describe("approvals", () => {
  it("are found by tenant and id, and cannot be changed from outside", async () => {
    const store = createMemoryApprovalStore();
    const given = approval("a");
    await store.insert(given);
    (given as { state: string }).state = "approved";
    const found = (await store.get("acme", "a")) as { state: string };
    expect(found.state).toBe("pending");
    found.state = "approved";
    expect(await store.get("acme", "a")).toEqual(approval("a"));
    expect(await store.get("other", "a")).toBeUndefined();
    expect(await store.get("acme", "b")).toBeUndefined();
  });

  it("have an id of their own", async () => {
    const store = createMemoryApprovalStore();
    await store.insert(approval("a"));
    await expect(store.insert(approval("a"))).rejects.toMatchObject({
      name: "StoreError",
      code: "conflict",
      message: "there is an approval `a`",
    });
  });

  it("are replaced by their next version only", async () => {
    const store = createMemoryApprovalStore();
    await store.insert(approval("a"));
    expect(await store.replace(approval("a", { version: 2 }))).toBe(false);
    expect(await store.replace(approval("a", { version: 0 }))).toBe(false);
    expect(await store.replace(approval("b", { version: 1 }))).toBe(false);
    expect(await store.replace(approval("a", { version: 1, state: "approved" }))).toBe(true);
    expect(await store.get("acme", "a")).toMatchObject({ version: 1, state: "approved" });
  });

  it.each([
    [{ tenant: "acme" }, "abc"],
    [{ tenant: "other" }, "d"],
    [{ tenant: "acme", project: "pay" }, "b"],
    [{ tenant: "acme", states: ["approved", "denied"] }, "c"],
    [{ tenant: "acme", states: [] }, ""],
    [{ tenant: "acme", binding: "y" }, "b"],
    [{ tenant: "acme", project: "shop", binding: "x", states: ["pending"] }, "a"],
  ] as const)("are listed by %j: %s", async (filter, ids) => {
    const store = createMemoryApprovalStore();
    await store.insert(approval("a"));
    await store.insert(approval("b", { subject: { tenant: "acme", project: "pay" }, binding: "y" }));
    await store.insert(approval("c", { state: "approved" }));
    await store.insert(approval("d", { subject: { tenant: "other", project: "shop" } }));
    expect((await store.list(filter)).map(({ id }) => id).join("")).toBe(ids);
  });
});

describe("sessions", () => {
  const who = { tenant: "acme", principal: "s1" };
  const entry = (id: string, at: number, more: object = {}): SessionEntry =>
    ({ ...who, id, at, state: "begun", rules: [], ...more }) as unknown as SessionEntry;

  it("give what was begun before, the latest of it, and forget what is older", async () => {
    const store = createMemorySessionStore();
    const begin = async (id: string, at: number, since = 0, most = 2) =>
      (await store.begin(entry(id, at), { since, most })).map((each) => each.id).join("");
    expect(await begin("a", 1)).toBe("");
    expect(await begin("b", 2)).toBe("a");
    expect(await begin("c", 3)).toBe("ab");
    expect(await begin("d", 4)).toBe("bc");
    expect(await begin("e", 5, 3, 9)).toBe("cd");
    await expect(begin("c", 6, 3)).rejects.toMatchObject({
      code: "conflict",
      message: "there is an entry `c`",
    });
    expect(await begin("a", 6, 4, 9)).toBe("de");
    expect((await store.begin(entry("z", 9, { principal: "s2" }), { since: 0, most: 9 })).length).toBe(0);
  });

  it("are settled once, with the rules that denied", async () => {
    const store = createMemorySessionStore();
    await store.begin(entry("a", 1), { since: 0, most: 9 });
    expect(await store.settle(who, "b", { state: "denied" })).toBe(false);
    expect(await store.settle({ ...who, principal: "s2" }, "a", { state: "denied" })).toBe(false);
    expect(await store.settle(who, "a", { state: "denied", rules: ["X"] })).toBe(true);
    expect(await store.settle(who, "a", { state: "succeeded" })).toBe(false);
    const [first] = await store.begin(entry("b", 2), { since: 0, most: 9 });
    expect(first).toMatchObject({ id: "a", state: "denied", rules: ["X"] });
    expect(await store.settle(who, "b", { state: "succeeded" })).toBe(true);
    expect((await store.begin(entry("c", 3), { since: 0, most: 1 }))[0]).toMatchObject({
      state: "succeeded",
      rules: [],
    });
  });

  it("remember where words come from: what a person says is trusted from then on, tools change nothing", async () => {
    const store = createMemorySessionStore();
    const see = (words: string[], kind: "untrusted-tool" | "person", at: number, source = "t", since = 0) =>
      store.see(who, { words, kind, source, at } as never, since);
    await see(["a", "b"], "untrusted-tool", 1);
    await see(["a"], "untrusted-tool", 5, "u");
    const untrusted = async (since: number) => [...(await store.untrusted(who, ["a", "b", "c"], since))];
    expect(await untrusted(0)).toEqual([
      ["a", "t"],
      ["b", "t"],
    ]);
    expect(await untrusted(1)).toHaveLength(2);
    expect(await untrusted(2)).toEqual([["a", "t"]]);
    await see(["a"], "person", 6);
    expect(await untrusted(0)).toEqual([["b", "t"]]);
    await see(["a"], "untrusted-tool", 7);
    expect(await untrusted(0)).toEqual([["b", "t"]]);
    await see(["c"], "untrusted-tool", 8, "v", 2);
    expect(await untrusted(0)).toEqual([["c", "v"]]);
    expect([...(await store.untrusted({ ...who, principal: "s2" }, ["c"], 0))]).toEqual([]);
  });
});
