// The confirmation of whoever asked: a vote of theirs, signed by the key that the policies name for it.
import { type Approval, castVote } from "@palisade/guardrails/gate";
import type { Call } from "../../call.js";
import { ToolError } from "../palette-failure.js";
import type { Caller, PaletteService } from "../palette-service.js";

/** Whether who asked can be asked to confirm it, and that would be enough. */
export function mayConfirm(
  { approvals, confirmationKeys }: PaletteService,
  { principal }: Caller,
  { confirmation }: Call,
  approval: Approval,
): boolean {
  if (confirmation.answer !== "none" || confirmationKeys?.has(principal) !== true) return false;
  return approvals.isConfirmable(approval);
}

/**
 * Puts their word on record, and gives the approval to go on with.
 * @throws {ToolError} `denied` if they said no, or if the policies do not know the key
 */
export async function settleConfirmation(
  { approvals, confirmationKeys, tenant, now }: PaletteService,
  { principal }: Caller,
  { confirmation }: Call,
  tool: string,
): Promise<string | undefined> {
  if (confirmation.answer === "none" || confirmation.answer === "unable") return undefined;
  const { approval: id, answer } = confirmation;
  if (confirmation.tool !== tool) throw new ToolError("denied", "what was confirmed is another question");
  const approval = await approvals.find(tenant, id);
  if (approval === undefined || approval.subject.requester !== principal)
    throw new ToolError("denied", "what was confirmed is nothing of the caller's");
  if (answer === "declined") {
    await approvals.cancel(tenant, id, "who asked for it did not confirm it");
    throw new ToolError("denied", "who asked for it did not confirm it", {
      hint: "do not ask again unless the person does",
    });
  }
  const key = confirmationKeys?.get(principal);
  if (key === undefined) throw new ToolError("denied", "there is no key to confirm with");
  const at = new Date(now()).toISOString();
  const ballot = { approval: id, binding: approval.binding, verdict: "approve" as const, at };
  const voted = await approvals.vote(tenant, castVote(key, ballot));
  if ("refused" in voted) throw new ToolError("denied", `the confirmation does not count: ${voted.message}`);
  return id;
}
