// Grants: votes that are signed beforehand, for actions of one shape, until a day.
import { z } from "zod";
import { messageOf } from "../../caught.js";
import { readRequest } from "../../contract/read-request.js";
import type { Guard } from "../../guard.js";
import { GuardError } from "../../guard-error.js";
import { isSignedBy, type PrivateKey, sign, signatureSchema } from "../signing/ed25519-key.js";
import type { ApprovalSubject } from "./approval.js";
import { type Approver, type CountedVote, isEntitled, keyOf } from "./count-votes.js";
import { isFilled, isOfShape, openPlaceSchema, type Understanding } from "./grant-shape.js";
import { nameKey } from "./name-key.js";

/** No grant is good for more runs. */
export const mostTimes = 1000;

const termsSchema = z.strictObject({
  id: z.string().min(1).max(100),
  tenant: z.string().min(1),
  project: z.string().min(1).exactOptional().describe("Absent: any of the tenant's"),
  requester: z.string().min(1).exactOptional().describe("Absent: whoever asks"),
  like: z.record(z.string(), z.unknown()).describe("The action, as it was judged when it was granted"),
  open: z
    .array(openPlaceSchema)
    .max(50)
    .describe("Where something else may stand, by JSON pointers, and what; all else is as in `like`"),
  rules: z.array(z.string()).min(1).describe("What it answers: other rules ask all the same"),
  times: z.int().min(1).max(mostTimes).describe("How many runs it is good for"),
  requested: z
    .int()
    .positive()
    .describe(
      "A number of the gate's audit log: runs from that record on count, as `requested` of an approval has it",
    ),
  at: z.iso.datetime(),
  until: z.iso.datetime(),
});
export const grantTermsSchema = termsSchema.refine(({ like, open }) => isFilled(like, open), {
  path: ["open"],
  message: "has a place where the action that was seen has something else",
});
/** What is granted: an action of this shape, for these rules, so many times, until then. */
export type GrantTerms = Readonly<z.infer<typeof termsSchema>>;

export const grantSchema = z.strictObject({ terms: grantTermsSchema, signatures: z.array(signatureSchema) });
/** Terms with the signatures of approvers: each is that person's vote for every action that fits. */
export type Grant = Readonly<z.infer<typeof grantSchema>>;

/** What grants are signed for. */
const grantPurpose = "approval-grant";

/**
 * Signs terms, or signs a grant of others, too.
 * @example signGrant(key, { terms, signatures: [] })
 */
export function signGrant(key: PrivateKey, { terms, signatures }: Grant): Grant {
  return { terms, signatures: [...signatures, sign(key, grantPurpose, terms)] };
}

export type GrantElection = {
  readonly subject: ApprovalSubject;
  readonly approvers: readonly Approver[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly understands: Understanding;
};

/** Those that are for this action, now. How often they were used is for the log to say. */
export function fittingGrants(grants: readonly Grant[], election: GrantElection): readonly Grant[] {
  return grants.filter(({ terms }) => fits(terms, election));
}

/** The votes that fitting grants are; each says of which grant it is, and which rules that answers. */
export function grantVotes(
  fitting: readonly Grant[],
  { subject, approvers, now }: Omit<GrantElection, "understands">,
): readonly CountedVote[] {
  return fitting.flatMap(({ terms, signatures }) =>
    signatures.flatMap((signature): CountedVote[] => {
      const found = keyOf(signature.key, approvers);
      if (found === undefined || !isSignedBy(found.key, signature, grantPurpose, terms)) return [];
      const { name, roles } = found.approver;
      if (!isEntitled(found.approver, subject.tenant, now)) return [];
      const { id, rules, at, until, times } = terms;
      const own = nameKey(name) === nameKey(subject.requester);
      return [{ approver: name, roles, verdict: "approve", at, own, grant: { id, rules, until, times } }];
    }),
  );
}

function fits(terms: GrantTerms, { subject, now, understands }: GrantElection): boolean {
  const { tenant, project = subject.project, requester = subject.requester, like, open, at, until } = terms;
  if (tenant !== subject.tenant || project !== subject.project || requester !== subject.requester)
    return false;
  if (now < Date.parse(at) || now >= Date.parse(until)) return false;
  return isOfShape(like, subject.request, { open, understands });
}

const listSchema = z.strictObject({ grants: z.array(grantSchema) });

/**
 * The grants of a guard's policies: the parameter `grants` of the pack `approval`.
 * @throws {GuardError} `invalid_parameters` for what is no list of grants
 */
export function grantsOf(guard: Pick<Guard, "subjects">): readonly Grant[] {
  const approval = guard.subjects.find(({ name }) => name === "approval");
  return readGrants(approval?.parameters["grants"] ?? []);
}

/** @throws {GuardError} as `grantsOf` */
export function readGrants(given: unknown): readonly Grant[] {
  try {
    return readRequest({ called: "what is granted", schema: listSchema }, { grants: given }).grants;
  } catch (error) {
    const message = messageOf(error);
    throw new GuardError("invalid_parameters", `the grants cannot be used: ${message}`, {
      problems: [{ at: "/approval/grants", message, isValue: true }],
    });
  }
}
