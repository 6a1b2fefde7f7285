// An approval: exactly what is to be run, who asked for it, who has voted, and what has become of it.
import { canonicalDigest, valueFromJavaScript } from "@palisade/language";
import { z } from "zod";
import { policyIdentitySchema } from "../../contract/decision.js";
import { signatureSchema } from "../signing/ed25519-key.js";

/** Every state with its meaning: schema and documentation derive from it. */
export const approvalStates = {
  pending: "votes are missing",
  approved: "it may be used, once, by who asked for it",
  consumed: "it was used: what it was asked for has been started",
  denied: "somebody who may decide said no, or a policy did when it was judged again",
  expired: "its time ran out before it was used",
  cancelled: "who asked for it took it back",
} as const;

export type ApprovalState = keyof typeof approvalStates;

const states = Object.keys(approvalStates) as [ApprovalState, ...ApprovalState[]];

/** What an approval is for, and for nothing else. */
export const approvalSubjectSchema = z.strictObject({
  request: z.record(z.string(), z.unknown()).describe("The action, in the one spelling that was judged"),
  requester: z.string().describe("Who asked, as the caller proved or said"),
  tenant: z.string(),
  project: z.string(),
  policies: z.array(policyIdentitySchema).describe("What judged: another revision voids the approval"),
});
export type ApprovalSubject = z.infer<typeof approvalSubjectSchema>;

/** What an approver signs, besides the purpose. */
export const ballotSchema = z.strictObject({
  approval: z.string(),
  binding: z.string(),
  verdict: z.enum(["approve", "deny"]),
  at: z.iso.datetime(),
  reason: z.string().max(4000).exactOptional(),
});
/** A vote as it is signed: for one approval of one action. */
export type Ballot = z.infer<typeof ballotSchema>;

export const voteSchema = z.strictObject({ ballot: ballotSchema, signature: signatureSchema });
export type Vote = z.infer<typeof voteSchema>;

export const approvalSchema = z.strictObject({
  id: z.uuidv7(),
  state: z.enum(states),
  subject: approvalSubjectSchema,
  binding: z.string().describe("sha256:… of the subject as canonical JSON (RFC 8785)"),
  decision: z.string().describe("The decision that asked for it"),
  reasons: z
    .array(
      z.strictObject({
        rule: z.string(),
        message: z.string(),
        approvers: z.array(z.string()).exactOptional().describe("Roles, any of which may approve"),
      }),
    )
    .describe("What asked for approval"),
  requestedAt: z.iso.datetime(),
  requested: z.int().positive().describe("The number of the record in the audit log that says so"),
  expiresAt: z.iso.datetime(),
  votes: z.array(voteSchema),
  ending: z.string().exactOptional().describe("Why it was denied or cancelled, or which run consumed it"),
  version: z.int().nonnegative().describe("Goes up with every change"),
});
/** As stores keep it. Nothing in it is believed but what approvers have signed. */
export type Approval = Readonly<z.infer<typeof approvalSchema>>;

/** The digest that approvals are bound to and approvers sign. */
export function bindingOf(subject: ApprovalSubject): string {
  return canonicalDigest(valueFromJavaScript(subject));
}
