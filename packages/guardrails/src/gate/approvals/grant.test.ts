// Votes that are signed beforehand: for one shape of actions, as long as policy lets them count, and no further.
import { beforeAll, describe, expect, it } from "vitest";
import type { Guard } from "../../guard.js";
import { createGuard } from "../../node.js";
import { memoryGate, on } from "../../testing/memory-gate.js";
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
  open: ["/name"],
  rules: ["ACT-DELETE"],
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
    const grant = signed({ like: withPod("web-1"), open: ["/arguments/a~1b/0/pod"] });
    expect(await ran([grant], withPod("web-2"))).toBe("executed");
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
  ["an open verb", [signed({ open: ["/verb"] })], "is no pointer to the name, or into the arguments"],
  ["an open command", [signed({ open: ["/command"] })], "is no pointer to the name"],
  ["all arguments", [signed({ open: ["/arguments"] })], "is no pointer to the name"],
  ["no rules", [signed({ rules: [] })], "/rules"],
])("%s is no list of grants", async (_, grants, message) => {
  expect(() => readGrants(grants)).toThrow(message);
  const parameters = { approval: { grants } };
  const made = createGuard({ subjects: [approvalQuestion], parameters }).then((own) => memoryGate(own));
  await expect(made).rejects.toMatchObject({ code: "invalid_parameters" });
});
