// Votes that are signed beforehand: for one shape of actions, as long as policy lets them count, and no further.
import { beforeAll, describe, expect, it } from "vitest";
import type { Guard } from "../../guard.js";
import { createGuard } from "../../node.js";
import { memoryGate, on } from "../../testing/memory-gate.js";
import { openGate } from "../index.js";
import { type PrivateKey, privateKeyOf, publicKeyOf } from "../signing/ed25519-key.js";
import { approvalQuestion } from "./approval-question.js";
import { castVote } from "./count-votes.js";
import { type Grant, type GrantTerms, grantsOf, readGrants, signGrant } from "./grant.js";

const keyOf = (seed: number) => privateKeyOf(new Uint8Array(32).fill(seed));
const keys = { owen: keyOf(1), lea: keyOf(2), req: keyOf(3), stranger: keyOf(4) };
const approvers = [
  { name: "owen", roles: ["resource-owner"], keys: [publicKeyOf(keys.owen)], until: "2026-12-03T00:00:00Z" },
  { name: "lea", roles: [], keys: [publicKeyOf(keys.lea)] },
  { name: "req", roles: ["resource-owner"], keys: [publicKeyOf(keys.req)] },
];
const deletion = { tool: "kubectl", verb: "delete", resource: "pods", name: "web-1", environment: "staging" };
const terms: GrantTerms = {
  id: "g-1",
  tenant: "acme",
  like: deletion,
  open: [{ at: "/name", like: "*" }],
  rules: ["ACT-DELETE"],
  times: 10,
  requested: 1,
  at: "2026-11-30T00:00:00Z",
  until: "2026-12-02T00:00:00Z",
};
const signed = (more: Partial<GrantTerms> = {}, key: PrivateKey = keys.owen): Grant =>
  signGrant(key, { terms: { ...terms, ...more }, signatures: [] });

let guard: Guard;
let forgetful: Guard;
beforeAll(async () => {
  const subjects = [approvalQuestion];
  const approval = { approvers, remembered: ["ACT-DELETE"] };
  guard = await createGuard({ subjects, parameters: { approval } });
  forgetful = await createGuard({ subjects, parameters: { approval: { approvers } } });
});

const ran = async (grants: readonly Grant[], action: unknown = deletion, who = on, own: Guard = guard) => {
  const world = memoryGate(own, { grants: () => grants });
  const { outcome } = await world.gate.run(action, () => "ran", { on: who });
  return outcome;
};

