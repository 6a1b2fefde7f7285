// What a tool that acts answers, whatever came of it: the change, the approval, and what is left to do.
import type { Approval, DenialHelp } from "@palisade/guardrails/gate";
import { approvalStates } from "@palisade/guardrails/gate";
import { z } from "zod";
import { failureSchema } from "../palette-failure.js";
import { present, unlessEmpty } from "../present.js";
import { changeLineSchema } from "./change-lines.js";

const states = Object.keys(approvalStates) as [string, ...string[]];

export const approvalViewSchema = z.strictObject({
  id: z.string().describe("For `get_approval_status`, and for the next call"),
  state: z.enum(states),
  expiresAt: z.string(),
  approvers: z.array(z.string()).exactOptional().describe("Roles, of which somebody has to approve"),
  reasons: z.array(z.strictObject({ rule: z.string(), message: z.string() })),
});

export function approvalView({ id, state, expiresAt, reasons }: Approval) {
  return present({
    id,
    state,
    expiresAt,
    approvers: unlessEmpty([...new Set(reasons.flatMap(({ approvers }) => approvers ?? []))]),
    reasons: reasons.map(({ rule, message }) => ({ rule, message })),
  });
}

export const helpSchema = z.strictObject({
  class: z.enum(["never", "later", "rewording", "change", "approval"]),
  retryable: z.boolean().describe("Whether asking again can succeed"),
  findings: z.array(
    z.strictObject({
      rule: z.string(),
      message: z.string(),
      class: z.string(),
      retryable: z.boolean(),
      at: z.string().exactOptional(),
      remedy: z.string().exactOptional(),
      wouldAllow: z.string().exactOptional(),
      approvers: z.array(z.string()).exactOptional(),
    }),
  ),
});

/** More of them say nothing new. */
const mostFindings = 20;

export function helpView({ class: worst, retryable, findings }: DenialHelp) {
  const shown = findings.slice(0, mostFindings).map(({ patch: _, approvers, ...finding }) => ({
    ...finding,
    ...(approvers === undefined ? {} : { approvers: [...approvers] }),
  }));
  return { class: worst, retryable, findings: shown };
}

/** Every outcome with its meaning: schema and documentation derive from it. */
export const writeOutcomes = {
  done: "it was done, and is on record",
  pending: "people have to approve it first: nothing was done",
  denied: "it may not be done: nothing was",
  failed: "it could not be done, or was begun and failed",
  not_available: "it is switched off, or needs what is not there",
} as const;
export type WriteOutcome = keyof typeof writeOutcomes;

export const writeShape = {
  outcome: z.enum(Object.keys(writeOutcomes) as [WriteOutcome, ...WriteOutcome[]]),
  summary: z.string().exactOptional().describe("What was asked for, in a sentence"),
  change: z.array(changeLineSchema).exactOptional().describe("What it changes, or would change"),
  more: z.int().positive().exactOptional().describe("How many lines of the change are left out"),
  decision: z.string().exactOptional().describe("For `explain_decision`"),
  run: z.string().exactOptional().describe("What it is called in the audit log, if it was begun"),
  approval: approvalViewSchema.exactOptional(),
  next: z.string().exactOptional().describe("What to do now"),
  help: helpSchema.exactOptional(),
  failure: failureSchema.exactOptional(),
} as const;
