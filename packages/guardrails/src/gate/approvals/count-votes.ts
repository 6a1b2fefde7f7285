// Which votes on an approval are real: signed for it, by a known key, of somebody who may vote, once each.

import { z } from "zod";
import {
  isSignedBy,
  keyId,
  type PrivateKey,
  type PublicKey,
  publicKeySchema,
  sign,
} from "../signing/ed25519-key.js";
import { type Approval, type Ballot, bindingOf, type Vote } from "./approval.js";
import { nameKey } from "./name-key.js";

export const approverSchema = z.strictObject({
  name: z.string().describe("Who it is, as requesters are named, too"),
  roles: z.array(z.string()),
  keys: z.array(publicKeySchema).describe("Any of them signs for this person"),
  tenants: z.array(z.string()).exactOptional().describe("Only for these; without it, for all"),
  until: z.iso.datetime().exactOptional().describe("Not from then on"),
});
/** Somebody who may vote, and the keys that prove it. They are data of the gate, never of the store. */
export type Approver = Readonly<z.infer<typeof approverSchema>>;

/** A vote that counts: whose it is, and what that person may do. */
export type CountedVote = {
  readonly approver: string;
  readonly roles: readonly string[];
  readonly verdict: Ballot["verdict"];
  readonly at: string;
  /** Whether it is the requester's: it counts where the policy lets a confirmation do. */
  readonly own: boolean;
  /** Of which grant it is, if it was signed beforehand, and which rules that answers. */
  readonly grant?: {
    readonly id: string;
    readonly rules: readonly string[];
    readonly until: string;
    readonly times: number;
  };
};

/** What ballots are signed for. */
const votePurpose = "approval-vote";

/** @example castVote(key, { approval: approval.id, binding: approval.binding, verdict: "approve", at }) */
export function castVote(key: PrivateKey, ballot: Ballot): Vote {
  return { ballot, signature: sign(key, votePurpose, ballot) };
}

/** Why a vote does not count. */
export type VoteProblem = "no_vote" | "unknown_key" | "bad_signature" | "other_approval" | "not_entitled";

export type ReadVote = { readonly counted: CountedVote } | { readonly problem: VoteProblem };

export type Election = {
  readonly approval: Approval;
  readonly approvers: readonly Approver[];
  /** Milliseconds since the epoch. */
  readonly now: number;
};

/** Reads one vote. Nothing that a store can be made to say is enough: the key must be an approver's. */
export function readVote({ ballot, signature }: Vote, election: Election): ReadVote {
  const { approval, approvers, now } = election;
  const found = keyOf(signature.key, approvers);
  if (found === undefined) return { problem: "unknown_key" };
  const { approver, key } = found;
  if (!isSignedBy(key, signature, votePurpose, ballot)) return { problem: "bad_signature" };
  const { subject, id } = approval;
  if (ballot.approval !== id || ballot.binding !== bindingOf(subject)) return { problem: "other_approval" };
  if (!isEntitled(approver, subject.tenant, now)) return { problem: "not_entitled" };
  const { name, roles } = approver;
  const { verdict, at } = ballot;
  return {
    counted: { approver: name, roles, verdict, at, own: nameKey(name) === nameKey(subject.requester) },
  };
}

/** The votes that count, the last one of each approver by the time that was signed: not by their order in a store. */
export function countVotes(election: Election): readonly CountedVote[] {
  const byApprover = new Map<string, CountedVote>();
  for (const vote of election.approval.votes) {
    const read = readVote(vote, election);
    if (!("counted" in read)) continue;
    const { counted } = read;
    const before = byApprover.get(counted.approver);
    if (before === undefined || isLater(counted, before)) byApprover.set(counted.approver, counted);
  }
  return [...byApprover.values()];
}

/** Of two at the same time, the one that says no. */
function isLater(vote: CountedVote, than: CountedVote): boolean {
  const [at, before] = [Date.parse(vote.at), Date.parse(than.at)];
  return at === before ? vote.verdict === "deny" : at > before;
}

export function keyOf(
  id: string,
  approvers: readonly Approver[],
): { readonly approver: Approver; readonly key: PublicKey } | undefined {
  for (const approver of approvers) {
    const key = approver.keys.find((each) => keyId(each) === id);
    if (key !== undefined) return { approver, key };
  }
  return undefined;
}

export function isEntitled({ tenants, until }: Approver, tenant: string, now: number): boolean {
  return (
    (tenants === undefined || tenants.includes(tenant)) && (until === undefined || now < Date.parse(until))
  );
}