describe("a grant", () => {
  it("lets every action of its shape run, and the record says by which", async () => {
    const world = memoryGate(guard, { grants: () => [signed()] });
    for (const name of ["web-1", "web-2"]) {
      const result = await world.gate.run({ ...deletion, name }, () => "ran", { on });
      expect(result.outcome).toBe("executed");
    }
    const used = (await world.records()).filter(({ details }) => details["step"] === "consumed");
    expect(used).toHaveLength(2);
    expect(used[0]?.details["grants"]).toEqual(["g-1"]);
  });

  it("opens texts in the arguments", async () => {
    const call = { tool: "kubectl", verb: "delete", resource: "pods", environment: "staging" };
    const withPod = (pod: unknown, more = {}) => ({
      ...call,
      name: "x",
      arguments: { "a/b": [{ pod }], ...more },
    });
    const grant = signed({ like: withPod("web-1"), open: [{ at: "/arguments/a~1b/0/pod", like: "web-*" }] });
    expect(await ran([grant], withPod("web-2"))).toBe("executed");
    expect(await ran([grant], withPod("db-2"))).toBe("pending");
    expect(await ran([grant], withPod("web-2 --all"))).toBe("pending");
    expect(await ran([grant], withPod(5))).toBe("pending");
    expect(await ran([grant], withPod("web-2", { force: true }))).toBe("pending");
    expect(await ran([grant], call)).toBe("pending");
  });

  it.each<[string, Grant, unknown, typeof on]>([
    ["of another environment", signed(), { ...deletion, environment: "production" }, on],
    ["with more to it", signed(), { ...deletion, namespace: "shop" }, on],
    ["with less to it", signed({ like: { ...deletion, namespace: "shop" } }), deletion, on],
    ["of another name, where that is not open", signed({ open: [] }), { ...deletion, name: "web-2" }, on],
    ["of another tenant", signed({ tenant: "other" }), deletion, on],
    ["of another project", signed({ project: "pay" }), deletion, on],
    ["of somebody else", signed({ requester: "mia" }), deletion, on],
    ["that other rules ask about", signed({ rules: ["ACT-SCALING"] }), deletion, on],
    ["of its signer", signed(), deletion, { ...on, requester: "owen" }],
    ["that a stranger granted", signed({}, keys.stranger), deletion, on],
    ["that somebody without the role granted", signed({}, keys.lea), deletion, on],
    ["granted in other words", { ...signed(), terms: { ...terms, open: [] } }, deletion, on],
    ["granted by nobody", { terms, signatures: [] }, deletion, on],
    ["after its time", signed({ until: "2026-11-30T00:00:00Z" }), deletion, on],
    ["before its time", signed({ at: "2026-11-30T00:00:01Z" }), deletion, on],
  ])("lets no action run %s", async (_, grant, action, who) => {
    expect(await ran([grant], action, who)).toBe("pending");
  });

  it("opens numbers up to a bound", async () => {
    const scaling = (replicas: unknown) => ({ ...deletion, arguments: { replicas } });
    const grant = signed({ like: scaling(3), open: [{ at: "/arguments/replicas", most: 5 }] });
    for (const replicas of [0, 2.5, 5]) expect(await ran([grant], scaling(replicas))).toBe("executed");
    for (const replicas of [5.01, -1, "3", null, [3]])
      expect(await ran([grant], scaling(replicas))).not.toBe("executed");
  });

  it("is good for so many runs, by the log, in whatever process", async () => {
    const grant = signed({ times: 2 });
    const world = memoryGate(guard, { grants: () => [grant] });
    const outcome = async (name: string, gate = world.gate) =>
      (await gate.run({ ...deletion, name }, () => "ran", { on })).outcome;
    expect(await outcome("a")).toBe("executed");
    const other = openGate({ guard, stores: world.stores, grants: () => [grant], host: world.host });
    expect(await outcome("b", other.gate)).toBe("executed");
    expect([await outcome("c"), await outcome("d", other.gate)]).toEqual(["pending", "pending"]);
    // Another one of the same name shares its runs.
    const world2 = openGate({ guard, stores: world.stores, grants: () => [signed()], host: world.host });
    expect(await outcome("e", world2.gate)).toBe("executed");
  });

  it("is good for no more runs where many begin at once", async () => {
    const grant = signed({ times: 3 });
    const world = memoryGate(guard, { grants: () => [grant] });
    let runs = 0;
    const results = await Promise.all(
      ["a", "b", "c", "d", "e", "f"].map((name) =>
        world.gate.run({ ...deletion, name }, () => runs++, { on }),
      ),
    );
    expect(runs).toBeLessThanOrEqual(3);
    expect(results.filter(({ outcome }) => outcome === "executed")).toHaveLength(runs);
  });

  it("counts from its own record on, and for no more than policy lets it hold", async () => {
    expect(await ran([signed({ requested: 2 })])).toBe("executed");
    // A log that does not have it yet is not the one that it was made by.
    expect(await ran([signed({ requested: 99 })])).toBe("denied");
    expect(await ran([signed({ times: 101 })])).toBe("pending");
    expect(await ran([signed({ until: "2026-12-08T00:00:00Z" })])).toBe("pending");
  });

  it("counts for nothing where policy does not let such votes count", async () => {
    expect(await ran([signed()], deletion, on, forgetful)).toBe("pending");
  });

  it("lasts until its time, its signer's, or until it is withdrawn", async () => {
    let grants = [signed({ until: "2026-12-05T00:00:00Z" })];
    const world = memoryGate(guard, { grants: () => grants });
    const outcome = async (name: string) =>
      (await world.gate.run({ ...deletion, name }, () => "ran", { on })).outcome;
    expect(await outcome("a")).toBe("executed");
    world.wait(2 * 24 * 60);
    expect(await outcome("b")).toBe("executed");
    grants = [];
    expect(await outcome("c")).toBe("pending");
    grants = [signed({ until: "2026-12-05T00:00:00Z" })];
    world.wait(24 * 60);
    expect(await outcome("d")).toBe("pending");
  });

  it("is of two people, where two signed it", async () => {
    const approval = { approvers, remembered: ["ACT-DELETE"], quorum: 2 };
    const two = await createGuard({ subjects: [approvalQuestion], parameters: { approval } });
    expect(await ran([signed()], deletion, on, two)).toBe("pending");
    expect(await ran([signed(), signed()], deletion, on, two)).toBe("pending");
    expect(await ran([signGrant(keys.lea, signed())], deletion, on, two)).toBe("executed");
  });

  it("is less than what the same person says about the action", async () => {
    let grants: Grant[] = [];
    const world = memoryGate(guard, { grants: () => grants });
    const asked = await world.gate.run(deletion, () => "ran", { on });
    if (asked.outcome !== "pending") throw new Error(asked.outcome);
    const { id, binding } = asked.approval;
    const ballot = { approval: id, binding, verdict: "deny" as const, at: world.at() };
    await world.approvals.vote("acme", castVote(keys.owen, ballot));
    grants = [signed()];
    const denied = await world.gate.run(deletion, () => "ran", { on, approval: id });
    expect(denied).toMatchObject({ outcome: "denied", failure: { code: "approval_not_usable" } });
  });

  it("that cannot be read lets nothing run", async () => {
    const world = memoryGate(guard, {
      grants: () => {
        throw new Error("no file");
      },
    });
    const result = await world.gate.run(deletion, () => "ran", { on });
    expect(result).toMatchObject({ outcome: "denied", failure: { code: "approvals_unavailable" } });
  });
});

