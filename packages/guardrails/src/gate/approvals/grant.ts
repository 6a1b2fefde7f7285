// Grants: votes that are signed beforehand, for actions of one shape, until a day.
import { canonicalDigest, valueFromJavaScript } from "@palisade/language";
import { z } from "zod";
import { messageOf } from "../../caught.js";
import { isPlain } from "../../contract/is-plain.js";
import { plainCopy } from "../../contract/plain-copy.js";
import { readRequest } from "../../contract/read-request.js";
import type { Guard } from "../../guard.js";
import { GuardError } from "../../guard-error.js";
import { isSignedBy, type PrivateKey, sign, signatureSchema } from "../signing/ed25519-key.js";
import type { ApprovalSubject } from "./approval.js";
import { type Approver, type CountedVote, isEntitled, keyOf } from "./count-votes.js";
import { nameKey } from "./name-key.js";

/** What may be another text each time: a name, and what a tool is called with. Tool, verb and environment stay. */
const openPointer = /^\/(?:name|arguments(?:\/(?:[^/~]|~[01])+)+)$/;

export const grantTermsSchema = z.strictObject({
  id: z.string().min(1).max(100),
  tenant: z.string().min(1),
  project: z.string().min(1).exactOptional().describe("Absent: any of the tenant's"),
  requester: z.string().min(1).exactOptional().describe("Absent: whoever asks"),
  like: z.record(z.string(), z.unknown()).describe("The action, as it was judged when it was granted"),
  open: z
    .array(z.string().regex(openPointer, "is no pointer to the name, or into the arguments"))
    .describe("JSON pointers to texts that may be others; all else is as in `like`"),
  rules: z.array(z.string()).min(1).describe("What it answers: other rules ask all the same"),
  at: z.iso.datetime(),
  until: z.iso.datetime(),
});
/** What is granted: an action of this shape, for these rules, until then. */
export type GrantTerms = Readonly<z.infer<typeof grantTermsSchema>>;

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
};

/** The votes that grants are for this action; each says of which grant it is, and which rules that answers. */
export function grantVotes(grants: readonly Grant[], election: GrantElection): readonly CountedVote[] {
  const { subject, approvers, now } = election;
  const fitting = grants.filter(({ terms }) => fits(terms, subject, now));
  return fitting.flatMap(({ terms, signatures }) =>
    signatures.flatMap((signature): CountedVote[] => {
      const found = keyOf(signature.key, approvers);
      if (found === undefined || !isSignedBy(found.key, signature, grantPurpose, terms)) return [];
      const { name, roles } = found.approver;
      if (!isEntitled(found.approver, subject.tenant, now)) return [];
      const { id, rules, at } = terms;
      const own = nameKey(name) === nameKey(subject.requester);
      return [{ approver: name, roles, verdict: "approve", at, own, grant: { id, rules } }];
    }),
  );
}

function fits(terms: GrantTerms, subject: ApprovalSubject, now: number): boolean {
  const { tenant, project = subject.project, requester = subject.requester, like, open, at, until } = terms;
  if (tenant !== subject.tenant || project !== subject.project || requester !== subject.requester)
    return false;
  if (now < Date.parse(at) || now >= Date.parse(until)) return false;
  const [shape, asked] = [shapeOf(like, open), shapeOf(subject.request, open)];
  return shape !== undefined && shape === asked;
}

/** A digest of the action without its open texts; nothing if one of them is no text. */
function shapeOf(action: unknown, open: readonly string[]): string | undefined {
  const copy = plainCopy(action);
  for (const pointer of open) if (!cleared(copy, pointer)) return undefined;
  return canonicalDigest(valueFromJavaScript(copy));
}

/** Whether there was a text at the pointer, which is empty now. */
function cleared(root: unknown, pointer: string): boolean {
  const steps = pointer
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  const last = steps.pop() ?? "";
  let holder = root;
  for (const step of steps) holder = childOf(holder, step);
  if (typeof childOf(holder, last) !== "string") return false;
  (holder as Record<string, unknown>)[last] = "";
  return true;
}

function childOf(holder: unknown, step: string): unknown {
  const isHolder = isPlain(holder) || Array.isArray(holder);
  return isHolder && Object.hasOwn(holder, step) ? (holder as Record<string, unknown>)[step] : undefined;
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
