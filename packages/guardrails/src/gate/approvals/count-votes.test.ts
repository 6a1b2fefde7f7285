// Which votes count: of known keys, for this approval, of who may vote here and now, the last of each.
import { describe, expect, it } from "vitest";
import { keyId, privateKeyOf, publicKeyOf } from "../signing/ed25519-key.js";
import { type Approval, type ApprovalSubject, type Ballot, bindingOf } from "./approval.js";
import { type Approver, castVote, countVotes, isEntitled, keyOf, readVote } from "./count-votes.js";

const [one, two, stranger] = [1, 2, 3].map((seed) => privateKeyOf(new Uint8Array(32).fill(seed))) as [
  ReturnType<typeof privateKeyOf>,
  ReturnType<typeof privateKeyOf>,
  ReturnType<typeof privateKeyOf>,
];
const at = "2027-01-01T00:00:00.000Z";
const now = Date.parse(at);
const approvers: Approver[] = [
  { name: "owen", roles: ["owner"], keys: [publicKeyOf(one)] },
  { name: "req", roles: ["lead"], keys: [publicKeyOf(two)], tenants: ["acme"] },
];
const subject: ApprovalSubject = {
  request: { verb: "delete" },
  requester: "req",
  tenant: "acme",
  project: "shop",
  policies: [],
};
const approval = { id: "a", subject, votes: [] } as unknown as Approval;
const ballot = (verdict: Ballot["verdict"], more: Partial<Ballot> = {}): Ballot => ({
  approval: "a",
  binding: bindingOf(subject),
  verdict,
  at,
  ...more,
});

describe("a vote", () => {
  it("counts with who cast it, and whether it is the requester's own", () => {
    const election = { approval, approvers, now };
    expect(readVote(castVote(one, ballot("approve")), election)).toEqual({
      counted: { approver: "owen", roles: ["owner"], verdict: "approve", at, own: false },
    });
    expect(readVote(castVote(two, ballot("deny")), election)).toEqual({
      counted: { approver: "req", roles: ["lead"], verdict: "deny", at, own: true },
    });
  });

  it.each([
    ["by a key of nobody", castVote(stranger, ballot("approve")), "unknown_key"],
    ["changed since", { ...castVote(one, ballot("approve")), ballot: ballot("deny") }, "bad_signature"],
    ["for another approval", castVote(one, ballot("approve", { approval: "b" })), "other_approval"],
    ["for another action", castVote(one, ballot("approve", { binding: "sha256:0" })), "other_approval"],
  ])("%s does not", (_, vote, problem) => {
    expect(readVote(vote, { approval, approvers, now })).toEqual({ problem });
  });

  it("of somebody who may not vote here does not", () => {
    const elsewhere = { ...approval, subject: { ...subject, tenant: "other" } };
    const vote = castVote(two, ballot("approve", { binding: bindingOf(elsewhere.subject) }));
    expect(readVote(vote, { approval: elsewhere, approvers, now })).toEqual({ problem: "not_entitled" });
  });

  it("is the last of each, in the order of who voted first", () => {
    const votes = [
      castVote(one, ballot("approve")),
      castVote(stranger, ballot("approve")),
      castVote(two, ballot("approve")),
      castVote(one, ballot("deny")),
    ];
    const counted = countVotes({ approval: { ...approval, votes }, approvers, now });
    expect(counted.map(({ approver, verdict }) => `${approver} ${verdict}`)).toEqual([
      "owen deny",
      "req approve",
    ]);
  });
});

it.each<[string, string, string]>([
  ["2027-01-01T00:00:00.000Z", "2027-01-01T00:00:00.001Z", "deny"],
  ["2027-01-01T00:00:00.001Z", "2027-01-01T00:00:00.000Z", "approve"],
  ["2027-01-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z", "deny"],
])(
  "who approves at %s and denies at %s has said %s, in whatever order a store has it",
  (yes, no, verdict) => {
    const votes = [castVote(one, ballot("approve", { at: yes })), castVote(one, ballot("deny", { at: no }))];
    for (const order of [votes, votes.toReversed()]) {
      const counted = countVotes({ approval: { ...approval, votes: order }, approvers, now });
      expect(counted.map((each) => each.verdict)).toEqual([verdict]);
    }
  },
);

it("a vote is the requester's own whatever the spelling of the name", () => {
  const other = { ...subject, requester: " REQ" };
  const vote = castVote(two, ballot("approve", { binding: bindingOf(other) }));
  const election = { approval: { ...approval, subject: other }, approvers, now };
  expect(readVote(vote, election)).toMatchObject({ counted: { approver: "req", own: true } });
});

it("a key for which anything is signed signs nothing", () => {
  // The neutral point, and a signature of it that RFC 8032's equation without more checks takes for every text.
  const neutral = new Uint8Array(32);
  neutral[0] = 1;
  const x = Buffer.from(neutral).toString("base64url");
  const weak = { kty: "OKP", crv: "Ed25519", x } as const;
  const bytes = Buffer.concat([neutral, new Uint8Array(32)]);
  const signature = { key: keyId(weak), value: bytes.toString("base64url") };
  const people = [{ name: "owen", roles: ["owner"], keys: [weak] }];
  const forged = { ballot: ballot("approve"), signature };
  expect(readVote(forged, { approval, approvers: people, now })).toEqual({ problem: "bad_signature" });
});

describe("somebody", () => {
  const until = "2027-01-01T00:00:00.000Z";
  it.each<[string, Partial<Approver>, boolean]>([
    ["may vote", {}, true],
    ["may vote for a tenant", { tenants: ["other", "acme"] }, true],
    ["may not vote for another tenant", { tenants: ["other"] }, false],
    ["may vote for none", { tenants: [] }, false],
    ["may vote until then", { until: "2027-01-01T00:00:00.001Z" }, true],
    ["may not vote from then on", { until }, false],
    [
      "may not vote for another tenant until then",
      { tenants: ["other"], until: "2028-01-01T00:00:00.000Z" },
      false,
    ],
  ])("%s: %j is %s", (_, more, isOne) => {
    expect(isEntitled({ ...(approvers[0] as Approver), ...more }, "acme", now)).toBe(isOne);
  });

  it("is found by any key", () => {
    const both = [{ ...(approvers[0] as Approver), keys: [publicKeyOf(stranger), publicKeyOf(one)] }];
    for (const key of both[0]?.keys ?? [])
      expect(keyOf(keyId(key), both)).toEqual({ approver: both[0], key });
    expect(keyOf("none", both)).toBeUndefined();
  });
});