it("grants are a parameter of the pack", async () => {
  const parameters = { approval: { approvers, remembered: ["ACT-DELETE"], grants: [signed()] } };
  const own = await createGuard({ subjects: [approvalQuestion], parameters });
  expect(grantsOf(own)).toEqual([signed()]);
  expect(grantsOf(guard)).toEqual([]);
  const { gate } = memoryGate(own);
  expect((await gate.run(deletion, () => "ran", { on })).outcome).toBe("executed");
});

it.each<[string, unknown, string]>([
  ["no list", {}, "the grants cannot be used: must be an array at `/grants`"],
  ["an open verb", [signed({ open: [{ at: "/verb", like: "*" }] })], "/open/0"],
  ["an open command", [signed({ open: [{ at: "/command", like: "*" }] })], "/open/0"],
  ["all arguments", [signed({ open: [{ at: "/arguments", like: "*" }] })], "/open/0"],
  ["an open text of any kind", [signed({ open: ["/name"] as never })], "/open/0"],
  ["a number of any size", [signed({ open: [{ at: "/arguments/n" }] as never })], "/open/0"],
  ["a number below 0", [signed({ open: [{ at: "/arguments/n", most: -1 }] })], "/open/0"],
  ["a name that is a number", [signed({ open: [{ at: "/name", most: 1 }] })], "/open/0"],
  [
    "a pattern of other texts",
    [signed({ open: [{ at: "/name", like: "db-*" }] })],
    "the action that was seen",
  ],
  [
    "a place that is not there",
    [signed({ open: [{ at: "/arguments/x", like: "*" }] })],
    "the action that was seen",
  ],
  [
    "a place that is open twice",
    [signed({ open: [...terms.open, ...terms.open] })],
    "the action that was seen",
  ],
  ["no run", [signed({ times: 0 })], "/times"],
  ["runs without end", [signed({ times: undefined as never })], "needs `times`"],
  ["no rules", [signed({ rules: [] })], "/rules"],
])("%s is no list of grants", async (_, grants, message) => {
  expect(() => readGrants(grants)).toThrow(message);
  const parameters = { approval: { grants } };
  const made = createGuard({ subjects: [approvalQuestion], parameters }).then((own) => memoryGate(own));
  await expect(made).rejects.toMatchObject({ code: "invalid_parameters" });
});
