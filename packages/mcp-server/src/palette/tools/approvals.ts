// Tools that tell where approvals stand: of the caller's projects, and of no others.
import { type Approval, approvalStates } from "@palisade/guardrails/gate";
import { z } from "zod";
import { ToolError } from "../palette-failure.js";
import { present, unlessEmpty } from "../present.js";
import { defineRead, type Reading } from "../read/define-read.js";
import { changeLineSchema } from "../write/change-lines.js";

const states = Object.keys(approvalStates) as [Approval["state"], ...Approval["state"][]];

const approvalRow = {
  id: z.string(),
  state: z.enum(states),
  tool: z.string().exactOptional(),
  arguments: z.unknown().exactOptional(),
  project: z.string(),
  requester: z.string(),
  requestedAt: z.string(),
  expiresAt: z.string(),
  approvers: z.array(z.string()).exactOptional().describe("Roles, of which somebody has to approve"),
  reasons: z.array(z.strictObject({ rule: z.string(), message: z.string() })),
  ending: z.string().exactOptional().describe("Why it was denied or cancelled, or which run used it"),
} satisfies z.ZodRawShape;

/** As it is now: nobody has to have said that its time is over. */
function viewOf(approval: Approval, now: number) {
  const { id, state, subject, requestedAt, expiresAt, reasons, ending } = approval;
  const isOver = (state === "pending" || state === "approved") && now >= Date.parse(expiresAt);
  const { tool, arguments: given } = subject.request as {
    readonly tool?: string;
    readonly arguments?: unknown;
  };
  return present({
    id,
    state: isOver ? ("expired" as const) : state,
    tool,
    arguments: given,
    project: subject.project,
    requester: subject.requester,
    requestedAt,
    expiresAt,
    approvers: unlessEmpty([...new Set(reasons.flatMap(({ approvers }) => approvers ?? []))]),
    reasons: reasons.map(({ rule, message }) => ({ rule, message })),
    ending,
  });
}

const nextSteps: Readonly<Record<Approval["state"], string>> = {
  pending: "wait for the people who may approve it",
  approved: "call the tool again with the same arguments and this approval",
  consumed: "nothing: it was used. Ask anew for another run",
  denied: "do not ask again unless something has changed",
  expired: "ask anew, if it is still wanted",
  cancelled: "ask anew, if it is still wanted",
};

export const getApprovalStatus = defineRead({
  name: "get_approval_status",
  title: "Look at an approval",
  description: "Where an approval stands: who may still approve it, what was said, and what to do next.",
  scope: "tenant",
  isLocal: true,
  input: { approval: z.string().min(1).max(100).describe("Its id") },
  head: {
    ...approvalRow,
    votes: z.array(
      z.strictObject({
        verdict: z.enum(["approve", "deny"]),
        at: z.string(),
        reason: z.string().exactOptional(),
      }),
    ),
    missing: z.array(z.string()).exactOptional().describe("What it waits for"),
    change: z.array(changeLineSchema).exactOptional(),
    next: z.string(),
  },
  fetch: async ({ approval: id }, { service, access }) => {
    const found = await service.approvals.find(service.tenant, id);
    if (found === undefined || !access.projects.includes(found.subject.project))
      throw new ToolError("not_found", "the caller's projects have no such approval");
    const view = viewOf(found, service.now());
    const { decision } = await service.approvals.standing(found);
    const isOpen = view.state === "pending";
    const { context } = found.subject.request as { readonly context?: { readonly change?: unknown } };
    const change = z.array(changeLineSchema).safeParse(context?.change).data;
    return {
      head: present({
        ...view,
        votes: found.votes.map(({ ballot: { verdict, at, reason } }) => present({ verdict, at, reason })),
        missing: isOpen ? unlessEmpty(decision.findings.map(({ message }) => message)) : undefined,
        change,
        next: nextSteps[view.state],
      }),
    };
  },
});

export const listApprovals = defineRead({
  name: "list_approvals",
  title: "List approvals",
  description:
    "Approvals of the caller's projects, the newest first: what waits, for whom, and what has become of it.",
  scope: "tenant",
  isLocal: true,
  input: {
    states: z
      .array(z.enum(states))
      .min(1)
      .exactOptional()
      .describe("Only in these; default: pending and approved"),
    own: z.boolean().exactOptional().describe("Only those that the caller asked for"),
  },
  rows: { name: "approvals", schema: z.strictObject(approvalRow) },
  fetch: async ({ states: wanted = ["pending", "approved"], own }, { service, access, caller }: Reading) => {
    const all = await service.approvals.list({ tenant: service.tenant });
    const rows = all
      .filter(({ subject }) => access.projects.includes(subject.project))
      .filter(({ subject }) => own !== true || subject.requester === caller.principal)
      .map((approval) => viewOf(approval, service.now()))
      .filter(({ state }) => wanted.includes(state))
      .toReversed();
    return { rows, total: rows.length };
  },
});
